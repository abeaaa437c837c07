import type { Sample } from '../../charts/samples/index.ts';
import type { Look } from '../../charts/types.ts';
import { gallery as words } from '../../i18n/gallery.ts';
import { width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import type { Context } from '../context.ts';
import { type CommandSpec, JSON_OPTION, type OptionValues } from '../spec.ts';
import { say, unknownName, wholeNumber } from '../usage.ts';

/** Wider charts say no more. */
const WIDEST = 100;

export const gallery: CommandSpec = {
  name: 'gallery',
  about: words.about,
  arguments: [{ name: 'kind', about: words.kind, optional: true }],
  options: [{ flags: '--columns <n>', about: words.columns }, { flags: '--light', about: words.light }, JSON_OPTION],
  examples: ['dl-tutor gallery', 'dl-tutor gallery confusion', 'dl-tutor gallery --glyphs ascii --color never'],
  run: async (context, [kind], options) => {
    const { samples, kindOf } = await import('../../charts/samples/index.ts');
    const kinds = [...new Set(samples.map(kindOf))];
    const chosen = samples.filter(sample => kind === undefined || kindOf(sample) === kind || sample.id === kind);
    if (chosen.length === 0)
      throw unknownName(say(words.unknown, { word: kind ?? '' }), kind ?? '', kinds, 'dl-tutor gallery --json');
    if (options.json) context.printJson({ kinds: kindsJson(chosen, kindOf) });
    else context.print(await galleryText(chosen, context, options));
    return 0;
  },
};

/** Each kind with the samples that show it. */
function kindsJson(samples: readonly Sample[], kindOf: (sample: Sample) => string) {
  return [...new Set(samples.map(kindOf))].map(kind => ({
    kind,
    samples: samples.filter(sample => kindOf(sample) === kind).map(({ id, title }) => ({ id, title })),
  }));
}

async function galleryText(samples: readonly Sample[], context: Context, options: OptionValues): Promise<string> {
  const { drawSample, kindOf } = await import('../../charts/samples/index.ts');
  const { lang } = context;
  const asked = typeof options.columns === 'string' ? wholeNumber('--columns', options.columns, 1, 400) : null;
  const columns = asked ?? Math.min(context.columns, WIDEST);
  const look: Look = {
    lang,
    capabilities: options.light ? { ...context.capabilities, background: 'light' } : context.capabilities,
  };
  const rule = look.capabilities.glyphs === 'full' ? '─' : '-';
  return samples
    .map(sample => {
      const head = `${sample.title[lang]}  (${kindOf(sample)})`;
      const chart = drawSample(sample, { columns, rows: sample.rows }, look);
      const sentence = wrapSpans([{ text: chart.text, style: {} }], columns).map(line =>
        line.map(span => span.text).join(''),
      );
      return [head, rule.repeat(Math.min(columns, width(head))), ...chart.lines, '', ...sentence].join('\n');
    })
    .join('\n\n\n');
}
