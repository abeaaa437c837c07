import { useMemo } from 'react';
import { fill } from '../../../i18n/fill.ts';
import { reader } from '../../../i18n/lesson.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { emphasise } from '../../../text/search.ts';
import type { Line } from '../../../text/styled.ts';
import { width } from '../../../text/width.ts';
import { sliceSpans } from '../../../text/wrap.ts';
import { Chooser } from '../../components/chooser.tsx';
import type { Item } from '../../components/list/use-list.ts';
import { span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';
import { Broken } from '../lesson/broken.tsx';
import { type Hit, hitsOf } from '../lesson/hits.ts';
import { findMeta, openReading } from '../lesson/reading.ts';
import { type Editions, type Ready, useEditions } from '../lesson/use-pages.ts';

type Props = { readonly lesson: string; readonly query: string };

/** Looks for words in a lesson; the hits are listed while one writes. */
export function SearchScreen({ lesson, query }: Props) {
  const reading = useMemo(() => openReading(lesson), [lesson]);
  return reading.kind === 'ready' ? (
    <Search reading={reading} query={query} />
  ) : (
    <Broken id={lesson} reading={reading} />
  );
}

function Search({ reading, query }: { readonly reading: Ready; readonly query: string }) {
  const tutor = useTutor();
  const { lang, course } = tutor;
  const { id } = reading.lesson;
  const editions = useEditions(reading, tutor);
  const name = findMeta(course, id)?.meta.title[lang] ?? id;
  return (
    <Chooser
      title={fill(reader.searchTitle[lang], { lesson: name })}
      status={n => (n === 0 ? '' : fill(reader[n === 1 ? 'oneHit' : 'hits'][lang], { n }))}
      field={{ text: query, label: '/', placeholder: reader.searchHint[lang] }}
      itemsFor={text => hitsOf(text, editions).map(hit => hitItem(hit, editions, tutor))}
      empty={text =>
        text.trim() === '' ? reader.searchHelp[lang] : fill(reader.noHits[lang], { query: sanitise(text.trim()) })
      }
      onChoose={(index, text) => () => tutor.jump(id, { kind: 'hit', query: text, index })}
      chooseLabel={reader.goThere}
    />
  );
}

/** The screen of the lesson, then the line with what was found. */
function hitItem(hit: Hit, { own }: Editions, { lang, size }: Tutor): Item {
  const digits = String(own.count).length;
  const place = `${String(hit.screen + 1).padStart(digits)}/${own.count}  `;
  const other = hit.lang === lang ? '' : hit.lang === 'zh' ? '中  ' : 'EN  ';
  const room = size.columns - 6 - width(place) - other.length;
  return { title: [span(place + other, { dim: true }), ...excerpt(hit, room)] };
}

/** The line from its first word on, or from shortly before the find where that stands too far right to be seen. */
function excerpt({ text, match }: Hit, room: number): Line {
  const [first] = match;
  const words = text.map(part => part.text).join('');
  const start = words.length - words.replace(/^[\s▏|]+/, '').length;
  const found = first ?? { from: start, to: start };
  const ranges = match.filter(({ line }) => line === first?.line);
  const far = width(words.slice(start, found.to)) > room;
  const from = far ? Math.max(start, found.from - Math.floor(room / 3)) : start;
  const line = emphasise(text, ranges, { underline: true, bold: true });
  return [...(far ? [span('…')] : []), ...sliceSpans(line, { from, to: words.length })];
}
