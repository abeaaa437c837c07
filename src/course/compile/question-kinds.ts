import { templateNamed } from '../../quiz/generated.ts';
import { comparable } from '../../quiz/grade.ts';
import { templates } from '../../quiz/templates/index.ts';
import { didYouMean } from '../suggest.ts';
import { checkNamed, checkUnique, type LineOf, type Of } from './check-parts.ts';
import type { Report } from './findings.ts';
import { gapKeys } from './question.ts';
import type { RichSource } from './schema.ts';

/** A statement that holds needs no correction; one that does not needs exactly one. */
export function checkVerdict(question: Of<'true-false'>, line: LineOf, report: Report): void {
  const { id, holds, corrections, misconception } = question;
  const right = corrections.filter(({ correct }) => correct).length;
  checkUnique(
    ['true', ...corrections.map(({ key }) => key)],
    i => (i === 0 ? line() : line('corrections', i - 1)),
    report,
  );
  if (right !== (holds ? 0 : 1)) {
    const wanted = holds ? 'holds, so no correction is right' : 'does not hold, so exactly one correction is right';
    report(line('corrections'), 'one-correct', `"${id}" ${wanted}; ${right} have "correct: true"`);
  }
  if (!holds) checkNamed(misconception, line('holds'), report);
  for (const [i, { correct, misconception: believed }] of corrections.entries()) {
    if (!correct) checkNamed(believed, line('corrections', i), report);
  }
}

const wordsOf = (source: RichSource): string => (typeof source === 'string' ? source : `${source.zh}\n${source.en}`);

export function checkMatch(question: Of<'match'>, line: LineOf, report: Report): void {
  const { pairs, extra } = question;
  const lineOf = (i: number): number => (i < pairs.length ? line('pairs', i) : line('extra', i - pairs.length));
  checkUnique(
    [...pairs, ...extra].map(({ key }) => key),
    lineOf,
    report,
  );
  checkDistinct(
    pairs.map(({ left }) => left),
    lineOf,
    report,
  );
  checkDistinct([...pairs.map(({ right }) => right), ...extra.map(({ text }) => text)], lineOf, report);
  for (const [i, { misconception }] of pairs.entries()) checkNamed(misconception, line('pairs', i), report);
  for (const [i, { misconception }] of extra.entries()) checkNamed(misconception, line('extra', i), report);
}

function checkDistinct(texts: readonly RichSource[], lineOf: (i: number) => number, report: Report): void {
  const written = texts.map(wordsOf);
  const twice = written.findIndex((text, i) => written.indexOf(text) < i);
  if (twice >= 0) report(lineOf(twice), 'duplicate-item', 'this text stands twice; nobody can tell the two apart');
}

export function checkGaps(question: Of<'gaps'>, line: LineOf, report: Report): void {
  const { body, gaps } = question;
  const inBody = gapKeys(body);
  const keys = gaps.map(({ key }) => key);
  checkUnique(keys, i => line('gaps', i), report);
  checkUnique(inBody, () => line('body'), report);
  for (const key of inBody) {
    if (!keys.includes(key)) report(line('body'), 'gap', `no gap has the key "${key}"${didYouMean(key, keys)}`);
  }
  for (const [i, gap] of gaps.entries()) {
    if (!inBody.includes(gap.key)) report(line('gaps', i), 'gap', `the body has no {{${gap.key}}}; add it`);
    if ('options' in gap) checkChoice(gap.options, (...rest) => line('gaps', i, ...rest), report);
    else {
      const right = gap.accept.map(comparable);
      const same = gap.near.findIndex(({ text }) => right.includes(comparable(text)));
      if (same >= 0) report(line('gaps', i, 'near', same), 'near', 'this text is accepted as right; remove it');
    }
  }
}

type Choice = Extract<Of<'gaps'>['gaps'][number], { options: unknown }>['options'];

function checkChoice(options: Choice, line: LineOf, report: Report): void {
  checkUnique(
    options.map(({ key }) => key),
    i => line('options', i),
    report,
  );
  const right = options.filter(({ correct }) => correct).length;
  if (right !== 1) report(line('options'), 'one-correct', `a gap has one right option; this has ${right}`);
  for (const [i, { correct, misconception }] of options.entries()) {
    if (!correct) checkNamed(misconception, line('options', i), report);
  }
}

export function checkGenerated(question: Of<'generated'>, line: LineOf, report: Report): void {
  const template = templateNamed(question.template);
  if (!template) {
    const names = templates.map(({ id }) => id);
    const hint = didYouMean(question.template, names);
    report(line('template'), 'unknown-template', `there is no template "${question.template}"${hint}`);
    return;
  }
  const names = Object.keys(template.params);
  for (const name of Object.keys(question.params)) {
    if (names.includes(name)) continue;
    const hint = didYouMean(name, names) || `; write one of ${names.join(', ')}`;
    report(line('params', name), 'unknown-param', `the template has no parameter "${name}"${hint}`);
  }
}
