/** f(x) = ½ (λ₁ u² + λ₂ v²), where (u, v) is x turned back by `angle`; its minimum is 0 at the origin. */
export type Bowl = {
  /** λ₁ and λ₂, the eigenvalues of the Hessian. Gradient descent converges for rates below 2 / max(λ). */
  readonly curvatures: readonly [number, number];
  readonly value: (x: number, y: number) => number;
  readonly gradient: (x: number, y: number) => readonly [number, number];
};

/** A quadratic bowl of given curvatures whose first axis is turned by `angle` radians. */
export function quadraticBowl(curvatures: readonly [number, number], angle = 0): Bowl {
  const [first, second] = curvatures;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = (x: number, y: number): readonly [number, number] => [cos * x + sin * y, cos * y - sin * x];
  return {
    curvatures,
    value: (x, y) => {
      const [u, v] = turned(x, y);
      return 0.5 * (first * u * u + second * v * v);
    },
    gradient: (x, y) => {
      const [u, v] = turned(x, y);
      return [first * cos * u - second * sin * v, first * sin * u + second * cos * v];
    },
  };
}
