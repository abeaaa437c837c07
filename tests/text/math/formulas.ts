import { realCourse } from '../support.ts';

function texIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('tex' in value && typeof value.tex === 'string') return [value.tex];
  return Object.values(value).flatMap(texIn);
}

/** The TeX of every formula in the lessons and quizzes of the project, each once. */
export function realFormulas(): string[] {
  const { lessons, quizzes } = realCourse();
  return [...new Set(texIn([lessons, quizzes]))].sort();
}
