import { useApp, useStdout } from 'ink';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Size } from './size.ts';
import { CLEAN } from './transcript.ts';

/**
 * Alternate scroll (mode 1007): the wheel arrives as arrow keys, and selecting with the mouse stays with the terminal. Most
 * terminals have it on already, so what was there is saved and put back instead of being switched off.
 */
const WHEEL_ON = '\x1b[?1007s\x1b[?1007h';
const WHEEL_BACK = '\x1b[?1007r';

/**
 * Draws the whole frame anew when the window has another size. Ink moves from where it left the cursor, and terminals move
 * cursor and lines at will when their windows change. Returns what draws it anew at any time.
 */
export function useWholeFrames({ columns, rows }: Size): () => void {
  const { write } = useStdout();
  const { waitUntilRenderFlush } = useApp();
  const drawn = useRef({ columns, rows });
  useEffect(() => {
    if (drawn.current.columns === columns && drawn.current.rows === rows) return;
    drawn.current = { columns, rows };
    void waitUntilRenderFlush().then(() => write(CLEAN));
  }, [columns, rows, write, waitUntilRenderFlush]);
  return useCallback(() => write(CLEAN), [write]);
}

/**
 * Holds the modes of the terminal that Ink knows nothing of while the tutor is on the screen, and returns what suspends
 * the program. However Ink lets the terminal go (leaving, a signal, an error), it unmounts, and the modes go back.
 */
export function useTerminal(): () => void {
  const { stdout } = useStdout();
  const { suspendTerminal } = useApp();
  const away = useRef(false);

  useLayoutEffect(() => {
    stdout.write(WHEEL_ON);
    return () => {
      stdout.write(WHEEL_BACK);
    };
  }, [stdout]);

  /** Gives the terminal back, does something, and takes the terminal again with a whole redraw. */
  const release = useCallback(
    async (during: () => Promise<void>): Promise<void> => {
      if (away.current) return;
      away.current = true;
      try {
        await suspendTerminal(async () => {
          stdout.write(WHEEL_BACK);
          await during();
        });
      } finally {
        away.current = false;
        stdout.write(WHEEL_ON);
      }
    },
    [stdout, suspendTerminal],
  );

  useEffect(() => {
    // Someone else stopped the program: what is on the screen and in the modes is the shell's.
    const redraw = (): void => void release(async () => undefined);
    process.on('SIGCONT', redraw);
    return () => {
      process.off('SIGCONT', redraw);
    };
  }, [release]);

  return useCallback(() => {
    if (process.platform === 'win32') return;
    void release(stopUntilContinued);
  }, [release]);
}

/** Stops the whole process group, as the terminal itself would: under `npx` the shell waits for the parent. */
function stopUntilContinued(): Promise<void> {
  return new Promise(resolve => {
    // A listener for signals does not keep Node alive, and the input is given away.
    const alive = setInterval(() => undefined, 2 ** 30);
    process.once('SIGCONT', () => {
      clearInterval(alive);
      resolve();
    });
    process.kill(0, 'SIGTSTP');
  });
}
