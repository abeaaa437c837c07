import type { CourseIndex, LessonMeta } from './types.ts';

export const lessonsOf = ({ chapters }: CourseIndex): LessonMeta[] => chapters.flatMap(({ lessons }) => lessons);

/** For each lesson the lessons that come before it, however far: the closure of `requires`. Cycles do no harm. */
export function requirements(course: CourseIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const known = closures.get(course) ?? closureOf(course);
  closures.set(course, known);
  return known;
}

const closures = new WeakMap<CourseIndex, ReadonlyMap<string, ReadonlySet<string>>>();

function closureOf(course: CourseIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(lessonsOf(course).map(({ id, requires }) => [id, requires]));
  const closure = new Map<string, ReadonlySet<string>>();
  for (const id of direct.keys()) {
    const found = new Set<string>();
    const visit = (next: string): void => {
      for (const required of direct.get(next) ?? []) {
        if (found.has(required) || required === id) continue;
        found.add(required);
        visit(required);
      }
    };
    visit(id);
    closure.set(id, found);
  }
  return closure;
}
