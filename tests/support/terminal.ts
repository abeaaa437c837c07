import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';

// Both packages are CommonJS without named exports that Node can see.
const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = require('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

/** Escape sequences of the keys that are no characters. */
export const KEYS: Readonly<Record<string, string>> = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  enter: '\r',
  esc: '\x1b',
  tab: '\t',
  space: ' ',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  home: '\x1b[H',
  end: '\x1b[F',
  backspace: '\x7f',
  delete: '\x1b[3~',
  'ctrl+d': '\x04',
  'ctrl+u': '\x15',
  'ctrl+p': '\x10',
  'ctrl+w': '\x17',
  'shift+up': '\x1b[1;2A',
  'shift+down': '\x1b[1;2B',
};

export type Size = { readonly columns: number; readonly rows: number };

/** A terminal in this process: Ink draws into it, keys are typed into it, the screen is read cell by cell. */
export type TestTerminal = {
  readonly app: Instance;
  /** Names of `KEYS`, or text as it is typed. */
  readonly type: (...keys: string[]) => Promise<void>;
  readonly resize: (size: Size) => Promise<void>;
  /** The rows of the screen, without blanks at their ends. */
  readonly screen: () => Promise<string[]>;
  readonly text: () => Promise<string>;
  /** Resolves when the screen's text satisfies the condition; looks again whenever something was drawn. */
  readonly until: (condition: string | ((text: string) => boolean)) => Promise<string>;
  readonly unmount: () => Promise<void>;
  readonly isAlternate: () => boolean;
  /** Where the terminal's cursor stands; null while it is hidden. */
  readonly cursor: () => { readonly x: number; readonly y: number } | null;
  /** Text from the clipboard, as a terminal sends it. */
  readonly paste: (text: string) => Promise<void>;
  /** All that was written to the terminal. */
  readonly raw: () => string;
};

export function mount(tree: ReactNode, size: Size = { columns: 80, rows: 24 }, screenReader = false): TestTerminal {
  const { columns, rows } = size;
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  terminal.loadAddon(new Unicode11Addon() as never);
  terminal.unicode.activeVersion = '11';
  const drawn = new EventEmitter();
  let raw = '';
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    writable: true,
    write(text: string, done?: unknown): boolean {
      raw += text;
      terminal.write(text, () => {
        drawn.emit('drawn');
        if (typeof done === 'function') done();
      });
      return true;
    },
  });
  const queue: string[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    isRaw: false,
    setRawMode(raw: boolean) {
      this.isRaw = raw;
    },
    setEncoding() {},
    ref() {},
    unref() {},
    resume() {},
    pause() {},
    read: () => queue.shift() ?? null,
  });
  const app = render(tree, {
    stdout: stdout as never,
    stdin: stdin as never,
    stderr: stdout as never,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    isScreenReaderEnabled: screenReader,
    patchConsole: false,
    maxFps: 1000,
  });
  const flush = async (): Promise<void> => {
    await app.waitUntilRenderFlush();
    await new Promise<void>(resolve => terminal.write('', resolve));
  };
  const screen = async (): Promise<string[]> => {
    await flush();
    const { active } = terminal.buffer;
    return Array.from(
      { length: terminal.rows },
      (_, y) => active.getLine(y)?.translateToString(true, 0, terminal.cols) ?? '',
    );
  };
  const text = async (): Promise<string> => (await screen()).join('\n');
  return {
    app,
    screen,
    text,
    async type(...keys) {
      for (const key of keys) {
        queue.push(KEYS[key] ?? key);
        stdin.emit('readable');
        // The keyboard hands on one key a turn of the event loop.
        await new Promise(resolve => setImmediate(resolve));
        await flush();
      }
    },
    async resize(next) {
      terminal.resize(next.columns, next.rows);
      stdout.columns = next.columns;
      stdout.rows = next.rows;
      stdout.emit('resize');
      await flush();
    },
    async until(condition) {
      const holds = typeof condition === 'string' ? (shown: string) => shown.includes(condition) : condition;
      for (;;) {
        const shown = await text();
        if (holds(shown)) return shown;
        await new Promise<void>(resolve => drawn.once('drawn', () => resolve()));
      }
    },
    async unmount() {
      app.unmount();
      await app.waitUntilExit();
      await new Promise<void>(resolve => terminal.write('', resolve));
    },
    raw: () => raw,
    cursor: () => {
      if (raw.lastIndexOf('\x1b[?25l') > raw.lastIndexOf('\x1b[?25h')) return null;
      const { cursorX: x, cursorY: y } = terminal.buffer.active;
      return { x, y };
    },
    async paste(text) {
      queue.push(`\x1b[200~${text}\x1b[201~`);
      stdin.emit('readable');
      await new Promise(resolve => setImmediate(resolve));
      await flush();
    },
    isAlternate: () => terminal.buffer.active.type === 'alternate',
  };
}
