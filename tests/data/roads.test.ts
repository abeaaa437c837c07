import { describe, expect, it } from 'vitest';
import { drawTrips, quickestRoute, type Road, roadGrid, rush, travelMinutes } from '../../src/data/roads.ts';
import { constantVelocity, MANOEUVRES, SECONDS, vehicleTrajectories } from '../../src/data/trajectories.ts';
import { mean, range, stream, variance } from './statistics.ts';

describe('a road grid', () => {
  const grid = roadGrid({ rows: 5, columns: 6, random: stream() });
  const road = (index: number) => grid.roads[index] as Road;

  it('joins neighbours in both directions, and nothing else', () => {
    expect(grid.roads).toHaveLength(2 * (5 * 5 + 4 * 6));
    for (const { from, to } of grid.roads) {
      const across = Math.abs((from % 6) - (to % 6)) + Math.abs(Math.floor(from / 6) - Math.floor(to / 6));
      expect(across).toBe(1);
      expect(grid.roads.filter(other => other.from === to && other.to === from)).toHaveLength(1);
    }
  });

  it('is busiest at 8 and at 18', () => {
    const hours = range(241).map(k => k / 10);
    const before = hours.filter(hour => hour < 13);
    const busiest = (some: readonly number[]) => some.reduce((best, hour) => (rush(hour) > rush(best) ? hour : best));
    expect(busiest(before)).toBe(8);
    expect(busiest(hours.filter(hour => hour >= 13))).toBe(18);
    expect(rush(8)).toBeCloseTo(1, 6);
    expect(rush(3)).toBeLessThan(0.01);
    expect(travelMinutes({ from: 0, to: 1, kilometres: 2, speed: 60, congestion: 1 }, 8)).toBeCloseTo(4, 6);
  });

  it('its quickest routes hang together and are as quick as relaxing every road over and over finds', () => {
    for (const hour of [0, 8]) {
      const best = new Float64Array(30).fill(Number.POSITIVE_INFINITY);
      best[7] = 0;
      for (const _ of range(30)) {
        for (const one of grid.roads) {
          best[one.to] = Math.min(best[one.to] as number, (best[one.from] as number) + travelMinutes(one, hour));
        }
      }
      for (const to of range(30)) {
        const route = quickestRoute(grid, 7, to, hour).map(road);
        expect(route.reduce((sum, one) => sum + travelMinutes(one, hour), 0)).toBeCloseTo(best[to] as number, 9);
        expect([7, ...route.map(one => one.to)].slice(0, -1)).toEqual(route.map(one => one.from));
        expect(route.at(-1)?.to ?? 7).toBe(to);
      }
    }
  });

  it('trips take the time of their roads at their hour, times the noise; the empty roads would be quicker', () => {
    const trips = drawTrips(grid, { count: 400, random: stream(), noise: 0.1 });
    const ratios = trips.map(({ route, hour, minutes }) => {
      return minutes / route.reduce((sum, index) => sum + travelMinutes(road(index), hour), 0);
    });
    expect(mean(ratios)).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance(ratios))).toBeLessThan(0.12);
    const empty = trips.map(({ route }) => route.reduce((sum, index) => sum + travelMinutes(road(index), 0), 0));
    expect(mean(trips.map(({ minutes }, i) => minutes / (empty[i] as number)))).toBeGreaterThan(1.15);
    for (const { from, to, hour } of trips) {
      expect(from).not.toBe(to);
      expect(hour >= 5 && hour < 23).toBe(true);
    }
  });
});

describe('trajectories', () => {
  const set = vehicleTrajectories({ count: 300, random: stream(), noise: 0.1 });
  const way = (values: Float32Array, i: number) => values.subarray(2 * set.steps * i, 2 * set.steps * (i + 1));
  const of = (name: (typeof MANOEUVRES)[number]) =>
    range(set.count).filter(i => MANOEUVRES[set.labels[i] ?? 0] === name);
  const speeds = (path: Float32Array) =>
    range(set.steps - 1).map(k => {
      const [dx, dy] = [0, 1].map(axis => (path[2 * k + 2 + axis] ?? 0) - (path[2 * k + axis] ?? 0)) as [
        number,
        number,
      ];
      return { speed: Math.hypot(dx, dy) / SECONDS, heading: Math.atan2(dy, dx) };
    });

  it('begin at the origin at 6 to 14 m/s and are measured with the noise asked for', () => {
    for (const i of range(set.count)) {
      expect([...way(set.truth, i).subarray(0, 2)]).toEqual([0, 0]);
      const first = speeds(way(set.truth, i))[0]?.speed ?? 0;
      expect(first).toBeLessThan(14.01);
      expect(first).toBeGreaterThan(5);
    }
    const errors = set.positions.map((value, k) => value - (set.truth[k] as number));
    expect(Math.sqrt(variance(errors))).toBeCloseTo(0.1, 2);
  });

  it('keep their velocity, turn by a right angle, or stand at the end', () => {
    for (const i of of('straight')) {
      const all = speeds(way(set.truth, i)).map(({ speed }) => speed);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThan(1e-3);
    }
    for (const i of of('turn')) {
      const all = speeds(way(set.truth, i));
      const turned = (all.at(-1)?.heading ?? 0) - (all[0]?.heading ?? 0);
      expect(Math.abs(Math.sin(turned))).toBeGreaterThan(0.5);
    }
    const last = of('stop').map(i => speeds(way(set.truth, i)).at(-1)?.speed ?? 99);
    expect(mean(last)).toBeLessThan(2);
    expect(of('stop').length + of('turn').length + of('straight').length).toBe(set.count);
  });

  it('constant velocity goes on in a line, which is right for a third of them only', () => {
    expect([...constantVelocity([0, 0, 1, 2], 2)]).toEqual([2, 4, 3, 6]);
    const miss = (i: number) => {
      const path = way(set.truth, i);
      const [x = 0, y = 0] = constantVelocity(path.subarray(0, 20), 6).subarray(10);
      return Math.hypot(x - (path[30] ?? 0), y - (path[31] ?? 0));
    };
    expect(mean(of('straight').map(miss))).toBeLessThan(0.01);
    expect(mean(of('turn').map(miss))).toBeGreaterThan(2);
    expect(mean(of('stop').map(miss))).toBeGreaterThan(2);
  });
});
