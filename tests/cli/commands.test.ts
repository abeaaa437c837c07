import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, SETTINGS } from '../../src/progress/settings.ts';
import { openStore } from '../../src/progress/store.ts';
import { width } from '../../src/text/width.ts';
import { SOURCES, TERMS } from '../support/fixture-lesson.ts';
import { useHome } from './run.ts';

vi.mock('../../src/course/load.ts', async () => {
  const course = await import('./course.ts');
  return {
    loadIndex: () => course.INDEX,
    loadLesson: () => course.LESSON,
    loadQuiz: () => course.QUIZ,
    loadClaims: () => course.CLAIMS,
    loadGlossary: () => TERMS,
    loadSources: () => SOURCES,
  };
});
vi.mock('../../src/tui/app.tsx', () => ({ openTutor: vi.fn(async () => undefined) }));

const { home, run } = useHome();
const json = (text: string) => JSON.parse(text) as Record<string, never>;

describe('without a terminal', () => {
  it('prints the course map and how to go on', async () => {
    const { code, out, err } = await run('');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('new  neuron    The neuron       10 min');
    expect(out).toContain('dl-tutor learn neuron');
    expect(out).toContain('dl-tutor lab run xor-mlp');
    expect(existsSync(join(home.folder, 'events'))).toBe(false);
  });

  it('prints a lesson as text with the commands for what text cannot show', async () => {
    const { code, out } = await run('learn neuron --lang zh');
    expect(code).toBe(0);
    expect(out).toContain('神经元求加权和。');
    expect(out).toContain('［实验：dl-tutor lab xor-mlp］');
    expect(out).toContain('［测验：dl-tutor quiz neuron-quiz］');
    expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(80);
  });

  it.each(['quiz neuron', 'lab xor-mlp', 'lab'])('says of "%s" that it needs a terminal', async args => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('needs a terminal');
  });
});

describe('on a terminal', () => {
  const tty = { columns: 80, rows: 24 };
  const opened = async (args: string) => {
    const { openTutor } = await import('../../src/tui/app.tsx');
    vi.mocked(openTutor).mockClear();
    const ran = await run(args, {}, tty);
    return { ...ran, call: vi.mocked(openTutor).mock.calls[0] };
  };

  it.each([
    ['', { kind: 'map' }],
    ['learn neuron', { kind: 'lesson', lesson: 'neuron' }],
    ['quiz neuron', { kind: 'quiz', quiz: 'neuron-quiz' }],
    ['lab', { kind: 'laboratories' }],
    ['lab xor-mlp', { kind: 'laboratory', experiment: 'xor-mlp' }],
  ])('"%s" opens its screen', async (args, screen) => {
    const { code, call } = await opened(args);
    expect(code).toBe(0);
    expect(call?.[0]).toEqual(screen);
  });

  it('goes on with the lesson that was begun, not with one that is finished', async () => {
    const store = openStore(home.folder);
    store.append({ type: 'lesson.opened', lesson: 'backprop' });
    expect((await opened('')).call?.[0]).toEqual({ kind: 'lesson', lesson: 'backprop' });
    store.append({ type: 'lesson.finished', lesson: 'backprop' });
    expect((await opened('')).call?.[0]).toEqual({ kind: 'map' });
  });

  it('hands the options over', async () => {
    const { call } = await opened('--lang zh --color never --glyphs ascii --backend cpu');
    expect(call?.[1]).toMatchObject({ lang: 'zh', backend: 'cpu', capabilities: { color: 0, glyphs: 'ascii' } });
    expect(process.env.FORCE_COLOR).toBe('0');
  });

  it('opens nothing for a lesson that does not exist', async () => {
    const { code, err, call } = await opened('learn nueron');
    expect({ code, call }).toEqual({ code: 2, call: undefined });
    expect(home.rawModes).toEqual([]);
    expect(err).toContain('Did you mean "neuron"?');
  });
});

describe('JSON', () => {
  it('list: chapters and lessons with status', async () => {
    openStore(home.folder).append({ type: 'lesson.finished', lesson: 'neuron' });
    const { code, out, err } = await run('list --json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json(out)).toEqual({
      chapters: [
        {
          id: 'core',
          title: { zh: '核心', en: 'Core' },
          lessons: [
            {
              id: 'neuron',
              title: { zh: '神经元', en: 'The neuron' },
              minutes: 10,
              requires: [],
              claims: ['bp.forward'],
              experiments: ['xor-mlp'],
              quiz: 'neuron-quiz',
              status: 'finished',
            },
            expect.objectContaining({ id: 'backprop', quiz: null, status: 'new' }),
          ],
        },
      ],
    });
  });

  it('quiz --list: questions without answers', async () => {
    const { code, out } = await run('quiz neuron --list --json');
    expect(code).toBe(0);
    expect(out).not.toMatch(/WHY|because|correct/);
    expect(json(out).questions).toMatchObject([
      { id: 'n.1', kind: 'single', prompt: { en: 'Which is right?' } },
      { id: 'n.2', options: [{ key: 'c' }, { key: 'z' }] },
    ]);
  });

  it('lab list: parameters with their ranges', async () => {
    const { experiments } = json((await run('lab list --json')).out) as unknown as {
      experiments: readonly { id: string; claims: string[]; params: object[]; presets: object[] }[];
    };
    const xor = experiments.find(({ id }) => id === 'xor-mlp');
    expect(xor?.claims).toEqual(['bp.forward']);
    expect(xor?.params).toContainEqual({ name: 'hidden', kind: 'integer', default: 8, min: 1, max: 16, step: 1 });
    expect(xor?.params).toContainEqual(
      expect.objectContaining({ name: 'activation', choices: expect.arrayContaining(['tanh', 'relu']) }),
    );
    expect(xor?.presets).toContainEqual(expect.objectContaining({ id: 'linear', good: false }));
  });

  it('coverage: claims and those that miss something', async () => {
    expect(json((await run('coverage --json')).out)).toEqual({
      claims: [
        { id: 'bp.forward', lesson: 'neuron', experiments: ['xor-mlp'], questions: ['n.1'] },
        { id: 'bp.none', lesson: null, experiments: [], questions: [] },
      ],
      missing: ['bp.none'],
    });
  });

  it('stats: lessons, quizzes and calibration', async () => {
    const store = openStore(home.folder);
    store.append({ type: 'lesson.opened', lesson: 'neuron' });
    store.append({ type: 'quiz.finished', quiz: 'neuron-quiz', score: 0.5 });
    const { id } = store.append({ type: 'prediction.made', experiment: 'xor-mlp', option: 'a', confidence: 5 });
    store.append({ type: 'prediction.settled', experiment: 'xor-mlp', prediction: id, outcome: 'a', right: true });
    expect(json((await run('stats --json')).out)).toMatchObject({
      lessons: { neuron: { status: 'opened', anchor: null, screen: 0 } },
      quizzes: { 'neuron-quiz': { last: 0.5, best: 0.5, times: 1 } },
      reviews: { due: 0, done: 0, cap: 20, cards: 0, retention: null, goal: null },
      predictions: { brier: 0.01, n: 1, made: 1, right: 1 },
      calibration: { brier: null, n: 0 },
      mastery: { terms: [{ id: 'neuron', known: 0, asked: 0, questions: 2 }], claims: [] },
    });
    expect((await run('stats')).out).toContain('Quiz neuron-quiz: last 50 %');
  });
});

describe('config', () => {
  it('keeps a language, which then holds for everything', async () => {
    expect((await run('config get lang')).out).toBe('(from the system)\n');
    expect(await run('config set lang zh')).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse((await run('config list --json')).out)).toEqual({ ...DEFAULT_SETTINGS, lang: 'zh' });
    expect((await run('stats')).out).toContain('课程：');
    expect((await run('stats --lang en')).out).toContain('Lessons:');
  });

  it('serves every setting that the screen of settings has, with the values it may have', async () => {
    const { out } = await run('config list --lang en');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')[0]),
    ).toEqual(Object.keys(SETTINGS));
    expect(out).toMatch(/^glyphs = \(from the system\) +Characters \(auto\|full\|safe\|ascii\)$/m);
    await run('config set glyphs ascii');
    expect((await run('config get glyphs')).out).toBe('ascii\n');
    await run('config set glyphs auto');
    expect((await run('config list --json')).out).toContain('"glyphs": null');
  });

  it.each([
    ['config set lang fr', 'Choose one of: auto, zh, en.'],
    ['config set lnag zh', 'Did you mean "lang"?'],
    ['config gte lang', 'Did you mean "get"?'],
    ['config set lang', 'The argument <value> is missing.'],
  ])('refuses "%s"', async (args, said) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('says that it cannot write, and fails', async () => {
    writeFileSync(join(home.folder, 'file'), '');
    const { code, err } = await run('config set lang zh', { DL_TUTOR_HOME: join(home.folder, 'file', 'x') });
    expect(code).toBe(3);
    expect(err).toContain('were not written');
  });

  it('does not touch the settings of a newer version', async () => {
    const file = join(home.folder, 'settings.json');
    writeFileSync(file, '{"v":9,"lang":"zh"}');
    const { code, err } = await run('config set lang en');
    expect(code).toBe(3);
    expect(err).toContain('更新版本');
    expect(readFileSync(file, 'utf8')).toBe('{"v":9,"lang":"zh"}');
  });
});

describe('wrong usage', () => {
  it.each([
    ['lsit', 'There is no command "lsit". Did you mean "list"?'],
    ['list --jsno', 'There is no option "--jsno". Did you mean "--json"?'],
    ['learn', 'The argument <lesson> is missing. See dl-tutor learn --help'],
    ['learn a b', 'There are too many arguments.'],
    ['quiz backprop', 'Lesson backprop has no quiz. Lessons with a quiz: neuron.'],
    ['lab run xor-mpl', 'Did you mean "xor-mlp"?'],
    ['lab rnu', 'Did you mean "run"?'],
    ['lab run', 'Give the id of an experiment, or --card.'],
    ['lab run xor-mlp --set hiden=3', 'has no parameter "hiden". Did you mean "hidden"?'],
    ['lab run xor-mlp --set hidden', 'Write it as name=value.'],
    ['lab run xor-mlp --set hidden=99', 'from 1 to 16'],
    ['lab run xor-mlp --preset liner', 'Did you mean "linear"?'],
    ['lab run xor-mlp --seed -1', 'is not a seed'],
    ['lab run xor-mlp --seeds 0', 'Give a whole number from 1 to'],
    ['lab run xor-mlp --seed', '--seed <n> needs a value'],
    ['lab run --card x --seed 3', '--seed cannot go with it'],
    ['check nowhere', 'The folder nowhere does not exist.'],
    ['--lang', '--lang needs a value'],
  ])('"%s" is answered with 2', async (args, said) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });

  it('is answered in Chinese too', async () => {
    expect((await run('lsit --lang zh')).err).toBe('dl-tutor: 没有命令“lsit”。是不是“list”？\n');
    expect((await run('learn --lang zh')).err).toContain('少了参数 <lesson>');
  });

  it('does not let arguments steer the terminal', async () => {
    expect((await run(['\x1b[2Jlist'])).err).not.toContain('\x1b');
  });
});

describe('help and version', () => {
  const HELPS = ['--help', 'help', 'list -h', 'help lab', 'lab run --help', 'config set --help', 'doctor --help'];

  it.each(HELPS)('"%s" explains itself in both languages, with an example', async args => {
    const en = await run(args);
    const zh = await run(`${args} --lang zh`);
    expect(en).toMatchObject({ code: 0, err: '' });
    expect(en.out).toMatch(/^Usage: dl-tutor/);
    expect(en.out).toContain('Examples\n  dl-tutor');
    expect(en.out).not.toMatch(/[一-鿿]/);
    expect(zh.out).toMatch(/^用法：dl-tutor/);
    expect(zh.out).not.toContain('Options');
  });

  it('puts the explanations into one column, counted in cells', async () => {
    const { out } = await run('--help --lang zh');
    const rows = out.split('\n').filter(line => /^ {2}(list|learn <lesson>|doctor) /.test(line));
    const columns = rows.map(row => width(row.slice(0, row.search(/[一-鿿]/))));
    expect(rows).toHaveLength(3);
    expect(new Set(columns).size).toBe(1);
  });

  it('has a version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('glossary and sources', () => {
  it('are lists to look things up in, as text and as JSON', async () => {
    const { out } = await run('glossary --lang zh');
    const { terms } = JSON.parse((await run('glossary --json')).out);
    expect(terms.length).toBeGreaterThan(0);
    for (const { zh, en, meaning } of terms) {
      expect(out).toContain(`${zh}  ${en}`);
      expect(meaning.zh && meaning.en).not.toBe('');
    }
    const { sources } = JSON.parse((await run('sources --json')).out);
    const text = (await run('sources')).out;
    for (const { authors, year, url, where } of sources) {
      expect(text).toContain(`${authors} ${year}`);
      expect(url ?? where).not.toBe('');
    }
  });
});

describe('failures', () => {
  it('of the program say what to do, and the stack only on demand', async () => {
    openStore(home.folder).append({ type: 'lesson.opened', lesson: 'neuron' });
    const { openTutor } = await import('../../src/tui/app.tsx');
    vi.mocked(openTutor).mockRejectedValue(new Error('boom'));
    const tty = { columns: 80, rows: 24 };
    const plain = await run('', {}, tty);
    expect(plain).toMatchObject({ code: 3, err: expect.stringContaining('The program broke: boom') });
    expect(plain.err).not.toContain('    at ');
    expect((await run('', { DEBUG: '1' }, tty)).err).toContain('    at ');
  });
});
