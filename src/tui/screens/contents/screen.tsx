import { useMemo } from 'react';
import { fill } from '../../../i18n/fill.ts';
import { reader } from '../../../i18n/lesson.ts';
import type { Lang } from '../../../platform/language.ts';
import { spansOf } from '../../../text/inline.ts';
import { splitScreens } from '../../../text/layout.ts';
import type { Span } from '../../../text/styled.ts';
import { width } from '../../../text/width.ts';
import { widthOf } from '../../components/arrows.ts';
import { Chooser } from '../../components/chooser.tsx';
import type { Item } from '../../components/list/use-list.ts';
import { clip, span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';
import { Broken } from '../lesson/broken.tsx';
import { findMeta, openReading } from '../lesson/reading.ts';
import type { Ready } from '../lesson/use-pages.ts';

type Props = { readonly lesson: string; readonly screen: number };

type Heading = { readonly id: string; readonly screen: number; readonly depth: number; readonly text: readonly Span[] };

/** The headings of a lesson in one language, each with its screen. */
export function headingsOf({ lesson }: Ready, lang: Lang): Heading[] {
  return splitScreens(lesson[lang]).flatMap((blocks, screen) =>
    blocks.flatMap(block =>
      block.kind === 'heading' ? [{ id: block.id, screen, depth: block.depth, text: spansOf(block.content) }] : [],
    ),
  );
}

/** The headings of a lesson, to jump to. */
export function ContentsScreen({ lesson, screen }: Props) {
  const tutor = useTutor();
  const { lang, course } = tutor;
  const reading = useMemo(() => openReading(lesson), [lesson]);
  if (reading.kind === 'broken') return <Broken id={lesson} reading={reading} />;
  const headings = headingsOf(reading, lang);
  // A screen without a heading of its own goes on under the last one.
  const first = headings.findIndex(heading => heading.screen === screen);
  const here = first < 0 ? headings.findLastIndex(heading => heading.screen < screen) : first;
  const screens = splitScreens(reading.lesson[lang]).length;
  return (
    <Chooser
      title={fill(reader.contentsTitle[lang], { lesson: findMeta(course, lesson)?.meta.title[lang] ?? lesson })}
      itemsFor={() => headings.map((heading, index) => headingItem(heading, index === here, screens, tutor))}
      empty={() => reader.noHeadings[lang]}
      start={Math.max(0, here)}
      onChoose={index => {
        const anchor = headings[index]?.id;
        return anchor === undefined ? null : () => tutor.jump(lesson, { kind: 'heading', anchor });
      }}
      chooseLabel={reader.goThere}
    />
  );
}

/** Cells before the title of a numbered item, and at the right of a wide list. */
const LEAD = 6;
const WIDEST = 78;

function headingItem({ text, screen, depth }: Heading, here: boolean, screens: number, tutor: Tutor): Item {
  const columns = Math.min(tutor.size.columns, WIDEST) - LEAD - 3;
  const mark = here ? `${reader.youAreHere[tutor.lang]}  ` : '';
  const place = `${mark}${screen + 1}/${screens}`;
  const indent = '  '.repeat(Math.max(0, depth - 2));
  const words = clip([span(indent), ...text], columns - width(place) - 2);
  const blank = ' '.repeat(Math.max(2, columns - widthOf(words) - width(place)));
  return { title: [...words, span(blank), span(place, { dim: true })] };
}
