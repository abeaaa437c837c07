import type { Key } from 'ink';
import { sanitise } from '../text/sanitise.ts';
import type { CommandId, KeyName, Live } from './keys.ts';

const NAMES: readonly (readonly [keyof Key, KeyName])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** Answers of the terminal that come late, and sequences of keys that nobody has named. */
const NO_KEY = /^\[[?\d;]*\$?[ -/]*[@-~]$|^1[01];rgb:/;

/** Keys that arrive as one character among others; what else is no printable character calls nothing. */
const CHARACTERS: Readonly<Record<string, KeyName>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
};

const CONTROL = /[\p{Cc}\p{Cs}]/u;

/** What joins pictures into one, or colours one: terminals do not agree how wide the outcome is, and rows would break. */
const JOINERS = /[\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\p{RI}]/gu;

const ARROW = /^(up|down|left|right)$/;

/** Ink's event as names. Fast typing arrives as one event with several characters: each is a key of its own. */
export function keyNames(input: string, key: Key): KeyName[] {
  const special = NAMES.find(([flag]) => key[flag])?.[1];
  if (special !== undefined) {
    const modifier = !ARROW.test(special) ? '' : key.ctrl || key.meta ? 'ctrl+' : key.shift ? 'shift+' : '';
    return [modifier + special];
  }
  if (NO_KEY.test(input)) return [];
  if (key.ctrl || key.meta) return input.length === 1 ? [`${key.ctrl ? 'ctrl' : 'alt'}+${input.toLowerCase()}`] : [];
  return [...input.replace(JOINERS, '')].flatMap(
    character => CHARACTERS[character] ?? (CONTROL.test(character) ? [] : character),
  );
}

/** What a screen does with what it hears. */
export type Listener = {
  readonly key: (name: KeyName) => void;
  /** Text from the clipboard, on one line. */
  readonly paste?: (text: string) => void;
  /** A command that was chosen by name. */
  readonly command?: (id: CommandId) => void;
  /** What can be called by name. */
  readonly live?: readonly Live[];
};

type Heard =
  | { readonly kind: 'key'; readonly name: KeyName }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'command'; readonly id: CommandId };

/**
 * Keys on their way to the screen. Fast typing, pasting and slow lines deliver several at once; each is handled after
 * what the one before it changed has been rendered, so none acts on an old picture.
 */
export class Keyboard {
  readonly #queue: Heard[] = [];
  #draining = false;
  #listener: Listener | null = null;

  /** Who hears the keys: the screen on top. */
  listen(listener: Listener): void {
    this.#listener = listener;
  }

  /** The commands of the screen that hears the keys. */
  live(): readonly Live[] {
    return this.#listener?.live ?? [];
  }

  press(names: readonly KeyName[]): void {
    this.#hear(names.map(name => ({ kind: 'key', name })));
  }

  /** Pasted text is never taken for commands; where nothing is written it is passed over. */
  paste(text: string): void {
    this.#hear([
      {
        kind: 'paste',
        text: sanitise(text)
          .replace(JOINERS, '')
          .replace(/\s*\n\s*/g, ' '),
      },
    ]);
  }

  /** Calls a command of the screen that is on top when its turn comes. */
  call(id: CommandId): void {
    this.#hear([{ kind: 'command', id }]);
  }

  #hear(heard: readonly Heard[]): void {
    this.#queue.push(...heard);
    if (!this.#draining) this.#next();
  }

  #next(): void {
    const heard = this.#queue.shift();
    this.#draining = heard !== undefined;
    if (heard === undefined) return;
    this.#tell(heard);
    // React renders in an earlier turn of the same queue.
    setImmediate(() => this.#next());
  }

  #tell(heard: Heard): void {
    switch (heard.kind) {
      case 'key':
        this.#listener?.key(heard.name);
        break;
      case 'paste':
        this.#listener?.paste?.(heard.text);
        break;
      case 'command':
        this.#listener?.command?.(heard.id);
        break;
    }
  }
}
