import { checkNamed, checkUnique, type LineOf, type Of } from './check-parts.ts';
import type { Report } from './findings.ts';
import { checkGaps, checkGenerated, checkMatch, checkVerdict } from './question-kinds.ts';
import type { QuestionSource } from './quiz-schema.ts';

/** Share of the answer that a tolerance may be: above it a guess would pass. */
const WIDEST_TOLERANCE = 0.25;

/** Steps of the ladder: a nudge, the principle, a worked step. */
const HINTS = 3;

/**
 * Reports what a schema cannot say of a question. `line` gives the line of a path inside it. False: something is wrong,
 * so that grading it would only repeat what was said.
 */
export function checkQuestion(question: QuestionSource, line: LineOf, report: Report): boolean {
  let isSound = true;
  const tell: Report = (at, code, message, severity) => {
    isSound &&= severity === 'warning';
    report(at, code, message, severity);
  };
  checkKind(question, line, tell);
  const sound = isSound;
  if (question.kind !== 'generated' && question.hints.length !== HINTS) {
    const has = question.hints.length === 0 ? 'no hints' : `${question.hints.length} of ${HINTS} hints`;
    report(line('hints'), 'hints', `"${question.id}" has ${has}; write a nudge, the principle and a worked step`);
  }
  return sound;
}

function checkKind(question: QuestionSource, line: LineOf, report: Report): void {
  switch (question.kind) {
    case 'single':
    case 'multi':
    case 'curve':
      checkOptions(question, line, report);
      break;
    case 'numeric':
      checkNumber(question, line, report);
      break;
    case 'read-chart':
      checkChart(question, line, report);
      break;
    case 'true-false':
      checkVerdict(question, line, report);
      break;
    case 'order':
      checkOrder(question, line, report);
      break;
    case 'match':
      checkMatch(question, line, report);
      break;
    case 'gaps':
      checkGaps(question, line, report);
      break;
    case 'lines':
      checkLines(question, line, report);
      break;
    case 'generated':
      checkGenerated(question, line, report);
      break;
  }
}

/** A chart is read either as a number or as a choice. */
function checkChart(question: Of<'read-chart'>, line: LineOf, report: Report): void {
  const { id, options, answer, tolerance, near } = question;
  if ((options === undefined) === (answer === undefined)) {
    report(line(), 'chart-answer', `"${id}" needs either "options" or "answer"; write one of them`);
  } else if (options) checkOptions({ id, kind: 'single', options }, line, report);
  else if (!tolerance) report(line('answer'), 'missing-key', '"tolerance" is missing here; add it');
  else checkNumber({ answer: answer ?? Number.NaN, tolerance, near }, line, report);
}

const LAST = /以上(都|皆|全)|以上各项|all of the above|none of the above/i;
const LETTERS = /选项\s*[A-E]|\b[A-E]\s*(和|与|and)\s*[A-E]\b/;

type Choices = Pick<Of<'single'>, 'id'> & {
  readonly kind: 'single' | 'multi' | 'curve';
  readonly options: readonly Pick<
    Of<'single'>['options'][number],
    'key' | 'text' | 'correct' | 'pin' | 'misconception'
  >[];
};

function checkOptions(question: Choices, line: LineOf, report: Report): void {
  const { id, options } = question;
  checkUnique(
    options.map(option => option.key),
    i => line('options', i),
    report,
  );
  const right = options.filter(option => option.correct).length;
  if (question.kind !== 'multi' && right !== 1) {
    report(
      line('options'),
      'one-correct',
      `"${id}" has ${right} options with "correct: true"; a single choice has exactly one`,
    );
  }
  if (question.kind === 'multi' && (right === 0 || right === options.length)) {
    const what = right === 0 ? 'no right option' : 'no wrong option';
    report(
      line('options'),
      'some-correct',
      `"${id}" has ${what}; a multiple choice has at least one right and one wrong`,
    );
  }
  for (const [i, option] of options.entries()) {
    if (!option.correct) checkNamed(option.misconception, line('options', i), report);
    const text = typeof option.text === 'string' ? option.text : `${option.text.zh}\n${option.text.en}`;
    if (LAST.test(text) && option.pin !== 'last') {
      report(
        line('options', i),
        'pin-last',
        'an option about all the others needs "pin: last", or it moves among them',
      );
    }
    if (LETTERS.test(text)) {
      report(line('options', i), 'letter', 'options are shuffled and carry no letters; say what is meant');
    }
  }
}

function checkNumber(
  question: Pick<Of<'numeric'>, 'answer' | 'tolerance' | 'near'>,
  line: LineOf,
  report: Report,
): void {
  const { answer, tolerance, near } = question;
  const share = 'rel' in tolerance ? tolerance.rel : answer === 0 ? 0 : tolerance.abs / Math.abs(answer);
  const reach = 'rel' in tolerance ? tolerance.rel * Math.abs(answer) : tolerance.abs;
  if (share > WIDEST_TOLERANCE) {
    const message = `the tolerance is ${Math.round(share * 100)} % of the answer; at most ${WIDEST_TOLERANCE * 100} % is a test`;
    report(line('tolerance'), 'tolerance', message);
  }
  if (reach === 0 && !Number.isInteger(answer)) {
    report(line('tolerance'), 'tolerance', `nobody types ${answer} to the last digit; allow a tolerance`);
  }
  for (const [i, { value }] of near.entries()) {
    if (Math.abs(value - answer) <= reach) {
      report(
        line('near', i),
        'near',
        `${value} is within the tolerance of the answer, so it counts as right; remove it`,
      );
    }
  }
}

function checkOrder(question: Of<'order'>, line: LineOf, report: Report): void {
  const keys = question.items.map(item => item.key);
  checkUnique(keys, i => line('items', i), report);
  for (const language of ['zh', 'en'] as const) {
    const texts = question.items.map(({ text }) => (typeof text === 'string' ? text : text[language]));
    const twice = texts.findIndex((text, i) => texts.indexOf(text) < i);
    if (twice < 0) continue;
    report(line('items', twice), 'duplicate-item', `"${texts[twice]}" stands twice; nobody can tell them apart`);
    break;
  }
  for (const [i, [first, then]] of (question.before ?? []).entries()) {
    const [a, b] = [keys.indexOf(first), keys.indexOf(then)];
    const unknown = a < 0 ? first : b < 0 ? then : undefined;
    if (unknown !== undefined) report(line('before', i), 'before', `"${unknown}" is no key of the items; correct it`);
    else if (a >= b) {
      report(
        line('before', i),
        'before',
        `"${first}" stands behind "${then}" in the items, which are in a right order; swap`,
      );
    }
  }
}

function checkLines(question: Of<'lines'>, line: LineOf, report: Report): void {
  const count = question.code.replace(/\n+$/, '').split('\n').length;
  for (const [i, bug] of question.bugs.entries()) {
    if (bug > count) report(line('bugs', i), 'bug-line', `there is no line ${bug}; the code has ${count} lines`);
    if (question.bugs.indexOf(bug) < i) report(line('bugs', i), 'bug-line', `line ${bug} stands twice; remove one`);
  }
  if (question.bugs.length >= count) report(line('bugs'), 'bug-line', 'every line is a bug; leave some right');
  for (const key of Object.keys(question.misconceptions)) {
    if (Number(key) > count || question.bugs.includes(Number(key)))
      report(line('misconceptions', key), 'bug-line', `line ${key} is no line that is right; correct the number`);
  }
  for (const key of Object.keys(question.notes)) {
    if (Number(key) > count)
      report(line('notes', key), 'bug-line', `there is no line ${key}; the code has ${count} lines`);
    if (question.bugs.includes(Number(key))) {
      report(line('notes', key), 'bug-line', `line ${key} is a bug; a note says why a line is right (use explain)`);
    }
  }
}
