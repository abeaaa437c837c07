import type { Backend } from '../engine/choice.ts';
import { nativePlace } from './home.ts';
import { type Host, type HostKind, hostKindOf } from './host.ts';
import { startProcess } from './process.ts';
import { startThread } from './thread.ts';

/** Threads kept warm between runs; more than this are only alive while they train. A native process is 400 MB large. */
const KEPT: Readonly<Record<HostKind, number>> = { thread: 2, process: 1 };

const all = new Set<Host>();
const idle: Host[] = [];
/** More hosts than usual are kept while many runs are made side by side. */
let reserved = 0;

/** Starts a host before it is needed, so that a run begins at once. Does nothing when one is waiting. */
export function warmHost(backend: Backend): void {
  if (idle.some(({ kind }) => kind === hostKindOf(backend))) return;
  const host = createHost(backend);
  if (host) giveBack(host);
}

/**
 * A warm host for a backend if there is one, else a new one; null when the backend is not installed. The process waits for
 * it only when asked to.
 */
export function takeHost(backend: Backend, keepAlive: boolean): Host | null {
  const at = idle.findLastIndex(({ kind }) => kind === hostKindOf(backend));
  const host = at >= 0 ? (idle.splice(at, 1)[0] as Host) : createHost(backend);
  host?.hold(keepAlive);
  return host;
}

/** Keeps a host for the next run. */
export function giveBack(host: Host): void {
  host.listen(null);
  host.hold(false);
  if (all.has(host) && countIdle(host.kind) < Math.max(KEPT[host.kind], reserved)) idle.push(host);
  else void host.end();
}

/** Keeps up to `count` hosts of each kind warm until the function that it returns is called. */
export function reserveHosts(count: number): () => void {
  reserved += count;
  return () => {
    reserved -= count;
    for (const kind of ['thread', 'process'] as const) {
      const limit = Math.max(KEPT[kind], reserved);
      for (const host of idle.filter(one => one.kind === kind).slice(limit)) void host.end();
    }
  };
}

/** Ends every host. */
export async function shutDown(): Promise<void> {
  await Promise.all([...all].map(host => host.end()));
}

function createHost(backend: Backend): Host | null {
  const onEnd = (): void => {
    all.delete(host as Host);
    const at = idle.indexOf(host as Host);
    if (at >= 0) idle.splice(at, 1);
  };
  const place = hostKindOf(backend) === 'process' ? nativePlace() : null;
  const host = hostKindOf(backend) === 'thread' ? startThread(onEnd) : place && startProcess(place.folder, onEnd);
  if (host) all.add(host);
  return host;
}

const countIdle = (kind: HostKind): number => idle.filter(host => host.kind === kind).length;
