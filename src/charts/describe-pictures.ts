import { charts } from '../i18n/charts.ts';
import type { Picture } from '../lab/types.ts';
import type { Lang } from '../platform/language.ts';
import { formatNumber } from './format.ts';
import { indexOfLeast, listed, say as message, sentences } from './say.ts';

type Kind<K extends Picture['kind']> = Extract<Picture, { kind: K }>;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The value of the field in whose cell a point lies; NaN outside. */
function valueAt(field: Kind<'field'>, x: number, y: number): number {
  const [xMin, xMax, yMin, yMax] = field.domain;
  const column = Math.floor(((x - xMin) / (xMax - xMin)) * field.cols);
  const row = Math.floor(((yMax - y) / (yMax - yMin)) * field.rows);
  const inside = x >= xMin && x <= xMax && y >= yMin && y <= yMax;
  if (!inside) return Number.NaN;
  return field.values[Math.min(field.rows - 1, row) * field.cols + Math.min(field.cols - 1, column)] ?? Number.NaN;
}

/** Classes: shares of the area and of the points on their right side. Height: range; and where the path leads. */
export function describeField(field: Kind<'field'>, lang: Lang): string {
  const zh = lang === 'zh';
  const finite = Array.from(field.values).filter(Number.isFinite);
  if (finite.length === 0) return zh ? '还没有数据。' : 'No data yet.';
  const parts: string[] = [];
  if (field.scale === 'classes') {
    const middle = (field.range[0] + field.range[1]) / 2;
    const share = percent(finite.filter(value => value >= middle).length / finite.length);
    parts.push(zh ? `平面上 ${share} 的面积判为类 1` : `${share} of the plane is judged class 1`);
    const judged = field.points.filter(point => !Number.isNaN(valueAt(field, point.x, point.y)));
    const right = judged.filter(point => valueAt(field, point.x, point.y) >= middle === (point.label === 1)).length;
    if (judged.length > 0)
      parts.push(
        zh ? `${judged.length} 个点中判对 ${right} 个` : `${right} of ${judged.length} points are judged right`,
      );
  } else {
    const low = formatNumber(finite.reduce((a, b) => Math.min(a, b)));
    const high = formatNumber(finite.reduce((a, b) => Math.max(a, b)));
    parts.push(zh ? `高度从 ${low} 到 ${high}` : `heights from ${low} to ${high}`);
  }
  const bad = field.values.length - finite.length;
  if (bad > 0) parts.push(zh ? `${bad} 格不是有限的数` : `${bad} cells are not finite`);
  if (field.path.length > 0) parts.push(describePath(field, zh));
  return zh ? `${parts.join('，')}。` : `${capital(parts.join('; '))}.`;
}

function describePath(field: Kind<'field'>, zh: boolean): string {
  const spot = (point: { x: number; y: number }) => {
    const height = valueAt(field, point.x, point.y);
    const place = `(${formatNumber(point.x)}, ${formatNumber(point.y)})`;
    if (Number.isNaN(height)) return zh ? `${place}，在图外` : `${place}, outside the picture`;
    return zh ? `${place}，高 ${formatNumber(height)}` : `${place}, height ${formatNumber(height)}`;
  };
  const finite = field.path.filter(point => Number.isFinite(point.x) && Number.isFinite(point.y));
  const first = finite[0];
  const last = finite[finite.length - 1];
  if (!first || !last) return zh ? '路径不是有限的数' : 'the path is not finite';
  const lost = finite.length < field.path.length;
  if (zh) return `路径 ${field.path.length} 点，从 ${spot(first)}，到 ${spot(last)}${lost ? '，之后不再有限' : ''}`;
  return `the path has ${field.path.length} points, from ${spot(first)}, to ${spot(last)}${lost ? ', then it is not finite' : ''}`;
}

const FEW = 6;

export function describeBars(bars: Kind<'bars'>, lang: Lang): string {
  const zh = lang === 'zh';
  if (bars.items.length === 0) return zh ? '还没有数据。' : 'No data yet.';
  const say = (item: Kind<'bars'>['items'][number]) => {
    const range =
      item.low !== undefined && item.high !== undefined
        ? zh
          ? `（${formatNumber(item.low)} 到 ${formatNumber(item.high)}）`
          : ` (${formatNumber(item.low)} to ${formatNumber(item.high)})`
        : '';
    return `${item.label[lang]} ${formatNumber(item.value)}${range}`;
  };
  const end = zh ? '。' : '.';
  if (bars.items.length <= FEW) return bars.items.map(say).join(zh ? '，' : ', ') + end + comparison(bars, lang);
  const finite = bars.items.filter(item => Number.isFinite(item.value));
  const count = zh ? `${bars.items.length} 条` : `${bars.items.length} bars`;
  const first = finite[0];
  if (!first) return zh ? `${count}，都不是有限的数。` : `${count}, none finite.`;
  const most = finite.reduce((a, b) => (b.value > a.value ? b : a), first);
  const least = finite.reduce((a, b) => (b.value < a.value ? b : a), first);
  const bad = bars.items.length - finite.length;
  const lost = bad === 0 ? '' : zh ? `，${bad} 条不是有限的数` : `, ${bad} not finite`;
  return zh
    ? `${count}，最大 ${say(most)}，最小 ${say(least)}${lost}。`
    : `${count}, largest ${say(most)}, least ${say(least)}${lost}.`;
}

/** Which bar with an interval is highest, and whether its interval stands clear of the others. */
function comparison({ items }: Kind<'bars'>, lang: Lang): string {
  const ranged = items.filter(item => [item.value, item.low, item.high].every(Number.isFinite));
  const best =
    ranged[
      indexOfLeast(
        ranged.map(({ value }) => value),
        -1,
      )
    ];
  if (!best || ranged.length < 2) return '';
  const rivals = ranged.filter(item => item !== best && (item.high ?? 0) >= (best.low ?? 0));
  const clear = rivals.length === 0;
  const other = listed(
    lang,
    rivals.map(({ label }) => label[lang]),
  );
  const text =
    message(lang, charts.barHighest, { name: best.label[lang] }) +
    message(lang, clear ? charts.barApart : charts.barOverlaps, { other });
  return (lang === 'zh' ? '' : ' ') + sentences(lang, [text]);
}

/** The unit whose gradient is largest, by its layer. */
function largestGradient({ layers, gradients }: Kind<'network'>, lang: Lang): string {
  const all = (gradients ?? []).flatMap((list, layer) => list.map(value => ({ layer, value })));
  const most =
    all[
      indexOfLeast(
        all.map(({ value }) => Math.abs(value)),
        -1,
      )
    ];
  if (!most) return '';
  const output = most.layer === layers.length - 1;
  const layer = output ? message(lang, charts.outputLayer) : message(lang, charts.layerNumber, { n: most.layer });
  return (lang === 'zh' ? '' : ' ') + sentences(lang, [message(lang, charts.gradients, { layer, value: most.value })]);
}

export function describeNetwork(network: Kind<'network'>, lang: Lang): string {
  const zh = lang === 'zh';
  const weights = network.weights.flat(2);
  const finite = weights.filter(Number.isFinite);
  const parts = [
    zh
      ? `网络 ${network.layers.join('-')}，${weights.length} 个权重`
      : `network ${network.layers.join('-')}, ${weights.length} weights`,
  ];
  if (finite.length > 0) {
    const low = formatNumber(finite.reduce((a, b) => Math.min(a, b)));
    const high = formatNumber(finite.reduce((a, b) => Math.max(a, b)));
    parts.push(zh ? `从 ${low} 到 ${high}` : `from ${low} to ${high}`);
  }
  const bad = weights.length - finite.length;
  if (bad > 0) parts.push(zh ? `${bad} 个不是有限的数` : `${bad} not finite`);
  const output = network.values?.[network.layers.length - 1];
  if (output && output.length > 0)
    parts.push(
      `${zh ? '输出 ' : 'output '}${output
        .slice(0, FEW)
        .map(value => formatNumber(value))
        .join(', ')}`,
    );
  const whole = zh ? `${parts.join('，')}。` : `${capital(parts.join(', '))}.`;
  return whole + largestGradient(network, lang);
}

export function describeLedger(ledger: Kind<'ledger'>, lang: Lang): string {
  const zh = lang === 'zh';
  const note = ledger.note[lang];
  const row = ledger.rows[ledger.current];
  if (!row) return note || (zh ? '还没有计算。' : 'Nothing calculated yet.');
  const value = row.value === null ? (zh ? '还没有算' : 'not reached yet') : formatNumber(row.value, 4);
  const where = zh
    ? `第 ${ledger.current + 1} 行，共 ${ledger.rows.length} 行，${row.section.zh}：`
    : `Line ${ledger.current + 1} of ${ledger.rows.length}, ${row.section.en}: `;
  return `${where}${row.name} = ${row.formula} = ${value}${zh ? '。' : '. '}${note}`.trim();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
