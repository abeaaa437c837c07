import { useMemo, useReducer } from 'react';
import { reader } from '../../../i18n/lesson.ts';
import type { Block } from '../../../text/document.ts';
import { splitScreens } from '../../../text/layout.ts';
import { sanitise } from '../../../text/sanitise.ts';
import type { Line } from '../../../text/styled.ts';
import { truncate } from '../../../text/width.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import type { Jump } from '../../screen.ts';
import { span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { readingCommands } from './commands.ts';
import type { Hit } from './hits.ts';
import { InlineExperiment } from './inline-experiment.tsx';
import { anchorOf, findAnchor, type Page, type Pages } from './pages.ts';
import { findMeta, openReading, type Reading } from './reading.ts';
import { type Extent, isFinished, type Place, reducePlace, screenOf, startAt, topOf } from './state.ts';
import { columnOf, LessonText } from './text.tsx';
import { type Ready, useEditions } from './use-pages.ts';
import { useHits, useJump, useSamePlace } from './use-place.ts';
import { useRecords } from './use-records.ts';

type Props = {
  readonly lesson: string;
  /** Heading to open at; else where the learner stopped. */
  readonly anchor?: string;
  /** Where a screen above has sent the reader. */
  readonly jump?: Jump;
};

/** Shows a lesson, or in one sentence why it cannot be shown. */
export function LessonScreen({ lesson, ...where }: Props) {
  const reading = useMemo(() => openReading(lesson), [lesson]);
  if (reading.kind === 'broken') return <Broken id={lesson} reading={reading} />;
  return <Reader reading={reading} {...where} />;
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

function Reader({ reading, anchor, jump }: { readonly reading: Ready } & Omit<Props, 'lesson'>) {
  const tutor = useTutor();
  const { lesson } = reading;
  const blocks = lesson[tutor.lang];
  const editions = useEditions(reading, tutor);
  const pages = editions.own;
  const extent: Extent = {
    screens: pages.count,
    rows: bodyOf(tutor.size).rows,
    height: screen => pages.at(screen).lines.length,
  };
  const [place, dispatch] = useReducer(reducePlace.bind(null, extent), null, () =>
    placeToStart(lesson.id, anchor, blocks, pages, tutor),
  );
  const hits = useHits(place.search?.query ?? '', editions);
  useSamePlace(editions, place, extent, hits, dispatch);
  useJump(jump, place, blocks, editions, dispatch);
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
          status={`${searchStatus(place, hits, tutor)}${screen + 1}/${pages.count}`}
          commands={readingCommands({ page, place, extent, quiz, lesson: lesson.id, hits, tutor, dispatch })}
        >
          <LessonText
            blocks={splitScreens(blocks)[screen] ?? []}
            page={page}
            place={place}
            top={topOf(place, extent)}
            hits={hits.filter(hit => hit.screen === screen)}
            shown={shownHit(place, hits)}
          />
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

const shownHit = ({ search }: Place, hits: readonly Hit[]): Hit | null => (search && hits[search.index]) ?? null;

/** What is looked for and which of the hits is shown. */
function searchStatus(place: Place, hits: readonly Hit[], { lang, size }: Tutor): string {
  const { search } = place;
  if (!search) return '';
  const words = truncate(sanitise(search.query.trim()), size.columns >= 60 ? 24 : 10);
  const hit = shownHit(place, hits);
  const where = hit && hit.lang !== lang ? ` ${reader[hit.lang === 'zh' ? 'inChinese' : 'inEnglish'][lang]}` : '';
  return `${words} ${hits.length === 0 ? 0 : search.index + 1}/${hits.length}${where}   `;
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
