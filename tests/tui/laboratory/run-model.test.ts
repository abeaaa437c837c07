import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../src/lab/client.ts';
import { backpropStepper } from '../../../src/lab/experiments/core/backprop-stepper.ts';
import { xorMlp } from '../../../src/lab/experiments/core/xor-mlp.ts';
import { defaults } from '../../../src/lab/params.ts';
import type { RunMessage } from '../../../src/lab/protocol.ts';
import type { Frame, Picture } from '../../../src/lab/types.ts';
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

describe('the frames to go back through', () => {
  const bars = (value: number): Picture => ({
    kind: 'bars',
    log: false,
    items: [{ label: { zh: '值', en: 'value' }, value }],
  });
  const made = fc.array(fc.record({ loss: fc.float({ noNaN: true }), a: fc.boolean(), b: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  it('are what was live at their step, in numbers and in pictures', () => {
    fc.assert(
      fc.property(made, list => {
        const { model, post } = played();
        const live = new Map<number, Pick<Frame, 'pictures'> & { readonly loss: number | undefined }>();
        list.forEach(({ loss, a, b }, i) => {
          const step = i + 1;
          const pictures = { ...(a ? { a: bars(step) } : {}), ...(b ? { b: bars(-step) } : {}) };
          post({ kind: 'frames', frames: [{ step, metrics: { loss }, ...(a || b ? { pictures } : {}) }] });
          // A change of state is shown at once, and with it the frame.
          post({ kind: 'paused' });
          const view = model.view();
          live.set(step, { loss: view.series.loss?.at(-1), pictures: view.pictures });
          model.resume();
        });
        const { frames: kept } = model.view();
        expect([kept[0]?.step, kept.at(-1)?.step]).toEqual([1, list.length]);
        for (const { step, metrics, pictures = {} } of kept)
          expect({ loss: metrics.loss, pictures }).toEqual(live.get(step));
      }),
    );
  });
});

describe('a calculation that is compared', () => {
  it('is asked for step by step, so that each has its pictures', () => {
    const asked: string[] = [];
    const model = new RunModel('auto', ({ paused }: RunOptions) => {
      asked.push(paused ? 'paused' : 'running');
      const note = (what: string) => () => void asked.push(what);
      return { pause: note('pause'), resume: note('resume'), step: note('step'), set: () => {}, stop: async () => {} };
    });
    model.start(backpropStepper, defaults(backpropStepper), 1, { through: true });
    expect(asked).toEqual(['paused', ...Array.from({ length: backpropStepper.frames({}) - 1 }, () => 'step')]);
  });
});
