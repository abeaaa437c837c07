import { TAG } from './spoken.ts';

/** A screen in sentences. */
type Spoken = {
  readonly title: string;
  readonly status: string;
  /** As they are said; `bare`: without the word that they are selected. */
  readonly body: readonly {
    readonly said: string;
    readonly bare: string;
    readonly kind: 'plain' | 'selected' | 'live';
  }[];
  readonly keys: string;
};

const SELECTED = new RegExp(`^${TAG.selected}(.*?)${TAG.selected}`);

const NOTHING: Spoken = { title: '', status: '', body: [], keys: '' };

function parse(text: string): Spoken {
  const [title = '', ...lines] = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const hasStatus = lines[0]?.startsWith(TAG.live) ?? false;
  const body = lines.slice(hasStatus ? 1 : 0).filter(line => !line.startsWith(TAG.keys));
  return {
    title,
    status: hasStatus ? (lines[0] ?? '').slice(TAG.live.length) : '',
    body: body.map(line => {
      if (line.startsWith(TAG.live)) {
        const said = line.replaceAll(TAG.live, '');
        return { said, bare: said, kind: 'live' };
      }
      const bare = line.replace(SELECTED, '');
      return { said: line.replace(SELECTED, '$1'), bare, kind: bare === line ? 'plain' : 'selected' };
    }),
    keys: (lines.find(line => line.startsWith(TAG.keys)) ?? '').slice(TAG.keys.length),
  };
}

/** Words without their numbers: what is said of a state while its figures run. */
const wordsOf = (status: string): string => status.replace(/[\d.,\s]+/g, ' ').trim();

/**
 * What a voice has to say when one screen follows another: all of it where the title is another; else the lines that are
 * new. A line that only is no longer selected is not new, and what runs by itself is told when its state changes.
 */
export function saidAnew(before: Spoken, after: Spoken): string[] {
  const all = after.body.map(({ said }) => said);
  if (before.title !== after.title) return [after.title, after.status, ...all, after.keys].filter(Boolean);
  const old = new Set(before.body.map(({ said }) => said));
  const bare = new Set(before.body.map(line => line.bare));
  const isNew = ({ said, kind }: Spoken['body'][number]): boolean =>
    !old.has(said) && !(kind === 'plain' && bare.has(said));
  const turned = wordsOf(before.status) !== wordsOf(after.status);
  const other = after.body.some(line => line.kind === 'plain' && isNew(line));
  const told = after.body.filter(line => (line.kind !== 'live' || turned || other) && isNew(line));
  return [...(turned && after.status ? [after.status] : []), ...told.map(({ said }) => said)];
}

/** Erases and draws in a terminal; in a transcript it says all of the screen again. */
export const CLEAN = '\x1b[H\x1b[J';

/** A screen that stands so long is said; what was drawn on the way to it is not. */
const SETTLED_MS = 30;

/**
 * A terminal to which whole screens are written and on which only what is new appears, each sentence once, one below the
 * other: nothing is erased or redrawn, so a screen reader follows and can look back.
 */
export function transcriptOf(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  let before = NOTHING;
  let waiting: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null;
  /** Says what is new of the screen that came last. */
  const flush = (): void => {
    if (waiting === null) return;
    const { text, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    const again = text.startsWith(CLEAN);
    const after = parse(again ? text.slice(CLEAN.length) : text);
    // Ink draws nothing when it leaves.
    if (after.title === '') return;
    const lines = saidAnew(again ? NOTHING : before, after);
    before = after;
    if (lines.length > 0) stdout.write(lines.map(line => `${line}\r\n`).join(''));
  };
  const write = (text: string, ...rest: readonly unknown[]): boolean => {
    const done = rest.find(argument => typeof argument === 'function') as (() => void) | undefined;
    const again = text.startsWith(CLEAN);
    if (again || (waiting !== null && text.startsWith('\x1b'))) flush();
    if (text === '' || (text.startsWith('\x1b') && !again)) return stdout.write(text, () => done?.());
    if (waiting) clearTimeout(waiting.timer);
    waiting = { text: waiting?.text.startsWith(CLEAN) ? CLEAN + text : text, timer: setTimeout(flush, SETTLED_MS) };
    done?.();
    return true;
  };
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export { parse as parseSpoken };
