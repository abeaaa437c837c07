import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ControlMessage, WorkerMessage } from './protocol.ts';
import { createRunner, type Runner, type RunnerOptions } from './runner.ts';
import type { Frame } from './types.ts';

/** Longest time between two looks at the mail, in ms. */
const SLICE = 15;
/** Shortest time between two batches of frames: about 30 a second. */
const BATCH = 33;
/** Shortest time between two pictures: about 15 a second. */
const PICTURE = 66;
/** The first frames, in which most happens, all have pictures, so that one can go back through them. */
const EARLY = 10;
/** A run that somebody looks at lasts at least so many ms: learning that is over in a blink teaches nothing. */
const WATCHED = 2500;

export type SessionOptions = Omit<RunnerOptions, 'wantsPictures'> & {
  readonly paused: boolean;
  readonly pictures: boolean;
  readonly post: (message: WorkerMessage) => void;
  /** Called after every frame: hands over the mail that has come meanwhile. */
  readonly poll: () => Promise<void> | void;
};

export type Session = {
  readonly receive: (message: ControlMessage) => void;
  /** Trains until the run ends or is stopped; posts frames on the way and `done` at the end. */
  readonly run: () => Promise<void>;
};

/** A run that is watched: it trains in slices, reports in batches, and obeys between two frames. */
export function createSession(options: SessionOptions): Session {
  const { post, poll } = options;
  const control = createControl(options.paused);
  const pictures = options.pictures ? createPictureClock(() => control.watching()) : () => false;
  const runner = createRunner({ ...options, wantsPictures: pictures });
  const mail = createBatch(post);
  const { experiment, params } = options;
  const watched = options.pictures && experiment.pace === 'continuous';
  const pace = createPace(watched ? WATCHED / Math.max(1, experiment.frames(params)) : 0);

  const receive = (message: ControlMessage) => {
    if (message.kind === 'set') runner.set(message.params);
    else control.receive(message);
  };

  return { receive, run: () => train(runner, control, pace, { ...mail, post, poll }) };
}

type Mail = Batch & Pick<SessionOptions, 'post' | 'poll'>;

async function train(runner: Runner, control: Control, pace: Pace, mail: Mail) {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    if (control.stopped()) {
      await runner.stop();
      break;
    }
    if (control.waiting()) {
      mail.flush();
      mail.post({ kind: 'paused' });
      await control.woken();
      pace.restart();
      continue;
    }
    const frame = await runner.next();
    if (!frame) break;
    control.made();
    mail.add(frame);
    await mail.poll();
    const ahead = pace.ahead();
    if (ahead > SLICE) {
      mail.flushIfDue();
      await Promise.race([setTimeout(ahead), control.woken()]);
    }
    if (performance.now() < sliceEnd) continue;
    mail.flushIfDue();
    await setImmediate();
    sliceEnd = performance.now() + SLICE;
  }
  mail.flush();
  mail.post({ kind: 'done', result: runner.result() });
}

type Control = {
  readonly receive: (message: Exclude<ControlMessage, { kind: 'set' }>) => void;
  readonly stopped: () => boolean;
  /** True when no further frame may be made now. */
  readonly waiting: () => boolean;
  /** True when the next frame will be looked at for long: it deserves its pictures. */
  readonly watching: () => boolean;
  /** A frame has been made. */
  readonly made: () => void;
  /** Resolves when a message has changed something. */
  readonly woken: () => Promise<void>;
};

function createControl(startPaused: boolean): Control {
  let paused = startPaused;
  // Frames that may still be made while paused. One at the start and at each pause, so that what is shown is current.
  let owed = 1;
  let stopped = false;
  let wake: (() => void) | null = null;
  return {
    receive(message) {
      if (message.kind === 'stop') stopped = true;
      else if (message.kind === 'resume') paused = false;
      else if (message.kind === 'step') owed = paused ? owed + 1 : owed;
      else if (!paused) [paused, owed] = [true, 1];
      wake?.();
    },
    stopped: () => stopped,
    waiting: () => paused && owed === 0,
    watching: () => owed > 0,
    made: () => {
      owed = Math.max(0, owed - 1);
    },
    woken: () =>
      new Promise(resolve => {
        wake = () => {
          wake = null;
          resolve();
        };
      }),
  };
}

type Pace = {
  /** How many ms the run is ahead of the pace at which it is watched; counts a frame. */
  readonly ahead: () => number;
  /** After a pause the clock starts anew. */
  readonly restart: () => void;
};

/** `interval`: ms that a frame is to take at least on average; 0: as fast as it can. */
function createPace(interval: number): Pace {
  let start = performance.now();
  let frames = 0;
  return {
    ahead: () => start + ++frames * interval - performance.now(),
    restart: () => {
      start = performance.now();
      frames = 0;
    },
  };
}

/** True for the first few frames, then about 15 times a second, and always for frames that are `watched`. */
function createPictureClock(watched: () => boolean): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  let early = EARLY;
  return () => {
    const now = performance.now();
    if (!watched() && early-- <= 0 && now - last < PICTURE) return false;
    last = now;
    return true;
  };
}

type Batch = { readonly add: (frame: Frame) => void; readonly flush: () => void; readonly flushIfDue: () => void };

/** The first frame is sent as soon as the slice ends, the others together. */
function createBatch(post: (message: WorkerMessage) => void): Batch {
  let frames: Frame[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const flush = () => {
    if (frames.length === 0) return;
    post({ kind: 'frames', frames });
    frames = [];
    last = performance.now();
  };
  return {
    add: frame => {
      frames.push(frame);
    },
    flush,
    flushIfDue: () => {
      if (performance.now() - last >= BATCH) flush();
    },
  };
}
