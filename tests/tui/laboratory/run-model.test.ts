import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../src/lab/client.ts';
import { xorMlp } from '../../../src/lab/experiments/core/xor-mlp.ts';
import { defaults } from '../../../src/lab/params.ts';
import type { RunMessage } from '../../../src/lab/protocol.ts';
import { RunModel } from '../../../src/tui/laboratory/run-model.ts';

/** A model whose run is played by the test. */
function played() {
  let post: (message: RunMessage) => void = () => undefined;
  const nothing = (): void => undefined;
  const model = new RunModel('auto', ({ onMessage }: RunOptions) => {
    post = onMessage;
    return { pause: nothing, resume: nothing, step: nothing, set: nothing, stop: async () => undefined };
  });
  model.start(xorMlp, defaults(xorMlp), 1);
  return { model, post: (message: RunMessage) => post(message) };
}

const frames = (...losses: number[]): RunMessage => ({
  kind: 'frames',
  frames: losses.map((loss, i) => ({ step: i + 1, metrics: { loss } })),
});

const fallback = {
  kind: 'fallback',
  from: 'native',
  to: 'wasm',
  message: { zh: '后端 native 意外结束。', en: 'The native backend ended.' },
} as const;

describe('a run whose backend fails', () => {
  it('begins again: what came before is gone, and why is told', () => {
    const { model, post } = played();
    post({ kind: 'ready', backend: 'native' });
    post(frames(3, 2, 1));
    expect(model.view()).toMatchObject({ status: 'running', backend: 'native', steps: [1, 2, 3], notice: null });
    post(fallback);
    expect(model.view()).toMatchObject({ status: 'starting', backend: null, steps: [], series: {}, step: 0 });
    expect(model.view().notice).toEqual(fallback.message);
    post({ kind: 'ready', backend: 'wasm' });
    post(frames(3));
    expect(model.view()).toMatchObject({ status: 'running', backend: 'wasm', steps: [1], series: { loss: [3] } });
  });

  it('does not tell it again of the next run', () => {
    const { model, post } = played();
    post(fallback);
    model.start(xorMlp, defaults(xorMlp), 2);
    expect(model.view().notice).toBeNull();
  });
});
