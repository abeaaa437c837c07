import { cli } from '../i18n/cli.ts';
import { TutorError } from '../platform/errors.ts';
import { programVersion } from '../platform/version.ts';
import { openContext, withGlobals } from './context.ts';
import { takeGlobals } from './globals.ts';
import { INTERRUPTED, type Io } from './io.ts';
import { openScreen, screenOf } from './screens.ts';
import { say } from './usage.ts';

/**
 * The whole program: arguments in, exit code out (0 done, 1 the answer is no, 2 wrong usage, 3 a failure). Never rejects.
 * The screens are reached without the parser of commands, which takes longer to load than everything else here.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const opened = openContext(io, argv);
  try {
    const { globals, rest } = takeGlobals(argv);
    const context = withGlobals(opened, globals);
    if (rest.length === 1 && ['-V', '--version'].includes(rest[0] as string)) {
      context.print(programVersion());
      return 0;
    }
    const screen = screenOf(rest, context);
    if (screen) return await openScreen(screen, context);
    const { runCommand } = await import('./program.ts');
    return await runCommand(rest, context);
  } catch (error) {
    return report(error, opened);
  } finally {
    await opened.store.flush();
  }
}

function report(
  error: unknown,
  { io, lang, tell }: Pick<ReturnType<typeof openContext>, 'io' | 'lang' | 'tell'>,
): number {
  if (error instanceof TutorError) {
    tell(`dl-tutor: ${error.say(lang)}`);
    if (io.env.DEBUG && error.stack) tell(error.stack);
    return error.exitCode;
  }
  const what = error instanceof Error ? error.message : String(error);
  tell(`dl-tutor: ${say(cli.unexpected, { what })[lang]}`);
  tell(io.env.DEBUG && error instanceof Error && error.stack ? error.stack : cli.unexpectedNext[lang]);
  return 3;
}

/** Runs `main` on this process. A reader that closes the pipe (`| head`) ends the program quietly. */
export async function start(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  const { env, stdin, stdout, stderr } = process;
  process.exitCode = await main(process.argv.slice(2), { env, stdin, stdout, stderr, onInterrupt: interrupts() });
}

/** Ctrl-C ends the program, unless a command wants to end in its own way; then the second one does. */
function interrupts(): NonNullable<Io['onInterrupt']> {
  let heard: (() => void) | null = null;
  process.on('SIGINT', () => {
    if (!heard) process.exit(INTERRUPTED);
    const listener = heard;
    heard = null;
    listener();
  });
  return listener => {
    heard = listener;
    return () => {
      heard = null;
    };
  };
}
