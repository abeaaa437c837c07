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
    let works = false;
    const onMessage = (message: RunMessage): void => {
      if (message.kind === 'frames') works = true;
      if (message.kind === 'frames') void handle.stop();
      // One that trains but is slow to stop works all the same.
      else if (message.kind === 'done' || message.kind === 'failed')
        resolve(works || message.kind === 'done' ? null : message.message);
    };
    const params = defaults(experiment);
    const handle = startRun({ experiment, params, seed: 1, backend, pictures: false, keepAlive: true, onMessage });
  });
}
