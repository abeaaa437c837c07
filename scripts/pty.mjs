// The program on a real pseudo-terminal, with a terminal in this process that shows what a learner would see.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const pty = require('@lydell/node-pty');
const { Terminal } = require('@xterm/headless');
const { Unicode11Addon } = require('@xterm/addon-unicode11');

/** Starts `file args…`; `until(condition)` waits for the screen, at most `patience` ms, and throws with what it saw. */
export function open(file, args, { columns = 80, rows = 24, env = {}, cwd = process.cwd(), patience = 60_000 } = {}) {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const { PATH, HOME, DL_TUTOR_HOME } = process.env;
  const base = { PATH, HOME, DL_TUTOR_HOME, LANG: 'en_US.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor' };
  const child = pty.spawn(file, args, {
    name: env.TERM ?? base.TERM,
    cols: columns,
    rows,
    cwd,
    env: { ...base, ...env },
  });
  const watchers = new Set();
  let raw = '';
  // A frame comes between two marks (synchronised output, mode 2026) and may arrive in pieces: half of one is not looked at.
  let painting = false;
  const paints = started => params => {
    if (params[0] === 2026) painting = started;
    return false;
  };
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, paints(true));
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, paints(false));
  child.onData(data => {
    raw += data;
    terminal.write(data, () => {
      for (const watch of watchers) watch();
    });
  });
  terminal.onData(data => child.write(data));
  let exit = null;
  const exited = new Promise(resolve => {
    child.onExit(event => {
      exit = event;
      terminal.write('', () => {
        for (const watch of watchers) watch();
        resolve(event);
      });
    });
  });
  const text = () => {
    const { active } = terminal.buffer;
    const line = (_, y) => active.getLine(active.viewportY + y)?.translateToString(true) ?? '';
    return Array.from({ length: terminal.rows }, line).join('\n');
  };
  const until = condition =>
    new Promise((resolve, reject) => {
      const holds = typeof condition === 'string' ? () => text().includes(condition) : () => condition(text());
      const end = (finish, value) => {
        clearTimeout(timer);
        watchers.delete(watch);
        finish(value);
      };
      const watch = () => {
        if (!painting && holds()) end(resolve, text());
        else if (exit) end(reject, new Error(`ended while waiting for ${condition}\n${text()}`));
      };
      const timer = setTimeout(() => end(reject, new Error(`never saw ${condition}\n${text()}`)), patience);
      watchers.add(watch);
      watch();
    });
  return {
    pid: child.pid,
    exited,
    text,
    until,
    raw: () => raw,
    type: keys => child.write(keys),
    kill: signal => process.kill(child.pid, signal),
    resize(nextColumns, nextRows) {
      terminal.resize(nextColumns, nextRows);
      child.resize(nextColumns, nextRows);
    },
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    isCursorHidden: () => raw.lastIndexOf('\x1b[?25l') > raw.lastIndexOf('\x1b[?25h'),
  };
}
