type Env = Readonly<Record<string, string | undefined>>;

export type Clipboard = {
  /** Whether the terminal can be expected to take the text. */
  readonly kind: 'terminal' | 'tmux' | 'none';
  /** What puts the text into the clipboard of whoever sits at the terminal, however far away this machine is. */
  readonly sequence: string;
};

/**
 * OSC 52 (xterm's control sequences, "Manipulate Selection Data"). tmux and screen keep it to themselves unless it is handed
 * through; tmux gets it bare too, for `set-clipboard on`. Nobody answers, so whether it arrived cannot be known.
 */
export function clipboardFor(text: string, env: Env): Clipboard {
  const { TERM = '', TERM_PROGRAM } = env;
  if (TERM === '' || TERM === 'dumb' || TERM === 'linux' || TERM_PROGRAM === 'Apple_Terminal')
    return { kind: 'none', sequence: '' };
  const bare = `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
  if (env.TMUX) return { kind: 'tmux', sequence: `${bare}\x1bPtmux;\x1b${bare}\x1b\\` };
  return { kind: 'terminal', sequence: env.STY ? `\x1bP${bare}\x1b\\` : bare };
}
