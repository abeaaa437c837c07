/** How a table is centred and scaled, per feature. Fitted on the training rows only, then applied to every part. */
export type Scaling = { readonly mean: Float64Array; readonly deviation: Float64Array };

/** Mean and standard deviation (over count) of each column of [count, features]; a constant column has deviation 1. */
export function fitScaling(values: Float32Array, features: number): Scaling {
  const count = values.length / features;
  const mean = new Float64Array(features);
  const deviation = new Float64Array(features);
  for (let i = 0; i < values.length; i++) {
    mean[i % features] = (mean[i % features] as number) + (values[i] as number) / count;
  }
  for (let i = 0; i < values.length; i++) {
    const k = i % features;
    deviation[k] = (deviation[k] as number) + ((values[i] as number) - (mean[k] as number)) ** 2 / count;
  }
  return { mean, deviation: deviation.map(variance => (variance > 1e-12 ? Math.sqrt(variance) : 1)) };
}

/** (x − mean) / deviation, [count, features]. */
export function applyScaling(values: Float32Array, { mean, deviation }: Scaling): Float32Array {
  const features = mean.length;
  return values.map((value, i) => (value - (mean[i % features] as number)) / (deviation[i % features] as number));
}

/** Covariance (over count) of the columns, [features, features] row-major. */
export function covariance(values: Float32Array, features: number): Float64Array {
  const count = values.length / features;
  const { mean } = fitScaling(values, features);
  const result = new Float64Array(features * features);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < features; i++) {
      const a = (values[row * features + i] as number) - (mean[i] as number);
      for (let j = 0; j < features; j++) {
        const b = (values[row * features + j] as number) - (mean[j] as number);
        result[i * features + j] = (result[i * features + j] as number) + (a * b) / count;
      }
    }
  }
  return result;
}
