import type { Backend } from '../engine/choice.ts';
import type { Command, WorkerMessage } from './protocol.ts';

/** Why a host is no longer there. `memory`: it ran into its limit; `ended`: it was told to. */
export type Lost = { readonly kind: 'memory' | 'lost' | 'ended'; readonly cause: string };

export type HostListener = {
  readonly onMessage: (message: WorkerMessage) => void;
  /** The host is gone; called once. */
  readonly onLost: (lost: Lost) => void;
};

export type HostKind = 'thread' | 'process';

/** Where runs are carried out: a thread of this process, or a process of its own. One run at a time. */
export type Host = {
  readonly kind: HostKind;
  readonly send: (command: Command) => void;
  /** One listener at a time; null: nobody listens. */
  readonly listen: (listener: HostListener | null) => void;
  /** Whether this process waits for the host. */
  readonly hold: (keepsAlive: boolean) => void;
  /** Ends it, even in the middle of a computation. */
  readonly end: () => Promise<void>;
};

/** tfjs-node writes to the terminal, and a failure of its library ends the process that it lies in. */
export const hostKindOf = (backend: Backend): HostKind => (backend === 'native' ? 'process' : 'thread');
