import { truncate } from '../text/width.ts';
import { type Scene, tooSmall } from './chrome.ts';
import type { Screen } from './screen.ts';
import { mapPicture } from './screens/map/picture.ts';
import { isTooSmall } from './size.ts';
import { clip, paint, span } from './theme.ts';

/** Alternate screen on, cursor hidden, cursor home. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[H';

/** Ink draws its first frame from where the cursor stands. */
const HOME = '\x1b[H';

/** Alternate screen off, cursor shown: what undoes the first frame if nothing follows it. */
export const LEAVE = '\x1b[?1049l\x1b[?25h';

/**
 * What the learner sees at once: a picture of the screen that opens, painted before React and Ink are loaded (they take
 * four times as long as everything before). Empty for screens that need more than the course index. Questions to the
 * terminal go first, so that the picture covers what they leave behind.
 */
export function firstFrame(screen: Screen, scene: Scene, questions = ''): string {
  const { size, capabilities, lang } = scene;
  if (capabilities.screenReader) return '';
  if (isTooSmall(size)) return ENTER + questions + HOME + truncate(tooSmall(lang), size.columns) + HOME;
  const lines = screen.kind === 'map' ? mapPicture(scene) : [[span('')]];
  return (
    ENTER + questions + HOME + lines.map(line => paint(clip(line, size.columns), capabilities)).join('\r\n') + HOME
  );
}
