import { fileURLToPath } from 'node:url';
import { compileCourse } from '../../src/course/compile/course.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import type { Line } from '../../src/text/styled.ts';
import { width } from '../../src/text/width.ts';

/** Marks that may not begin a line of Chinese, and those that may not end one. */
export const CLOSING = /^[，。、；：？！）》」』】〉”’…%]/;
export const OPENING = /[（《「『【〈“‘]$/;

export const textOfLine = (line: Line): string => line.map(span => span.text).join('');
export const widthOfLine = (line: Line): number => line.reduce((sum, span) => sum + width(span.text), 0);

/** The course of the project itself, compiled. */
export function realCourse() {
  const { course } = compileCourse(fileURLToPath(new URL('../..', import.meta.url)), { experiments });
  if (!course) throw new Error('the course does not compile');
  return course;
}
