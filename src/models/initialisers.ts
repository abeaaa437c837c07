import { normal, type Random } from '../platform/random.ts';

/**
 * How the numbers of a parameter are drawn. Normal draws are not truncated: their variance is exactly the one of the paper.
 * `leCun` 1/fanIn (LeCun et al. 1998), `glorot` 2/(fanIn + fanOut) (Glorot and Bengio 2010), `he` 2/fanIn (He et al. 2015).
 */
export type Initialiser =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly range: number }
  | { readonly kind: 'scaled'; readonly scheme: 'leCun' | 'glorot' | 'he'; readonly draw: 'normal' | 'uniform' }
  | { readonly kind: 'orthogonal' }
  /** The bias of an LSTM: 1 for the forget gate, the second of four, 0 for the others (Jozefowicz et al. 2015). */
  | { readonly kind: 'openForgetGate' };

export const zeros: Initialiser = { kind: 'constant', value: 0 };
export const ones: Initialiser = { kind: 'constant', value: 1 };
export const leCunNormal: Initialiser = { kind: 'scaled', scheme: 'leCun', draw: 'normal' };
export const glorotNormal: Initialiser = { kind: 'scaled', scheme: 'glorot', draw: 'normal' };
export const glorotUniform: Initialiser = { kind: 'scaled', scheme: 'glorot', draw: 'uniform' };
export const heNormal: Initialiser = { kind: 'scaled', scheme: 'he', draw: 'normal' };
export const heUniform: Initialiser = { kind: 'scaled', scheme: 'he', draw: 'uniform' };
export const orthogonal: Initialiser = { kind: 'orthogonal' };

/** What an initialiser needs to know of a parameter. */
export type Drawn = { readonly shape: readonly number[]; readonly fanIn: number; readonly fanOut: number };

/** The first values of a parameter, row-major. */
export function initialValues(initialiser: Initialiser, { shape, fanIn, fanOut }: Drawn, random: Random): Float32Array {
  const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
  switch (initialiser.kind) {
    case 'constant':
      return values.fill(initialiser.value);
    case 'normal':
      return values.map(() => normal(random) * initialiser.deviation);
    case 'uniform':
      return values.map(() => (2 * random() - 1) * initialiser.range);
    case 'scaled': {
      const deviation = Math.sqrt(varianceOf(initialiser.scheme, fanIn, fanOut));
      if (initialiser.draw === 'normal') return values.map(() => normal(random) * deviation);
      const range = Math.sqrt(3) * deviation;
      return values.map(() => (2 * random() - 1) * range);
    }
    case 'orthogonal':
      return orthogonalise(values.map(() => normal(random)) as Float32Array, shape.at(-1) as number);
    case 'openForgetGate':
      return values.fill(1, values.length / 4, values.length / 2);
  }
}

function varianceOf(scheme: 'leCun' | 'glorot' | 'he', fanIn: number, fanOut: number): number {
  if (scheme === 'glorot') return 2 / (fanIn + fanOut);
  return (scheme === 'he' ? 2 : 1) / fanIn;
}

/** Gram and Schmidt on the shorter side of a matrix with `cols` columns: its rows or its columns become orthonormal (Saxe et al. 2014). */
function orthogonalise(values: Float32Array, cols: number): Float32Array {
  const rows = values.length / cols;
  const [count, length] = rows <= cols ? [rows, cols] : [cols, rows];
  const at = (vector: number, k: number) => (rows <= cols ? vector * cols + k : k * cols + vector);
  const vectors = Array.from({ length: count }, (_, v) =>
    Float64Array.from({ length }, (_, k) => values[at(v, k)] as number),
  );
  vectors.forEach((vector, v) => {
    for (const earlier of vectors.slice(0, v)) {
      const share = dot(vector, earlier);
      for (let k = 0; k < length; k++) (vector[k] as number) -= share * (earlier[k] as number);
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let k = 0; k < length; k++) values[at(v, k)] = vector[k] = (vector[k] as number) / norm;
  });
  return values;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
