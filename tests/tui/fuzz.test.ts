import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/platform/random.ts';
import { width } from '../../src/text/width.ts';
import { SMALLEST } from '../../src/tui/size.ts';
import { mountStage } from '../support/stage.tsx';
import { KEYS, type Size } from '../support/terminal.ts';

/** `SCREEN_KEYS=100000 SCREEN_RESIZES=1000 npx vitest run tests/tui/fuzz.test.ts` for the long run. */
const PRESSES = Number(process.env.SCREEN_KEYS ?? 2000);
const RESIZES = Number(process.env.SCREEN_RESIZES ?? 60);
const FIRST = Number(process.env.SCREEN_SEED ?? 0);

/** Keys before the program is left and opened anew: what one run has broken must not hide what another would. */
const ROUND = 500;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Names of keys, letters that call things, and what nobody types but terminals send. */
const NAMED = Object.keys(KEYS).filter(key => key !== 'esc');
const LETTERS = [...'egostpqlnNmvrhxPGLKJ0123456789/:,?!+-=.[] '];
const STRANGE = [
  '\x1b[<0;10;5M',
  '\x1b[<64;200;90m',
  '\x1b[M !!',
  '\x1b[1;5A',
  '\x1b[200~',
  '\x1b[201~',
  '\x1b[999;999R',
  '\x1b[?62;4c',
  '\x1b]11;rgb:ffff/ffff/ffff\x07',
  '\x1bOP',
  '\x1b[15~',
  '\x1b[I',
  '\x1b[O',
  '\x1b\x1b[A',
  '\x1b[',
  '\x1bP',
  '\x00',
  '\x7f\x7f',
  '深度学习',
  'ｅ１',
  '👩‍🔬',
  'é́',
  '\ud800',
  '，？：',
  '\t\r\n',
];

function keyOf(random: Random): string {
  const kind = random();
  if (kind < 0.08) return 'esc';
  if (kind < 0.45) return pick(random, NAMED);
  return kind < 0.85 ? pick(random, LETTERS) : pick(random, STRANGE);
}

const sizeOf = (random: Random): Size => {
  const small = random() < 0.1;
  return small
    ? { columns: 1 + Math.floor(random() * 60), rows: 1 + Math.floor(random() * 16) }
    : { columns: 40 + Math.floor(random() * 160), rows: 12 + Math.floor(random() * 50) };
};

/** What is torn in a frame: rows that are missing, too wide, or without their rules. */
function faultOf(rows: readonly string[], size: Size): string | null {
  if (rows.length !== size.rows) return `${rows.length} rows of ${size.rows}`;
  const wide = rows.find(row => width(row) > size.columns);
  if (wide !== undefined) return `wider than ${size.columns}: ${wide}`;
  if (size.columns < SMALLEST.columns || size.rows < SMALLEST.rows) return null;
  const rule = /^[─-]+$/;
  const whole = [rows[1], rows.at(-2)].every(row => row?.length === size.columns && rule.test(row));
  const inside = rows.slice(2, -2).some(row => row.length === size.columns && rule.test(row));
  if (!whole || inside) return `rules are not in their places:\n${rows.join('\n')}`;
  return rows[0]?.trim() && rows.at(-1)?.trim() ? null : `no title or no footer:\n${rows.join('\n')}`;
}

/** One life of the program from a seed; what is wrong with it, or null. */
async function faultOfRound(seed: number, presses: number, resizes: number): Promise<string | null> {
  const random = createRandom(seed, 'screens');
  const start = { columns: 80, rows: 24 };
  let size: Size = start;
  const glyphs = pick(random, ['full', 'safe', 'ascii'] as const);
  const capabilities = {
    color: pick(random, [0, 1, 3] as const),
    glyphs,
    background: 'dark',
    screenReader: false,
  } as const;
  const tutor = mountStage({ ...start, lang: pick(random, ['zh', 'en']), capabilities });
  const history: string[] = [];
  try {
    for (let n = 0; n < presses; n++) {
      const isResize = random() < resizes / presses;
      if (isResize) size = sizeOf(random);
      const key = isResize ? '' : keyOf(random);
      const isPaste = !isResize && random() < 0.03;
      history.push(isResize ? JSON.stringify(size) : `${isPaste ? 'paste ' : ''}${JSON.stringify(key)}`);
      if (isResize) await tutor.resize(size);
      else if (isPaste) await tutor.paste(`${key} ${pick(random, STRANGE)}\nsecond line`);
      else if (key !== 'q') await tutor.type(key);
      // A command chosen by name may have been the one that leaves.
      if (!tutor.isAlternate()) break;
      const fault = faultOf(await tutor.screen(), size);
      if (fault) return `seed ${seed}, after ${history.slice(-12).join(' ')}\n${fault}`;
    }
    await tutor.unmount();
    return tutor.isAlternate() || tutor.cursor() === null ? `seed ${seed}: the terminal is not restored` : null;
  } catch (error) {
    return `seed ${seed}, after ${history.slice(-12).join(' ')}\n${(error as Error).stack}`;
  }
}

test(`${PRESSES} keys and ${RESIZES} changes of the window leave every frame whole`, {
  timeout: 7_200_000,
}, async () => {
  const rounds = Math.ceil(PRESSES / ROUND);
  const faults: string[] = [];
  for (let round = 0; round < rounds && faults.length < 5; round++) {
    const fault = await faultOfRound(FIRST + round, Math.min(ROUND, PRESSES), RESIZES / rounds);
    if (fault) faults.push(fault);
  }
  expect(faults).toEqual([]);
});
