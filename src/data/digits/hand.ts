import { normal, type Random } from '../../platform/random.ts';
import type { PenPoint, Skeleton } from './skeletons.ts';

/** A pen's way: `x`, `y` in the box of 100 × 100, `radius` of the pen there. */
export type Ink = { readonly x: number; readonly y: number; readonly radius: number };

/** How a hand differs from the skeleton. Lengths are in hundredths of the box, angles in radians. */
const SPREAD = {
  rotation: 0.12,
  slant: 0.19,
  /** Standard deviation of the logarithm of both scales. */
  scale: 0.11,
  point: 3,
  wave: 3.8,
  shift: 4.2,
  radius: { mean: 6.2, low: 3.4, high: 10, spread: 1.5 },
} as const;

/** Points between two pen points: enough for a smooth line at 28 pixels. */
const STEPS = 5;

/**
 * Writes a skeleton as one hand would at one moment: each point is missed a little, the whole is bent by a long wave,
 * slanted, turned, stretched and shifted, and the pen presses more or less on its way. `jitter` scales all of it, 0 is
 * the skeleton itself. The same count of random numbers is drawn whatever `jitter` is.
 */
export function write(skeleton: Skeleton, jitter: number, random: Random): Ink[][] {
  const noise = (spread: number): number => jitter * spread * normal(random);
  const bend = waves(noise, random);
  const place = affine(noise);
  const { mean, low, high, spread } = SPREAD.radius;
  const radius = Math.min(high, Math.max(low, mean + noise(spread)));
  return skeleton.map(stroke => {
    const missed = stroke.map(({ x, y, corner }) => ({
      x: x + noise(SPREAD.point),
      y: y + noise(SPREAD.point),
      corner,
    }));
    const path = smooth(missed);
    const press = pressure(path.length, radius, noise, random);
    return path.map((point, i) => ({ ...place(bend(point)), radius: press(i) }));
  });
}

type Place = { readonly x: number; readonly y: number };
type Noise = (spread: number) => number;

/** Two displacements along random directions, each a sine of a wavelength near the size of the digit. */
function waves(noise: Noise, random: Random): (point: Place) => Place {
  const each = [0, 1].map(() => ({
    dx: noise(SPREAD.wave),
    dy: noise(SPREAD.wave),
    fx: (random() - 0.5) * 0.12,
    fy: (random() - 0.5) * 0.12,
    phase: 2 * Math.PI * random(),
  }));
  return ({ x, y }) => {
    const moved = { x, y };
    for (const { dx, dy, fx, fy, phase } of each) {
      const height = Math.sin(fx * x + fy * y + phase);
      moved.x += dx * height;
      moved.y += dy * height;
    }
    return moved;
  };
}

/** Stretch, slant, turn about the middle of the box, then shift. */
function affine(noise: Noise): (point: Place) => Place {
  const both = noise(SPREAD.scale);
  const [scaleX, scaleY] = [Math.exp(both + noise(SPREAD.scale)), Math.exp(both)];
  const slant = noise(SPREAD.slant);
  const angle = noise(SPREAD.rotation);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [shiftX, shiftY] = [noise(SPREAD.shift), noise(SPREAD.shift)];
  return point => {
    const y = scaleY * (point.y - 50);
    const x = scaleX * (point.x - 50) - slant * y;
    return { x: 50 + cos * x - sin * y + shiftX, y: 50 + sin * x + cos * y + shiftY };
  };
}

/** The radius along a stroke: a slow wave, and less ink where the pen lands and leaves. */
function pressure(count: number, radius: number, noise: Noise, random: Random): (index: number) => number {
  const depth = noise(0.12);
  const phase = 2 * Math.PI * random();
  const taper = Math.min(0.5, Math.abs(noise(0.25)));
  return index => {
    const along = count > 1 ? index / (count - 1) : 0;
    const toEnd = Math.min(along, 1 - along) / 0.15;
    return radius * (1 + depth * Math.sin(2 * Math.PI * along + phase)) * (1 - taper * Math.max(0, 1 - toEnd));
  };
}

/** Catmull and Rom (1974): a curve through all points, with a break of direction at corners. */
function smooth(points: readonly PenPoint[]): Place[] {
  const path: Place[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i] as PenPoint;
    const to = points[i + 1] as PenPoint;
    const before = from.corner ? from : (points[i - 1] ?? from);
    const after = to.corner ? to : (points[i + 2] ?? to);
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS;
      path.push({
        x: spline(before.x, from.x, to.x, after.x, t),
        y: spline(before.y, from.y, to.y, after.y, t),
      });
    }
  }
  const last = points.at(-1);
  return last ? [...path, { x: last.x, y: last.y }] : path;
}

function spline(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const a = 2 * p1;
  const b = p2 - p0;
  const c = 2 * p0 - 5 * p1 + 4 * p2 - p3;
  const d = -p0 + 3 * p1 - 3 * p2 + p3;
  return 0.5 * (a + t * (b + t * (c + t * d)));
}
