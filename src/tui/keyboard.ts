import type { KeyName } from './keys.ts';

/**
 * Keys on their way to the screen. Fast typing, pasting and slow lines deliver several at once; each is handled after
 * what the one before it changed has been rendered, so none acts on an old picture.
 */
export class Keyboard {
  readonly #queue: KeyName[] = [];
  #draining = false;
  #listener: ((name: KeyName) => void) | null = null;

  /** Who hears the keys: the screen on top. */
  listen(listener: (name: KeyName) => void): void {
    this.#listener = listener;
  }

  press(names: readonly KeyName[]): void {
    this.#queue.push(...names);
    if (!this.#draining) this.#next();
  }

  #next(): void {
    const name = this.#queue.shift();
    this.#draining = name !== undefined;
    if (name === undefined) return;
    this.#listener?.(name);
    // React renders in an earlier turn of the same queue.
    setImmediate(() => this.#next());
  }
}
