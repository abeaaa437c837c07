import { useMemo } from 'react';
import type { Lang } from '../../../platform/language.ts';
import { bodyOf, type Tutor } from '../../tutor.ts';
import { type Pages, pagesOf } from './pages.ts';
import type { Reading } from './reading.ts';
import { columnOf } from './text.tsx';

export type Ready = Reading & { readonly kind: 'ready' };

/** The lesson as it is read, and in the other language; each screen is laid out when it is first asked for. */
export type Editions = { readonly lang: Lang; readonly own: Pages; readonly other: Pages };

/** Laid out once for each size and language. */
export function useEditions({ lesson, source }: Ready, { lang, size, capabilities, course }: Tutor): Editions {
  const { columns } = columnOf(size);
  const { rows } = bodyOf(size);
  const { glyphs, links } = capabilities;
  return useMemo(() => {
    const edition = (of: Lang): Pages =>
      pagesOf(lesson[of], {
        columns,
        rows,
        lang: of,
        glyphs,
        source,
        addresses: links !== true,
        quizzes: course.quizzes,
      });
    return { lang, own: edition(lang), other: edition(otherThan(lang)) };
  }, [lesson, source, lang, columns, rows, glyphs, links, course]);
}

export const otherThan = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh');
