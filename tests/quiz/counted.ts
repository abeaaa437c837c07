import type { Values } from '../../src/quiz/template.ts';

type Count = (numbers: Values) => number;

const get = (numbers: Values, name: string): number => {
  const value = numbers[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};

/** A way of counting whose arguments come by name. */
const by =
  (count: (n: (name: string) => number) => number): Count =>
  numbers =>
    count(name => get(numbers, name));

const times = (count: number, act: (i: number) => void): void => {
  for (let i = 0; i < count; i++) act(i);
};

/** Counts by doing: one for each time that `visit` is called. */
function tally(run: (visit: () => void) => void): number {
  let count = 0;
  run(() => {
    count += 1;
  });
  return count;
}

/** Positions at which a window fits, found by trying every one of them. */
function windows(side: number, span: number, stride: number): number[] {
  const found: number[] = [];
  for (let at = 0; at + span <= side; at += stride) found.push(at);
  return found;
}

/** Derivative by central differences. */
const slope = (f: (x: number) => number, x: number, h = 1e-3): number => (f(x + h) - f(x - h)) / (2 * h);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Simpson's rule. */
function integrate(f: (x: number) => number, from: number, to: number, parts = 4000): number {
  const h = (to - from) / parts;
  let total = f(from) + f(to);
  for (let i = 1; i < parts; i++) total += (i % 2 === 1 ? 4 : 2) * f(from + i * h);
  return (total * h) / 3;
}

/** exp by its series with halved arguments: not the function that the templates call. */
function series(x: number): number {
  if (Math.abs(x) > 0.5) return series(x / 2) ** 2;
  let [term, total] = [1, 1];
  for (let i = 1; i < 25; i++) {
    term *= x / i;
    total += term;
  }
  return total;
}

/** log as the integral of 1/x. */
const naturalLog = (x: number): number => integrate(t => 1 / t, 1, x, 2000);

/** cos by its series. */
function cosine(x: number): number {
  let [term, total] = [1, 1];
  for (let i = 1; i < 30; i++) {
    term *= (-x * x) / ((2 * i - 1) * (2 * i));
    total += term;
  }
  return total;
}

/** Root by Newton's method. */
function root(x: number): number {
  let guess = Math.max(x, 1);
  for (let i = 0; i < 60; i++) guess = (guess + x / guess) / 2;
  return guess;
}

/** Weights of a gated layer, one by one: part, unit, then what it reads. */
const gates = (parts: number): Count =>
  by(n =>
    tally(visit =>
      times(parts, () =>
        times(n('units'), () => {
          times(n('inputs'), visit);
          times(n('units'), visit);
          visit();
        }),
      ),
    ),
  );

/** Cells of a grid that satisfy a condition. */
function cells(columns: number, rows: number, inside: (x: number, y: number) => boolean): number {
  return tally(visit =>
    times(columns, x =>
      times(rows, y => {
        if (inside(x, y)) visit();
      }),
    ),
  );
}

/** The answer of each template, counted another way: by loops, series, integrals, differences and simulation. */
export const COUNTED: Readonly<Record<string, Count>> = {
  'dense-parameters': by(n =>
    tally(visit =>
      times(n('units'), () => {
        times(n('inputs'), visit);
        visit();
      }),
    ),
  ),
  'conv-parameters': by(n =>
    tally(visit =>
      times(n('filters'), () => {
        times(n('channels'), () => times(n('kernel'), () => times(n('kernel'), visit)));
        visit();
      }),
    ),
  ),
  'separable-parameters': by(n =>
    tally(visit => {
      times(n('channels'), () => times(n('kernel'), () => times(n('kernel'), visit)));
      times(n('filters'), () => times(n('channels'), visit));
    }),
  ),
  'gru-parameters': gates(3),
  'lstm-parameters': gates(4),
  'batch-norm-parameters': by(
    n => ['gamma', 'beta', 'mean', 'variance'].flatMap(() => Array(n('channels')).fill(0)).length,
  ),
  'conv-output': by(n => {
    const padded = n('side') + 2 * n('padding');
    const taps = Array.from({ length: n('kernel') }, (_, i) => i * n('dilation'));
    let count = 0;
    for (let at = 0; at < padded; at += n('stride')) if (taps.every(tap => at + tap < padded)) count += 1;
    return count;
  }),
  'receptive-field': by(n => {
    const layers: readonly (readonly [number, number])[] = [
      [n('first'), n('strideOne')],
      [n('second'), n('strideTwo')],
      [n('third'), 1],
    ];
    let seen = new Set([0]);
    for (const [kernel, stride] of [...layers].reverse()) {
      seen = new Set([...seen].flatMap(at => Array.from({ length: kernel }, (_, tap) => at * stride + tap)));
    }
    return Math.max(...seen) - Math.min(...seen) + 1;
  }),
  'conv-multiply-adds': by(n => {
    const reach = (n('kernel') - 1) / 2;
    const places = windows(n('side') + 2 * reach, n('kernel'), 1).length;
    const perPlace = tally(visit => times(n('kernel'), () => times(n('kernel'), () => times(n('channels'), visit))));
    return sum(Array.from({ length: n('filters') }, () => sum(Array(places).fill(places * perPlace))));
  }),
  'separable-ratio': by(n => {
    const regular = tally(visit =>
      times(n('filters'), () => times(n('channels'), () => times(n('kernel') ** 2, visit))),
    );
    const separable = tally(visit =>
      times(n('channels'), () => {
        times(n('kernel') ** 2, visit);
        times(n('filters'), visit);
      }),
    );
    return separable / regular;
  }),
  'graph-gradient': by(n => {
    const loss = (x: number): number => x * n('y') + n('slope') * x + x * x;
    return Math.round(slope(loss, n('x')) * 1e6) / 1e6;
  }),
  'sigmoid-neuron': by(n => 1 / (1 + series(-(n('w1') * n('x1') + n('w2') * n('x2') + n('b'))))),
  'softmax-probability': by(n => 1 / (1 + series(n('b') - n('a')) + series(n('c') - n('a')))),
  'cross-entropy': by(n => integrate(t => 1 / t, n('right'), 1)),
  'batch-norm-value': by(n => {
    const values = [n('first'), n('second'), n('third'), n('fourth')];
    // The variance is half the mean squared difference of all pairs; no mean is needed.
    const pairs = values.flatMap(a => values.map(b => (a - b) ** 2));
    return sum(values.map(value => n('first') - value)) / 4 / root(sum(pairs) / 32);
  }),
  'inverted-dropout': by(n => {
    // The expectation over a thousand equally likely masks must be the value itself.
    const kept = Math.round(1000 * (1 - n('drop')));
    return (1000 * n('value')) / kept;
  }),
  'step-schedule': by(n => {
    let rate = n('rate');
    for (let epoch = 1; epoch <= n('epoch'); epoch++) if (epoch % n('every') === 0) rate *= n('drop');
    return rate;
  }),
  'exponential-schedule': by(n => {
    let rate = n('rate');
    times(n('epoch'), () => {
      rate *= n('decay');
    });
    return rate;
  }),
  'cosine-schedule': by(n => {
    const half = cosine((Math.PI * Math.round(n('total') * n('part'))) / n('total') / 2);
    return n('rate') * half * half;
  }),
  'warm-up-schedule': by(n => {
    let rate = 0;
    times(Math.round(n('warmUp') * n('part')), () => {
      rate += n('peak') / n('warmUp');
    });
    return rate;
  }),
  'sgd-step': by(n => {
    const f = (w: number): number => n('curvature') * (w - n('centre')) ** 2;
    return n('start') - n('rate') * (Math.round(slope(f, n('start')) * 1e6) / 1e6);
  }),
  'momentum-step': by(n => {
    const after = n('momentum') * n('velocity');
    return n('weight') - n('rate') * after - n('rate') * n('gradient');
  }),
  'adam-first-step': by(n => {
    const [m, v] = [0.1 * n('gradient'), 0.001 * n('gradient') ** 2];
    return n('weight') - (n('rate') * (m / 0.1)) / root(v / 0.001);
  }),
  // The proximal step minimises (u − w)²/2 + ηλ|u|: found on a fine grid, then by ternary search.
  'soft-threshold': by(n => {
    const f = (u: number): number => (u - n('weight')) ** 2 / 2 + n('rate') * n('strength') * Math.abs(u);
    let [low, high] = [-2, 2];
    for (let i = 0; i < 200; i++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (f(a) < f(b)) high = b;
      else low = a;
    }
    return Math.round(low * 1e6) / 1e6;
  }),
  'weight-decay-steps': by(n => {
    let weight = n('weight');
    times(n('count'), () => {
      weight -= n('rate') * n('strength') * weight;
    });
    return weight;
  }),
  'label-smoothing': by(n => {
    const wrong = n('smoothing') / n('classes');
    return 1 - sum(Array(n('classes') - 1).fill(wrong));
  }),
  // The variance that keeps the signal: n·Var(w)·E[relu(z)²] = 1 with E[relu(z)²] = Var(z)/2, or the mean of both passes.
  'initial-variance': by(n => {
    const halved = integrate(z => (z > 0 ? z * z : 0) * series((-z * z) / 2), 0, 12) / root(2 * Math.PI);
    const fan = n('scheme') === 1 ? n('inputs') * halved : (n('inputs') + n('outputs')) / 2;
    return 1 / fan;
  }),
  'largest-rate': by(n => {
    let [x, y] = [1, 0.3];
    for (let i = 0; i < 400; i++) {
      const [a, b] = [n('steep') * x + n('coupling') * y, n('coupling') * x + n('flat') * y];
      const length = Math.hypot(a, b);
      [x, y] = [a / length, b / length];
    }
    const largest = x * (n('steep') * x + n('coupling') * y) + y * (n('coupling') * x + n('flat') * y);
    return 2 / largest;
  }),
  'updates-per-epoch': by(n => {
    let updates = 0;
    times(n('epochs'), () => {
      for (let left = n('examples'); left > 0; left -= n('batch')) updates += 1;
    });
    return updates;
  }),
  'activation-memory': by(n => {
    const row = sum(Array(n('side')).fill(4 * n('channels')));
    return sum(Array(n('batch')).fill(sum(Array(n('side')).fill(row)))) / 1e6;
  }),
  'matrix-shapes': by(n => {
    const x = Array.from({ length: n('rows') }, () => Array(n('inner')).fill(1) as number[]);
    const w = Array.from({ length: n('inner') }, () => Array(n('columns')).fill(1) as number[]);
    const product = x.map(row => (w[0] ?? []).map((_, j) => sum(row.map((value, k) => value * (w[k]?.[j] ?? 0))) + 1));
    return product.flat().length;
  }),
  'int8-zero-point': by(n => {
    const scale = (n('high') - n('low')) / 255;
    const zero = Math.round(-128 - n('low') / scale);
    const real = (q: number): number => scale * (q - zero);
    const codes = Array.from({ length: 256 }, (_, i) => i - 128);
    return codes.reduce((best, q) => (Math.abs(real(q) - n('value')) < Math.abs(real(best) - n('value')) ? q : best));
  }),
  'box-overlap': by(n => {
    const [w, h, dx, dy] = [n('width'), n('height'), n('shiftX'), n('shiftY')];
    const first = (x: number, y: number): boolean => x < w && y < h;
    const second = (x: number, y: number): boolean => x >= dx && x < w + dx && y >= dy && y < h + dy;
    const common = cells(w + dx, h + dy, (x, y) => first(x, y) && second(x, y));
    return common / cells(w + dx, h + dy, (x, y) => first(x, y) || second(x, y));
  }),
  'confusion-f1': by(n => {
    const truth: boolean[] = [];
    const said: boolean[] = [];
    const add = (count: number, t: boolean, s: boolean): void =>
      times(count, () => {
        truth.push(t);
        said.push(s);
      });
    add(n('hits'), true, true);
    add(n('falseAlarms'), false, true);
    add(n('misses'), true, false);
    add(n('rejections'), false, false);
    const both = truth.filter((t, i) => t && said[i]).length;
    return (2 * both) / (truth.filter(Boolean).length + said.filter(Boolean).length);
  }),
  // Horner's scheme from the end of the episode.
  'discounted-return': by(n => ['d', 'c', 'b', 'a'].reduce((value, name) => n(name) + n('discount') * value, 0)),
  'bellman-backup': by(n => {
    const worth = [n('rewardA') + n('discount') * n('valueA'), n('rewardB') + n('discount') * n('valueB')];
    return worth.sort((a, b) => b - a)[0] ?? 0;
  }),
  'k-means-step': by(n => {
    const points = ['p1', 'p2', 'p3', 'p4', 'p5'].map(n);
    const mine = points.filter(point => Math.abs(point - n('left')) < Math.abs(point - n('right')));
    let centre = 0;
    mine.forEach((point, i) => {
      centre += (point - centre) / (i + 1);
    });
    return centre;
  }),
  'gaussian-divergence': by(n => {
    const [mean, deviation] = [n('mean'), n('deviation')];
    const shift = naturalLog(deviation);
    const density = (u: number): number => series((-u * u) / 2) / root(2 * Math.PI);
    const gap = (u: number): number => -(u * u) / 2 - shift + (mean + deviation * u) ** 2 / 2;
    return integrate(u => density(u) * gap(u), -12, 12);
  }),
};
