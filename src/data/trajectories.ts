import { normal, type Random } from '../platform/random.ts';

export const MANOEUVRES = ['straight', 'turn', 'stop'] as const;

/**
 * Ways of vehicles: `positions` is [count, steps, 2] row-major in metres as they were measured, `truth` the same without
 * noise, `labels` [count] indices of manoeuvres. Each begins at the origin.
 */
export type Trajectories = {
  readonly count: number;
  readonly steps: number;
  readonly positions: Float32Array;
  readonly truth: Float32Array;
  readonly labels: Int32Array;
};

export type TrajectoriesSpec = {
  readonly count: number;
  readonly random: Random;
  /** Positions each, `SECONDS` apart (16). */
  readonly steps?: number;
  /** Standard deviation of both measured coordinates in metres (0.1). */
  readonly noise?: number;
};

/** Time between two positions. */
export const SECONDS = 0.5;

type Drive = { readonly speed: number; readonly begins: number; readonly turnRate: number; readonly braking: number };

/**
 * One third keeps its velocity (6 to 14 m/s), one third turns by a right angle at 20° to 40° a second, one third brakes
 * at 1.5 to 3.5 m/s² until it stands. Manoeuvres begin in the first half: who has seen it can tell how it goes on.
 */
export function vehicleTrajectories({ count, random, steps = 16, noise = 0.1 }: TrajectoriesSpec): Trajectories {
  const positions = new Float32Array(count * steps * 2);
  const truth = new Float32Array(count * steps * 2);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const label = Math.floor(random() * MANOEUVRES.length);
    const heading = 2 * Math.PI * random();
    const side = random() < 0.5 ? -1 : 1;
    const drive: Drive = {
      speed: 6 + 8 * random(),
      begins: Math.floor((steps / 2) * random()),
      turnRate: label === 1 ? (side * Math.PI * (20 + 20 * random())) / 180 : 0,
      braking: label === 2 ? 1.5 + 2 * random() : 0,
    };
    labels[i] = label;
    const from = 2 * i * steps;
    follow(drive, heading, truth.subarray(from, from + 2 * steps));
    for (let k = from; k < from + 2 * steps; k++) positions[k] = (truth[k] as number) + noise * normal(random);
  }
  return { count, steps, positions, truth, labels };
}

/** Fills [steps, 2] with the positions of a drive, by the midpoint rule. */
function follow({ speed, begins, turnRate, braking }: Drive, heading: number, way: Float32Array): void {
  let [x, y, turned, now] = [0, 0, 0, speed];
  for (let step = 0; 2 * step < way.length; step++) {
    way[2 * step] = x;
    way[2 * step + 1] = y;
    const acts = step >= begins;
    const turn = acts
      ? Math.sign(turnRate) * Math.min(Math.abs(turnRate) * SECONDS, Math.PI / 2 - Math.abs(turned))
      : 0;
    const after = acts ? Math.max(0, now - braking * SECONDS) : now;
    const middle = heading + turned + turn / 2;
    x += SECONDS * ((now + after) / 2) * Math.cos(middle);
    y += SECONDS * ((now + after) / 2) * Math.sin(middle);
    turned += turn;
    now = after;
  }
}

/** The baseline: goes on with the last step's velocity. `past` is [steps, 2]; returns [ahead, 2]. */
export function constantVelocity(past: ArrayLike<number>, ahead: number): Float32Array {
  const last = past.length - 2;
  return Float32Array.from({ length: 2 * ahead }, (_, index) => {
    const axis = index % 2;
    const [now, before] = [past[last + axis] as number, past[last - 2 + axis] as number];
    return now + (Math.floor(index / 2) + 1) * (now - before);
  });
}
