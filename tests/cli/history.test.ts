import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayText, localDay } from '../../src/platform/days.ts';
import { openStore } from '../../src/progress/store.ts';
import type { Fact } from '../../src/progress/types.ts';
import { useHome } from './run.ts';

vi.mock('../../src/course/load.ts', async () => {
  const course = await import('./course.ts');
  return { loadIndex: () => course.INDEX, loadQuiz: () => course.QUIZ };
});

const { home, run } = useHome();
const DAY = 864e5;
const answer = (question: string): Extract<Fact, { type: 'question.answered' }> => ({
  ...{ type: 'question.answered', quiz: 'neuron-quiz', question, rev: 1 },
  ...{ answer: { kind: 'single', key: 'a' }, score: 1, hints: 0 },
});

/** Two questions answered, so many days ago. */
function answered(days: number, folder = home.folder): void {
  const store = openStore(folder, () => Date.now() - days * DAY);
  store.append({ type: 'lesson.opened', lesson: 'neuron' });
  store.append(answer('n.1'));
  store.append(answer('n.2'));
}
const eventsIn = (folder: string): number => openStore(folder).progress().events;

describe('export and import', () => {
  it('carry everything to another home, once', async () => {
    answered(1);
    const file = join(home.folder, 'progress.jsonl');
    expect(await run(['export', file])).toMatchObject({ code: 0, out: '', err: `Wrote 3 record(s) to ${file}.\n` });
    const other = { DL_TUTOR_HOME: join(home.folder, 'other') };
    const first = await run(['import', file], other);
    expect(first).toMatchObject({ code: 0, err: 'Added 3 of 3 record(s): 1 lesson(s), 2 answer(s), 0 run(s).\n' });
    const second = await run(['import', file], other);
    expect(second).toMatchObject({ code: 0, err: 'All 3 record(s) are here already; nothing was changed.\n' });
    expect(readdirSync(join(other.DL_TUTOR_HOME, 'events'))).toHaveLength(1);
    expect(openStore(other.DL_TUTOR_HOME).progress()).toEqual(openStore(home.folder).progress());
    expect(JSON.parse((await run(['import', file, '--json'], other)).out)).toEqual({
      ...{ added: 0, of: 3, lessons: 0, answers: 0, runs: 0 },
    });
  });

  it('write to standard output without a file, and nothing else', async () => {
    answered(1);
    const { out, err } = await run('export');
    expect(err).toBe('');
    expect(out.trimEnd().split('\n')).toHaveLength(4);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toEqual({ 'dl-tutor': 'progress', schema: 2, events: 3 });
  });

  it('replace no file unless asked', async () => {
    answered(1);
    const file = join(home.folder, 'mine.txt');
    writeFileSync(file, 'a poem');
    const refused = await run(['export', file]);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
    expect(readFileSync(file, 'utf8')).toBe('a poem');
    expect((await run(['export', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"dl-tutor":"progress"');
  });

  it.each([
    ['zh', '不是 dl-tutor export 写出的文件。什么都没有改动。'],
    ['en', 'is not a file that dl-tutor export wrote. Nothing was changed.'],
  ])('say in one sentence what is wrong with a file, in %s', async (lang, said) => {
    const file = join(home.folder, 'poem');
    writeFileSync(file, '床前明月光');
    const { code, out, err } = await run(['import', file, '--lang', lang]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(said);
    expect(existsSync(join(home.folder, 'events'))).toBe(false);
  });

  it('say which path cannot be read or written', async () => {
    expect(await run('import /nowhere/x')).toMatchObject({ code: 3, err: expect.stringContaining('/nowhere/x') });
    expect(await run('export /nowhere/x')).toMatchObject({ code: 3, err: expect.stringContaining('/nowhere/x') });
  });
});

describe('reset', () => {
  beforeEach(() => answered(1));
  const copies = (): string[] => readdirSync(join(home.folder, 'backups'));

  it('forgets a lesson, keeps its history and a copy, and says where', async () => {
    const { code, err } = await run('reset neuron --yes');
    expect(code).toBe(0);
    expect(err).toContain('Forgot The neuron.');
    expect(err).toContain(join(home.folder, 'backups', copies()[0] ?? ''));
    expect(openStore(home.folder).progress()).toMatchObject({ lessons: {}, questions: {}, events: 4 });
    const elsewhere = { DL_TUTOR_HOME: join(home.folder, 'elsewhere') };
    await run(['import', join(home.folder, 'backups', copies()[0] ?? '')], elsewhere);
    expect(Object.keys(openStore(elsewhere.DL_TUTOR_HOME).progress().questions)).toEqual(['n.1', 'n.2']);
  });

  it('forgets everything', async () => {
    expect((await run('reset all --yes')).code).toBe(0);
    expect(openStore(home.folder).progress()).toMatchObject({ lessons: {}, days: {}, events: 4 });
  });

  it.each([
    ['reset all', 'Add --yes'],
    ['reset', 'argument <what> is missing'],
    ['reset nueron --yes', 'Did you mean "neuron"?'],
  ])('"%s" without a terminal changes nothing', async (args, said) => {
    expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
    expect(eventsIn(home.folder)).toBe(3);
    expect(existsSync(join(home.folder, 'backups'))).toBe(false);
  });

  it('changes nothing where no copy can be kept', async () => {
    rmSync(join(home.folder, 'backups'), { recursive: true, force: true });
    writeFileSync(join(home.folder, 'backups'), '');
    expect((await run('reset all --yes')).code).toBe(3);
    expect(eventsIn(home.folder)).toBe(3);
  });
});

describe('review', () => {
  it('lists what is due, in the order in which it is asked', async () => {
    answered(5);
    const { out } = await run('review --json');
    const queue = JSON.parse(out);
    const due = dayText(localDay(Date.now() - 5 * DAY) + 3);
    expect(queue).toEqual({
      due: 2,
      queue: [
        { question: 'n.1', lesson: 'neuron', due },
        { question: 'n.2', lesson: 'neuron', due },
      ],
    });
    expect((await run('review')).out).toContain(`2 question(s) due today:\n  ${due}  neuron  n.1\n`);
  });

  it('says when something will be due', async () => {
    expect((await run('review')).out).toBe('Nothing is due today.\n');
    answered(0);
    const day = dayText(localDay(Date.now()) + 3);
    expect((await run('review')).out).toBe(`Nothing is due today.\nNext: ${day}, 2 question(s).\n`);
    expect(JSON.parse((await run('review --json')).out)).toEqual({ due: 0, queue: [] });
  });

  it('takes a goal and gives it up', async () => {
    const day = dayText(localDay(Date.now()) + 100);
    expect((await run(`review --goal ${day}`)).err).toContain(day);
    expect(JSON.parse((await run('stats --json')).out).reviews.goal).toBe(day);
    expect((await run('review --goal none')).err).toBe('No goal.\n');
    expect(JSON.parse((await run('stats --json')).out).reviews.goal).toBeNull();
  });

  it.each(['2026-02-30', 'soon', '1999-01-01'])('refuses the goal %s', async goal => {
    expect((await run(['review', '--goal', goal])).code).toBe(2);
    mkdirSync(join(home.folder, 'events'), { recursive: true });
    expect(eventsIn(home.folder)).toBe(0);
  });

  it('keeps to the setting of how many a day', async () => {
    expect((await run('config set reviews 10')).code).toBe(0);
    expect((await run('config set reviews 7')).err).toContain('20, 10, 40, 80');
    expect(JSON.parse((await run('stats --json')).out).reviews.cap).toBe(10);
  });
});

it('stats tell of reviews, mastery and confidence', async () => {
  answered(5);
  openStore(home.folder).append({ ...answer('n.1'), asked: 'review', confidence: 5 });
  const { out } = await run('stats');
  expect(out).toContain('Reviews: 1 due today, 1 done today; remembered 100 %');
  expect(out).toContain('Confidence in answers: Brier score 0.01 (1 answers)');
  expect((await run('stats --lang zh')).out).toContain('掌握：');
  const { reviews, scores } = JSON.parse((await run('stats --json')).out);
  expect(reviews).toMatchObject({ due: 1, done: 1, cards: 2, retention: 1, target: 0.9 });
  expect(reviews.forecast).toHaveLength(30);
  expect(scores.at(-1)).toBe(1);
});
