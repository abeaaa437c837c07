/** Images as files hold them: `pixels` is [count, height, width, channels] row-major from 0 to 255. */
export type RawImages = {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
};

/** A file as it was read; `path` is what the sentences name. */
export type NamedBytes = { readonly path: string; readonly bytes: Uint8Array };

export const CLASSES = 10;
