import { normal, type Random } from '../../../platform/random.ts';

/** Units of each layer. The second kernel is square, so that its transpose has the same shape. */
export const SIZES = { inputs: 3, hidden: 4, outputs: 4 } as const;

export const BATCH = 8;

export const GROUPS = ['W1', 'b1', 'W2', 'b2'] as const;

export type Group = (typeof GROUPS)[number];

/** Kernels are row-major [inputs, units]. */
export type Parameters = Readonly<Record<Group, Float64Array>>;

/** Inputs [BATCH, inputs] and targets [BATCH, outputs], row-major. */
export type Batch = { readonly x: Float64Array; readonly y: Float64Array };

/** Slips that people make when they write back-propagation by hand; each runs without any error message. */
export type Bug =
  | 'none'
  | 'forgot-sigma-prime'
  | 'transposed-weight'
  | 'missing-batch-mean'
  | 'missed-last-sample'
  | 'shifted-bias'
  | 'forgot-two';

/** How each arithmetic result is stored: exactly as it is (float64), or rounded to float32. */
export type Rounding = (value: number) => number;

/** Normal kernels of variance 1/inputs. All numbers drawn here are such as float32 holds exactly. */
export function drawParameters(random: Random): Parameters {
  const { inputs, hidden, outputs } = SIZES;
  const draw = (count: number, scale: number) =>
    Float64Array.from({ length: count }, () => Math.fround(scale * normal(random)));
  return {
    W1: draw(inputs * hidden, 1 / Math.sqrt(inputs)),
    b1: draw(hidden, 0.5),
    W2: draw(hidden * outputs, 1 / Math.sqrt(hidden)),
    b2: draw(outputs, 0.5),
  };
}

/** Standard normal inputs and targets. */
export function drawBatch(random: Random): Batch {
  const draw = (count: number) => Float64Array.from({ length: count }, () => Math.fround(normal(random)));
  return { x: draw(BATCH * SIZES.inputs), y: draw(BATCH * SIZES.outputs) };
}

/** Mean over the batch of Σ (ŷ − y)², for ŷ = σ(x·W1 + b1)·W2 + b2. */
export function lossOf(parameters: Parameters, batch: Batch, round: Rounding = value => value): number {
  const { hidden, output } = forward(parameters, batch, round);
  let sum = 0;
  for (let i = 0; i < hidden.length / SIZES.hidden; i++) {
    for (let k = 0; k < SIZES.outputs; k++) {
      const error = round((output[i * SIZES.outputs + k] as number) - (batch.y[i * SIZES.outputs + k] as number));
      sum = round(sum + round(error * error));
    }
  }
  return round(sum / BATCH);
}

/** The gradient of `lossOf` by back-propagation, right for `none`, and wrong in one well-known way for each other bug. */
export function backpropagate(parameters: Parameters, batch: Batch, bug: Bug): Parameters {
  const { inputs, hidden: units, outputs } = SIZES;
  const { hidden, output } = forward(parameters, batch, value => value);
  const { W2 } = parameters;
  const gradient = { W1: zeros('W1'), b1: zeros('b1'), W2: zeros('W2'), b2: zeros('b2') };
  const samples = bug === 'missed-last-sample' ? BATCH - 1 : BATCH;
  const factor = (bug === 'forgot-two' ? 1 : 2) / (bug === 'missing-batch-mean' ? 1 : BATCH);

  for (let i = 0; i < samples; i++) {
    const deltaOut = Array.from({ length: outputs }, (_, k) => {
      const at = i * outputs + k;
      return factor * ((output[at] as number) - (batch.y[at] as number));
    });
    const a = hidden.subarray(i * units, (i + 1) * units);
    for (let j = 0; j < units; j++) {
      const activation = a[j] as number;
      let back = 0;
      for (let k = 0; k < outputs; k++) {
        const delta = deltaOut[k] as number;
        add(gradient.W2, j * outputs + k, activation * delta);
        back += delta * (W2[bug === 'transposed-weight' ? k * units + j : j * outputs + k] as number);
      }
      const delta = bug === 'forgot-sigma-prime' ? back : back * activation * (1 - activation);
      for (let p = 0; p < inputs; p++) add(gradient.W1, p * units + j, delta * (batch.x[i * inputs + p] as number));
      add(gradient.b1, bug === 'shifted-bias' ? (j + 1) % units : j, delta);
    }
    deltaOut.forEach((delta, k) => {
      add(gradient.b2, k, delta);
    });
  }
  return gradient;
}

/** (L(θ + h) − L(θ − h)) / 2h for one parameter: the error of the formula falls like h². */
export function centralDifference(
  parameters: Parameters,
  batch: Batch,
  group: Group,
  index: number,
  h: number,
  round: Rounding = value => value,
): number {
  const lossAt = (offset: number) => {
    const moved = Float64Array.from(parameters[group]);
    moved[index] = round((moved[index] as number) + offset);
    return lossOf({ ...parameters, [group]: moved }, batch, round);
  };
  return round(round(lossAt(h) - lossAt(-h)) / (2 * h));
}

/** ‖a − b‖ / max(‖a‖, ‖b‖); 0 when both are zero. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const norm = (values: ArrayLike<number>) => Math.hypot(...Array.from(values));
  const largest = Math.max(norm(a), norm(b));
  return largest === 0 ? 0 : norm(Array.from(a, (value, i) => value - (b[i] as number))) / largest;
}

function forward({ W1, b1, W2, b2 }: Parameters, { x }: Batch, round: Rounding) {
  const hidden = dense(x, W1, b1, round).map(z => round(1 / (1 + Math.exp(-z))));
  return { hidden, output: dense(hidden, W2, b2, round) };
}

/** x·kernel + bias, every product and every sum rounded. */
function dense(x: Float64Array, kernel: Float64Array, bias: Float64Array, round: Rounding): Float64Array {
  const units = bias.length;
  const inputs = kernel.length / units;
  const result = new Float64Array((x.length / inputs) * units);
  for (let at = 0; at < result.length; at++) {
    const [i, j] = [Math.floor(at / units), at % units];
    let sum = bias[j] as number;
    for (let p = 0; p < inputs; p++) {
      sum = round(sum + round((x[i * inputs + p] as number) * (kernel[p * units + j] as number)));
    }
    result[at] = sum;
  }
  return result;
}

function zeros(group: Group): Float64Array {
  const { inputs, hidden, outputs } = SIZES;
  return new Float64Array({ W1: inputs * hidden, b1: hidden, W2: hidden * outputs, b2: outputs }[group]);
}

function add(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value;
}
