import { formatNumber } from '../../charts/index.ts';
import { fill } from '../../i18n/fill.ts';
import { streamNames, words } from '../../i18n/laboratory.ts';
import {
  type Contrast,
  contrastOf,
  type Final,
  finalsOf,
  ignoresSeed,
  judgePairs,
  luckOf,
  measuresOf,
  type PairVerdict,
} from '../../lab/compare.ts';
import type { Both } from '../../lab/evaluate.ts';
import type { Experiment, RunResult } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import type { Line, Span } from '../../text/styled.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';
import { showValue } from './knobs.ts';
import { measuredText } from './presets.ts';
import type { RunView } from './run-model.ts';
import type { Kept } from './state.ts';

/** So many seeds of both settings: the fewest from which the sign test can tell anything. */
export const PAIR_SEEDS = 6;

type Names = readonly string[];
const listed = (names: Names, lang: Lang): string => {
  if (lang === 'zh') return names.join('、');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/** What was changed, in one sentence. */
function contrastSentence(contrast: Contrast, lang: Lang): string {
  switch (contrast.kind) {
    case 'none':
      return words.nothingChanged[lang];
    case 'one': {
      const { param, before, after } = contrast.change;
      const [old, now] = [showValue(param, before, lang), showValue(param, after, lang)];
      return fill(words.onlyChanged[lang], { label: param.label[lang], before: old, after: now });
    }
    case 'several': {
      const names = contrast.changes.map(({ param }) => param.label[lang]);
      const what = listed([...names, ...(contrast.seeds ? [words.seedToo[lang]] : [])], lang);
      return fill(words.severalChanged[lang], { what });
    }
  }
}

/** What differs between the kept run and the one after it. */
export const contrastOfRuns = (experiment: Experiment, kept: Kept, run: RunView, lang: Lang): string =>
  contrastSentence(contrastOf(experiment, kept.result, run), lang);

function finalsSentence(finals: readonly Final[], lang: Lang): string {
  const said = finals.map(({ label, before, after }) => {
    const [old, now] = [formatNumber(before), formatNumber(after)];
    return fill(words[old === now ? 'finalSame' : 'final'][lang], { label: label[lang], before: old, after: now });
  });
  const text = said.join(lang === 'zh' ? '，' : ', ');
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}${lang === 'zh' ? '。' : '.'}`;
}

/** Which random numbers both runs had in common. */
function luckSentence(before: RunResult, after: RunResult, lang: Lang): string {
  const { same, other } = luckOf(before, after);
  const nameOf = (stream: string): string => streamNames[stream]?.[lang] ?? stream;
  const say = (text: string, names: Names): string =>
    names.length === 0 ? '' : fill(text, { what: listed(names.map(nameOf), lang) });
  return [say(words.sameLuck[lang], same), say(words.otherLuck[lang], other)]
    .filter(Boolean)
    .join(lang === 'zh' ? '' : ' ');
}

/** The kept run and the one after it: what differs, what came of it, what was the same. */
export function compareLines(experiment: Experiment, kept: Kept, run: RunView, tutor: Tutor, columns: number): Line[] {
  const { lang } = tutor;
  const { result } = run;
  if (result === kept.result) {
    const finals = measuredText(experiment, kept.result, lang);
    const text = finals === '' ? words.keptBare[lang] : fill(words.keptNow[lang], { finals });
    return wrapSpans([span(text, { tone: 'accent' })], columns);
  }
  const contrast = contrastOf(experiment, kept.result, run);
  const what = span(contrastSentence(contrast, lang), contrast.kind === 'one' ? { bold: true } : { tone: 'warn' });
  const gap = span(lang === 'zh' ? '' : ' ');
  if (!result) {
    const wait = run.status === 'failed' ? words.compareFailed : words.compareRunning;
    return wrapSpans([what, gap, span(wait[lang], { dim: true })], columns);
  }
  const luck = luckSentence(kept.result, result, lang);
  const hint = contrast.kind === 'one' ? fill(words.moreSeeds[lang], { n: PAIR_SEEDS }) : '';
  return [
    ...wrapSpans([what, gap, span(finalsSentence(finalsOf(experiment, kept.result, result), lang))], columns),
    ...wrapSpans([span([luck, hint].filter(Boolean).join(lang === 'zh' ? '' : ' '), { dim: true })], columns),
  ];
}

/** What several seeds of both settings say, number by number. */
export function pairLines(experiment: Experiment, pairs: readonly Both[], tutor: Tutor, columns: number): Line[] {
  const { lang } = tutor;
  if (pairs.length === 0) return wrapSpans([span(words.pairNone[lang], { tone: 'warn' })], columns);
  const [first] = pairs;
  if (first && ignoresSeed(measuresOf(experiment), pairs)) {
    const finals = finalsSentence(finalsOf(experiment, first.before, first.after), lang);
    return wrapSpans(
      [span(words.seedless[lang], { tone: 'warn' }), span(lang === 'zh' ? finals : ` ${finals}`)],
      columns,
    );
  }
  return measuresOf(experiment).flatMap(({ metric, label }) => {
    const numbers = pairs.map(({ seed, before, after }) => {
      return { seed, before: before.metrics[metric] ?? Number.NaN, after: after.metrics[metric] ?? Number.NaN };
    });
    return wrapSpans(verdictSpans(label[lang], judgePairs(numbers), tutor), columns);
  });
}

function verdictSpans(label: string, judged: PairVerdict, { lang, capabilities }: Tutor): Span[] {
  const { right } = marks(capabilities);
  const { verdict, higher, lower, equal, unusable, interval } = judged;
  if (higher + lower + unusable === 0)
    return [span(`= ${fill(words.pairSame[lang], { label, n: equal })}`, { tone: 'warn' })];
  const told = verdict !== 'cannot tell';
  const name = verdict === 'higher' ? 'pairHigher' : verdict === 'lower' ? 'pairLower' : 'pairUnclear';
  const counts = fill(words.pairCounts[lang], {
    of: higher + lower + equal,
    higher,
    lower,
    equal,
    p: formatNumber(judged.p, 2),
  });
  const [low, high] = interval ?? [Number.NaN, Number.NaN];
  const spread = { mean: formatNumber(judged.mean), low: formatNumber(low), high: formatNumber(high) };
  const more = [
    counts,
    ...(interval ? [fill(words.pairMean[lang], spread)] : []),
    ...(unusable > 0 ? [fill(words.pairUnusable[lang], { n: unusable })] : []),
  ];
  const stop = lang === 'zh' ? '。' : '.';
  return [
    span(`${told ? right : '?'} ${fill(words[name][lang], { label })}  `, { tone: told ? 'good' : 'warn' }),
    span(`${more.join(lang === 'zh' ? '；' : '; ')}${stop}`, { dim: true }),
  ];
}
