import type { Bilingual, Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';

/** Cells of the terminal. Anything below 1 counts as 1. */
export type Size = { readonly columns: number; readonly rows: number };

/** In which language and with which glyphs and colours a chart is drawn. */
export type Look = { readonly lang: Lang; readonly capabilities: Capabilities };

/** `lines`: `rows` lines, each exactly `columns` cells wide, perhaps with SGR sequences. `text`: the same said in words. */
export type Chart = { readonly lines: readonly string[]; readonly text: string };

/** `auto` takes dots of braille for many, restless or flat curves and log axes, else asciichart's lines. */
export type LineStyle = 'auto' | 'lines' | 'dots';

/** Curves against training steps. `xMax` is the last step of the whole run, so that a live chart does not rescale. */
export type LinesSpec = {
  readonly style?: LineStyle;
  readonly logX?: boolean;
  readonly log: boolean;
  readonly series: readonly {
    readonly label: Bilingual;
    readonly steps: readonly number[];
    readonly values: readonly number[];
    /** The same of an earlier run: drawn quietly, in the colour of the series with this index. */
    readonly twinOf?: number;
  }[];
  readonly xMax?: number;
  /** The step that is looked at: an upright line, and the legend has the numbers of that step. */
  readonly cursor?: number;
};
