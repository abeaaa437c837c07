import type { Line } from '../../../text/styled.ts';
import { footerLine, ruleLine, type Scene, titleLine } from '../../chrome.ts';
import type { CommandId } from '../../keys.ts';
import { bodyOf } from '../../size.ts';
import { PROGRAM, rowLine } from './row.ts';
import { rowsOf, startOf } from './state.ts';

const KEYS: readonly CommandId[] = [
  'up',
  'down',
  'open',
  'quiz',
  'review',
  'laboratory',
  'progress',
  'quit',
  'language',
  'help',
  'settings',
  'palette',
];

/** The map as it is when the tutor opens, without React: shown while the rest of the program loads. */
export function mapPicture(scene: Scene): Line[] {
  const { course, progress, lang, size } = scene;
  const state = startOf(course, progress);
  const rows = rowsOf(course, progress, state.open, scene.due);
  const body = bodyOf(size);
  const lines = rows.slice(0, body.rows).map(row => rowLine(row, row.value === state.highlighted, scene));
  const filled = [...(body.rows > rows.length ? [[]] : []), ...lines];
  const rule = ruleLine(scene);
  const keys = rows[0]?.kind === 'chapter' ? KEYS.filter(id => id !== 'quiz') : KEYS;
  return [
    titleLine(PROGRAM, course.title[lang], size.columns),
    rule,
    ...filled,
    ...Array.from({ length: body.rows - filled.length }, (): Line => []),
    rule,
    footerLine(
      keys.map(id => ({ id })),
      scene,
    ),
  ];
}
