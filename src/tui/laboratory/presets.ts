import { formatNumber } from '../../charts/index.ts';
import { words } from '../../i18n/laboratory.ts';
import { finalsOf } from '../../lab/compare.ts';
import type { Experiment, Preset, RunResult } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import type { Line, Span } from '../../text/styled.ts';
import { padEnd, width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';

function markOf({ good }: Preset, { lang, capabilities }: Tutor): Span {
  const { right, wrong } = marks(capabilities);
  const word = words[good ? 'works' : 'fails'][lang];
  return span(`${good ? right : wrong} ${word}`, { tone: good ? 'good' : 'bad' });
}

/** All presets: each with a mark, a word and its label; the reason of each where rows allow, else of the one in hand. */
export function presetLines(experiment: Experiment, at: number, tutor: Tutor, columns: number, rows: number): Line[] {
  const { lang, capabilities } = tutor;
  const { cursor } = marks(capabilities);
  const room = Math.max(12, Math.min(columns, 100));
  const item = (preset: Preset, index: number, told: boolean): Line[] => {
    const chosen = index === at;
    const mark = markOf(preset, tutor);
    const style = chosen ? ({ tone: 'accent', bold: true } as const) : ({ bold: true } as const);
    const head: Line = [
      span(` ${chosen ? cursor : ' '} ${index + 1}  `, style),
      { ...mark, text: padEnd(mark.text, width(mark.text) + 2) },
      span(preset.label[lang], style),
    ];
    const why = told ? wrapSpans([span(preset.why[lang], chosen ? {} : { dim: true })], room - 6) : [];
    return [...wrapSpans(head, room), ...why.map((line): Line => [span('      '), ...line])];
  };
  const title: Line[] = [[span(` ${words.presets[lang]}`, { dim: true })], []];
  const layOut = (told: (index: number) => boolean): Line[][] =>
    experiment.presets.map((preset, index) => item(preset, index, told(index)));
  const all = layOut(() => true);
  if (all.flat().length + title.length <= rows) return [...title, ...all.flat()];
  const brief = layOut(index => index === at);
  const shown = brief.flat().length + title.length <= rows ? [...title, ...brief.flat()] : around(brief, at, rows);
  return shown.slice(0, rows);
}

/** The items round the one in hand that the rows hold. */
function around(items: readonly (readonly Line[])[], at: number, rows: number): Line[] {
  let [from, to] = [at, at + 1];
  const height = (start: number, end: number): number => items.slice(start, end).flat().length;
  for (;;) {
    if (to < items.length && height(from, to + 1) <= rows) to++;
    else if (from > 0 && height(from - 1, to) <= rows) from--;
    else return items.slice(from, to).flat();
  }
}

/** The final numbers of a run, by name. */
export function measuredText(experiment: Experiment, result: RunResult, lang: Lang): string {
  const finals = finalsOf(experiment, result, result).map(
    ({ label, after }) => `${label[lang]} ${formatNumber(after)}`,
  );
  return finals.join(lang === 'zh' ? '，' : ', ');
}

/** Why the preset works or fails, beside what was measured; each a label and a text. */
export function presetReason(
  experiment: Experiment,
  preset: Preset,
  result: RunResult,
  tutor: Tutor,
): readonly (readonly [string, readonly Span[]])[] {
  const { lang } = tutor;
  const mark = markOf(preset, tutor);
  const measured = measuredText(experiment, result, lang);
  const reason = [mark, span(lang === 'zh' ? `　${preset.label.zh}：` : `  ${preset.label.en}: `, { bold: true })];
  return [
    [words.presetLabel[lang], [...reason, span(preset.why[lang])]],
    ...(measured === '' ? [] : [[words.measured[lang], [span(measured)]] as const]),
  ];
}
