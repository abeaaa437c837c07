import { normal, type Random } from '../platform/random.ts';

/** A road from one junction to the next, in one direction. */
export type Road = {
  readonly from: number;
  readonly to: number;
  readonly kilometres: number;
  /** Kilometres an hour on the empty road. */
  readonly speed: number;
  /** How much a rush hour slows it down: 0 not at all, 1 to half the speed. */
  readonly congestion: number;
};

/** Junctions in rows and columns, numbered row by row, and the roads between neighbours in both directions. */
export type RoadGrid = { readonly rows: number; readonly columns: number; readonly roads: readonly Road[] };

export type RoadGridSpec = { readonly rows: number; readonly columns: number; readonly random: Random };

/** Every third row and column is a main road: 60 km/h, and the more congested for it; the others 30 km/h. */
export function roadGrid({ rows, columns, random }: RoadGridSpec): RoadGrid {
  const roads: Road[] = [];
  const connect = (from: number, to: number, main: boolean): void => {
    const kilometres = 0.4 + 0.6 * random();
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const congestion = main ? 0.6 + 0.9 * random() : 0.4 * random();
      roads.push({ from: a, to: b, kilometres, speed: main ? 60 : 30, congestion });
    }
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column;
      if (column + 1 < columns) connect(here, here + 1, row % 3 === 1);
      if (row + 1 < rows) connect(here, here + columns, column % 3 === 1);
    }
  }
  return { rows, columns, roads };
}

/** How busy the hour (0 to 24) is, from 0 to 1: peaks at 8 and at 18. */
export function rush(hour: number): number {
  return Math.exp(-((hour - 8) ** 2) / 3) + Math.exp(-((hour - 18) ** 2) / 4.5);
}

/** Minutes on a road at an hour: 60 · kilometres / speed · (1 + congestion · rush(hour)). */
export function travelMinutes({ kilometres, speed, congestion }: Road, hour: number): number {
  return ((60 * kilometres) / speed) * (1 + congestion * rush(hour));
}

/** Indices of the roads of the quickest way at an hour (Dijkstra 1959); empty when it begins where it ends. */
export function quickestRoute({ rows, columns, roads }: RoadGrid, from: number, to: number, hour: number): number[] {
  const minutes = new Float64Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const arrivedBy = new Int32Array(rows * columns).fill(-1);
  const open = new Set([from]);
  minutes[from] = 0;
  while (open.size > 0) {
    const here = [...open].reduce((best, one) => ((minutes[one] as number) < (minutes[best] as number) ? one : best));
    if (here === to) break;
    open.delete(here);
    roads.forEach((road, index) => {
      const then = (minutes[here] as number) + travelMinutes(road, hour);
      if (road.from !== here || then >= (minutes[road.to] as number)) return;
      minutes[road.to] = then;
      arrivedBy[road.to] = index;
      open.add(road.to);
    });
  }
  const route: number[] = [];
  for (let place = to; place !== from; ) {
    const index = arrivedBy[place] as number;
    route.unshift(index);
    place = (roads[index] as Road).from;
  }
  return route;
}

export type Trip = {
  readonly from: number;
  readonly to: number;
  readonly hour: number;
  /** Indices of roads, in order. */
  readonly route: readonly number[];
  readonly minutes: number;
};

export type TripsSpec = {
  readonly count: number;
  readonly random: Random;
  /** Standard deviation of the logarithm of the time on each road. */
  readonly noise?: number;
};

/** Trips between two different junctions at an hour from 5 to 23, along the quickest way of the empty roads. */
export function drawTrips(grid: RoadGrid, { count, random, noise = 0.1 }: TripsSpec): Trip[] {
  const places = grid.rows * grid.columns;
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * places);
    const to = (from + 1 + Math.floor(random() * (places - 1))) % places;
    const hour = 5 + 18 * random();
    const route = quickestRoute(grid, from, to, 0);
    const onRoad = (index: number) => travelMinutes(grid.roads[index] as Road, hour) * Math.exp(noise * normal(random));
    return { from, to, hour, route, minutes: route.reduce((sum, index) => sum + onRoad(index), 0) };
  });
}
