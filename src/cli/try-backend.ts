import { startRun } from '../lab/client.ts';
import { experiments } from '../lab/experiments/index.ts';
import { defaults } from '../lab/params.ts';
import type { RunMessage } from '../lab/protocol.ts';
import type { BackendName, Experiment } from '../lab/types.ts';
import type { Bilingual } from '../platform/language.ts';

export type Trial =
  | { readonly ok: true; readonly experiment: string; readonly ms: number }
  | { readonly ok: false; readonly problem: Bilingual };

/** The shortest run that exists, in a real worker, as far as its first frame. Call `shutDown` when no more is to be tried. */
export async function tryBackend(backend: BackendName): Promise<Trial> {
  const [shortest] = [...experiments].sort((a, b) => a.frames(defaults(a)) - b.frames(defaults(b)));
  const experiment = shortest as Experiment;
  const begin = performance.now();
  const problem = await firstFrame(experiment, backend);
  const ms = Math.round(performance.now() - begin);
  return problem ? { ok: false, problem } : { ok: true, experiment: experiment.id, ms };
}

/** Resolves to what went wrong, or null. */
function firstFrame(experiment: Experiment, backend: BackendName): Promise<Bilingual | null> {
  return new Promise(resolve => {
    const onMessage = (message: RunMessage): void => {
      if (message.kind === 'failed') resolve(message.message);
      else if (message.kind === 'frames') void handle.stop().then(() => resolve(null));
      else if (message.kind === 'done') resolve(null);
    };
    const params = defaults(experiment);
    const handle = startRun({ experiment, params, seed: 1, backend, pictures: false, keepAlive: true, onMessage });
  });
}
