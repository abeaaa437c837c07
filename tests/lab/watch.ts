import { type RunHandle, type RunOptions, startRun } from '../../src/lab/client.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import type { RunMessage } from '../../src/lab/protocol.ts';
import type { Frame } from '../../src/lab/types.ts';

/** A run whose messages are kept and can be waited for. */
export function watch(options: Partial<RunOptions> = {}) {
  const messages: RunMessage[] = [];
  const waiting: ((message: RunMessage) => void)[] = [];
  const handle: RunHandle = startRun({
    experiment: xorMlp,
    params: { steps: 200 },
    seed: 1,
    ...options,
    onMessage: message => {
      messages.push(message);
      for (const settle of waiting) settle(message);
    },
  });
  const next = <K extends RunMessage['kind']>(kind: K) =>
    new Promise<Extract<RunMessage, { kind: K }>>((resolve, reject) => {
      const settle = (message: RunMessage) => {
        if (message.kind === kind) resolve(message as Extract<RunMessage, { kind: K }>);
        else if (message.kind === 'done' || message.kind === 'failed') {
          reject(new Error(`${message.kind} instead of ${kind}: ${JSON.stringify(message).slice(0, 300)}`));
        }
      };
      waiting.push(settle);
    });
  const frames = (): Frame[] => messages.flatMap(message => (message.kind === 'frames' ? message.frames : []));
  const kinds = (): string[] => messages.map(({ kind }) => kind);
  return { handle, messages, next, frames, kinds };
}
