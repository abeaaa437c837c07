import { useMemo, useReducer } from 'react';
import type { Block } from '../../../text/document.ts';
import { splitScreens } from '../../../text/layout.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { readingCommands } from './commands.ts';
import { InlineExperiment } from './inline-experiment.tsx';
import { anchorOf, findAnchor, type Page, type Pages, pagesOf } from './pages.ts';
import { findMeta, openReading, type Reading } from './reading.ts';
import { type Extent, isFinished, type Place, reducePlace, screenOf, startAt, topOf } from './state.ts';
import { columnOf, LessonText } from './text.tsx';
import { useRecords } from './use-records.ts';

type Props = {
  readonly lesson: string;
  /** Heading to open at; else where the learner stopped. */
  readonly anchor?: string;
};

/** Shows a lesson, or in one sentence why it cannot be shown. */
export function LessonScreen({ lesson, anchor }: Props) {
  const reading = useMemo(() => openReading(lesson), [lesson]);
  if (reading.kind === 'broken') return <Broken id={lesson} reading={reading} />;
  return <Reader reading={reading} {...(anchor === undefined ? {} : { anchor })} />;
}

function Broken({ id, reading: { error } }: { id: string; reading: Reading & { kind: 'broken' } }) {
  const { lang, size } = useTutor();
  const { margin, columns } = columnOf(size);
  const lines = wrapSpans([span(error.say(lang))], columns).map((line): Line => [span(' '.repeat(margin)), ...line]);
  return (
    <Frame title={id} commands={[]}>
      <Lines lines={[[], ...lines]} columns={bodyOf(size).columns} />
    </Frame>
  );
}

type Ready = Reading & { readonly kind: 'ready' };

function Reader({ reading, anchor }: { readonly reading: Ready; readonly anchor?: string }) {
  const tutor = useTutor();
  const { lesson } = reading;
  const blocks = lesson[tutor.lang];
  const pages = usePages(reading, tutor);
  const extent: Extent = {
    screens: pages.count,
    rows: bodyOf(tutor.size).rows,
    height: screen => pages.at(screen).lines.length,
  };
  const [place, dispatch] = useReducer(reducePlace.bind(null, extent), null, () =>
    placeToStart(lesson.id, anchor, blocks, pages, tutor),
  );
  const screen = screenOf(place, extent);
  const page = pages.at(screen);
  useRecords({
    lesson: lesson.id,
    screen,
    anchor: anchorOf(splitScreens(blocks)[screen] ?? []),
    finished: isFinished(place, extent),
  });
  const found = findMeta(tutor.course, lesson.id);
  const name = found?.meta.title[tutor.lang] ?? lesson.id;
  const title = tutor.size.columns >= 60 && found ? `${found.chapter[tutor.lang]} › ${name}` : name;
  const quiz = found?.meta.quiz ?? null;
  return (
    <>
      {place.open === null ? (
        <Frame
          title={title}
          status={`${screen + 1}/${pages.count}`}
          commands={readingCommands({ page, place, extent, quiz, tutor, dispatch })}
        >
          <LessonText page={page} place={place} top={topOf(place, extent)} />
        </Frame>
      ) : null}
      {place.opened.map(({ key, ...card }) => (
        <InlineExperiment
          key={key}
          {...card}
          shown={place.open === key}
          title={title}
          heading={headingOf(page)}
          onClose={() => dispatch({ type: 'close' })}
          onSettled={() => dispatch({ type: 'settled', key })}
        />
      ))}
    </>
  );
}

/** Laid out once for each size and language. */
function usePages({ lesson, source }: Ready, { lang, size, capabilities, course }: Tutor): Pages {
  const { columns } = columnOf(size);
  const { rows } = bodyOf(size);
  const { glyphs } = capabilities;
  return useMemo(
    () => pagesOf(lesson[lang], { columns, rows, lang, glyphs, source, quizzes: course.quizzes }),
    [lesson, source, lang, columns, rows, glyphs, course],
  );
}

/** The heading that was asked for, else where the learner stopped; a finished lesson is read from its beginning. */
function placeToStart(
  id: string,
  anchor: string | undefined,
  blocks: readonly Block[],
  pages: Pages,
  tutor: Tutor,
): Place {
  const asked = anchor === undefined ? null : findAnchor(blocks, anchor, pages);
  if (asked) return startAt(asked.screen, asked.top);
  const stored = tutor.progress.lessons[id];
  if (!stored || stored.status === 'finished') return startAt(0);
  const found = findAnchor(blocks, stored.anchor ?? '', pages);
  return startAt(Math.min(found?.screen ?? stored.screen, pages.count - 1));
}

/** The first line of the screen's heading. */
function headingOf({ anchors, lines }: Page): Line {
  const first = anchors[0];
  return (first && lines[first.line]) ?? [];
}
