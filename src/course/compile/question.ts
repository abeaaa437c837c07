import { words } from '../../i18n/quiz.ts';
import type { Figure, Gap, GapLine, Generated, Item, Option, Question } from '../../quiz/types.ts';
import type { CodeToken, Inline, Rich } from '../../text/document.ts';
import { didYouMean } from '../suggest.ts';
import { checkWidths } from './blocks.ts';
import type { Report } from './findings.ts';
import { highlight, LANGUAGES, languageNamed } from './highlight.ts';
import type { QuestionSource } from './quiz-schema.ts';
import type { RichCompiler } from './rich.ts';
import type { RichSource } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

type Of<K extends QuestionSource['kind']> = Extract<QuestionSource, { kind: K }>;
type Asked = Exclude<QuestionSource, { kind: 'generated' }>;

/** What compiles the parts of one question; paths begin inside it. */
type Parts = {
  readonly rich: (source: RichSource, path: Path) => Rich;
  readonly code: (text: string) => CodeToken[][];
};

/** A question of a quiz file in the form in which it is asked. What is wrong with its texts is reported. */
export function compileQuestion(
  question: QuestionSource,
  path: Path,
  texts: RichCompiler,
  yaml: YamlFile,
  report: Report,
): Item {
  if (question.kind === 'generated') return compileGenerated(question);
  const name = question.lang ?? 'text';
  const language = languageNamed(name);
  if (!language) {
    const hint = didYouMean(name, LANGUAGES) || `; write one of ${LANGUAGES.join(', ')}`;
    report(yaml.lineOf([...path, 'lang']), 'code-language', `unknown language "${name}" of code${hint}`);
  }
  if (question.code) {
    checkWidths(question.code, 'code', i => yaml.lineOf([...path, 'code']) + 1 + i, report);
  }
  return compileAsked(question, {
    rich: (source, rest) => texts.rich(source, [...path, ...rest]),
    code: text => highlight(text, language ?? 'text'),
  });
}

function knownOf({ id, rev, level, terms, claim, passage, experiment }: QuestionSource) {
  return {
    ...{ id, rev, level, terms },
    ...(claim && { claim }),
    ...(passage && { passage }),
    ...(experiment && { experiment }),
  };
}

function compileGenerated(question: Of<'generated'>): Generated {
  const params = Object.entries(question.params).map(([name, range]) => [
    name,
    Array.isArray(range) ? range : spread(range),
  ]);
  return { kind: 'generated', ...knownOf(question), template: question.template, params: Object.fromEntries(params) };
}

function spread({ from, to, step }: { readonly from: number; readonly to: number; readonly step: number }): number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number((from + i * step).toPrecision(12)));
}

function compileAsked(question: Asked, parts: Parts): Question {
  const { rich, code } = parts;
  const figure = figureOf(question);
  const base = {
    ...knownOf(question),
    prompt: rich(question.prompt, ['prompt']),
    hints: question.hints.map((hint, i) => rich(hint, ['hints', i])),
    explain: rich(question.explain, ['explain']),
    ...(figure && { figure }),
    ...(question.code && { code: code(question.code) }),
  };
  switch (question.kind) {
    case 'single':
    case 'multi':
      return {
        kind: question.kind,
        ...base,
        options: optionsOf(question.options, ['options'], parts),
        shuffle: question.shuffle,
      };
    case 'curve': {
      const options = optionsOf(question.options, ['options'], parts);
      return { kind: 'single', form: 'curve', ...base, options, shuffle: question.shuffle };
    }
    case 'read-chart':
      if (question.options) {
        const options = optionsOf(question.options, ['options'], parts);
        return { kind: 'single', form: 'read-chart', ...base, options, shuffle: true };
      }
      return { kind: 'numeric', form: 'read-chart', ...base, ...numberOf(question, parts) };
    case 'numeric':
      return { kind: 'numeric', ...base, ...numberOf(question, parts) };
    case 'true-false':
      return { kind: 'single', form: 'true-false', ...base, options: verdictsOf(question, parts), shuffle: true };
    case 'order': {
      const items = question.items.map(({ key, text }, i) => ({ key, text: rich(text, ['items', i, 'text']) }));
      return { kind: 'order', ...base, items, ...(question.before && { before: question.before }) };
    }
    case 'match':
      return { kind: 'match', ...base, ...sidesOf(question, parts) };
    case 'gaps':
      return {
        kind: 'gaps',
        ...base,
        body: bodyOf(question.body),
        gaps: question.gaps.map((gap, i) => gapOf(gap, i, parts)),
      };
    case 'lines': {
      const notes = Object.entries(question.notes).map(([line, note]) => [line, rich(note, ['notes', line])]);
      const { bugs, misconceptions } = question;
      return {
        kind: 'lines',
        ...base,
        code: code(question.code),
        bugs,
        notes: Object.fromEntries(notes),
        misconceptions,
      };
    }
  }
}

function figureOf({ figure }: Asked): Figure | undefined {
  if (figure?.kind !== 'lines') return figure;
  const series = figure.series.map(({ label, values, steps }) => ({
    label,
    values,
    steps: steps ?? values.map((_, i) => i),
  }));
  return { kind: 'lines', log: figure.log, series };
}

type OptionSource = Omit<Of<'single'>['options'][number], 'chart'> & { readonly chart?: readonly number[] | undefined };

function optionsOf(options: readonly OptionSource[], path: Path, { rich }: Parts): Option[] {
  return options.map(
    ({ key, text, why, correct, pin, misconception, chart }, i): Option => ({
      key,
      text: rich(text, [...path, i, 'text']),
      why: rich(why, [...path, i, 'why']),
      ...(correct && { correct }),
      ...(pin && { pin }),
      ...(misconception && { misconception }),
      ...(chart && { chart }),
    }),
  );
}

function numberOf(question: Of<'numeric'> | Of<'read-chart'>, { rich }: Parts) {
  const { answer = Number.NaN, tolerance = { abs: 0 }, unit, needsUnit } = question;
  const near = question.near.map(({ value, why, misconception }, i) => ({
    value,
    why: rich(why, ['near', i, 'why']),
    ...(misconception && { misconception }),
  }));
  return { answer, tolerance, ...(unit && { unit }), ...(needsUnit && { needsUnit }), near };
}

/** Credit for seeing that a false statement is false, with a wrong correction. */
const SAW_IT = 0.5;

/** "True", and "false" once with each correction: one choice tells both. */
function verdictsOf(question: Of<'true-false'>, { rich }: Parts): Option[] {
  const { holds, misconception } = question;
  const word = (text: string): Inline => ({ kind: 'text', text });
  return [
    {
      key: 'true',
      pin: 'first',
      text: { zh: [word(words.holdsTrue.zh)], en: [word(words.holdsTrue.en)] },
      why: rich(question.why, ['why']),
      ...(holds && { correct: true }),
      ...(misconception && { misconception }),
    },
    ...question.corrections.map(({ key, text, why, correct, misconception: believed }, i): Option => {
      const rather = rich(text, ['corrections', i, 'text']);
      return {
        key,
        text: { zh: [word(words.holdsFalse.zh), ...rather.zh], en: [word(words.holdsFalse.en), ...rather.en] },
        why: rich(why, ['corrections', i, 'why']),
        ...(correct && { correct }),
        ...(believed && { misconception: believed }),
        ...(!holds && !correct && { credit: SAW_IT }),
      };
    }),
  ];
}

function sidesOf({ pairs, extra }: Of<'match'>, { rich }: Parts) {
  return {
    pairs: pairs.map(({ key, left, right, why, misconception }, i) => ({
      key,
      left: rich(left, ['pairs', i, 'left']),
      right: rich(right, ['pairs', i, 'right']),
      why: rich(why, ['pairs', i, 'why']),
      ...(misconception && { misconception }),
    })),
    extra: extra.map(({ key, text, why, misconception }, i) => ({
      key,
      text: rich(text, ['extra', i, 'text']),
      why: rich(why, ['extra', i, 'why']),
      ...(misconception && { misconception }),
    })),
    rights: [...pairs, ...extra].map(({ key }) => key),
  };
}

const GAP = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The keys of the gaps of a text, in the order in which they stand there. */
export const gapKeys = (body: string): string[] => [...body.matchAll(GAP)].map(([, key = '']) => key);

function bodyOf(body: string): GapLine[] {
  return body
    .replace(/\n+$/, '')
    .split('\n')
    .map(line =>
      line
        .split(GAP)
        .map((part, i) => (i % 2 === 1 ? { gap: part } : { text: part }))
        .filter(part => 'gap' in part || part.text !== ''),
    );
}

function gapOf(gap: Of<'gaps'>['gaps'][number], index: number, parts: Parts): Gap {
  const path = ['gaps', index];
  if ('options' in gap)
    return { key: gap.key, fill: 'choose', options: optionsOf(gap.options, [...path, 'options'], parts) };
  const near = gap.near.map(({ text, why, misconception }, i) => ({
    text,
    why: parts.rich(why, [...path, 'near', i, 'why']),
    ...(misconception && { misconception }),
  }));
  return { key: gap.key, fill: 'type', accept: gap.accept, near, why: parts.rich(gap.why, [...path, 'why']) };
}
