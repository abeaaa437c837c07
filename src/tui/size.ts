export type Size = { readonly columns: number; readonly rows: number };

/** Where nothing is seen nothing needs to be cut or scrolled: the window that screens are laid out for. */
export const SPOKEN_WINDOW: Size = { columns: 100, rows: 120 };

/** Below this one line says that the window is too small. */
export const SMALLEST: Size = { columns: 40, rows: 12 };

export const isTooSmall = ({ columns, rows }: Size): boolean => columns < SMALLEST.columns || rows < SMALLEST.rows;

/** Rows that the frame takes: the title, two rules, the footer. */
const FRAME_ROWS = 4;

/** The place that a screen has for itself. */
export const bodyOf = (size: Size): Size => ({ columns: size.columns, rows: Math.max(1, size.rows - FRAME_ROWS) });
