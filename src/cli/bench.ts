import { BACKENDS, type Backend } from '../engine/choice.ts';
import { bench as words } from '../i18n/bench.ts';
import { type BenchRow, bench } from '../lab/bench.ts';
import { openLab, shutDown } from '../lab/client.ts';
import { nativePlace } from '../lab/home.ts';
import { NET_IDS, NETS, type NetId } from '../models/reference/names.ts';
import type { Lang } from '../platform/language.ts';
import { padEnd, width } from '../text/width.ts';
import type { Context } from './context.ts';
import { INTERRUPTED } from './io.ts';
import { openProgressBar } from './progress-bar.ts';
import type { OptionValues } from './spec.ts';
import { say, unknownName, wholeNumber } from './usage.ts';

/** Ms of one measurement: a slow net makes a few steps in it, the pool of a fast one is large. */
const MS = 300;
/** Exit code 1 when a backend failed on a net, 130 after Ctrl-C. */
export async function runBench(context: Context, options: OptionValues): Promise<number> {
  const { lang, io, store, globals } = context;
  const nets = netsOf(options.nets as string | undefined);
  const rounds = options.rounds === undefined ? 3 : wholeNumber('--rounds', String(options.rounds), 1, 100);
  openLab(store.folder, io.env);
  const bar = openProgressBar(context);
  const stop = new AbortController();
  const unhear = io.onInterrupt?.(() => stop.abort());
  const backends = backendsOf(globals.backend);
  try {
    const rows = await bench({ nets, backends, rounds, ms: MS, signal: stop.signal, onProgress: bar.show });
    bar.clear();
    for (const row of rows) if (row.kind === 'failed') context.tell(failure(row, lang));
    if (stop.signal.aborted) context.tell(words.interrupted[lang]);
    if (options.json) context.printJson({ nets: rows.flatMap(jsonOf) });
    else context.print(table(rows, backends, lang).join('\n'));
    if (stop.signal.aborted) return INTERRUPTED;
    return rows.every(row => row.kind === 'measured') ? 0 : 1;
  } finally {
    bar.clear();
    unhear?.();
    await shutDown();
  }
}

function netsOf(list: string | undefined): readonly NetId[] {
  if (list === undefined) return NET_IDS;
  return list.split(',').map(word => {
    const id = NET_IDS.find(net => net === word.trim());
    if (!id) throw unknownName(words.unknownNet, word, NET_IDS, 'dl-tutor bench --help');
    return id;
  });
}

/** The backend that was asked for, or all that are here. */
function backendsOf(asked: Backend | 'auto' | undefined): readonly Backend[] {
  if (asked !== undefined && asked !== 'auto') return [asked];
  return BACKENDS.filter(backend => backend !== 'native' || nativePlace() !== null);
}

const jsonOf = (row: BenchRow) =>
  row.kind === 'measured' ? [{ id: row.id, backend: row.backend, stepsPerSecond: row.stepsPerSecond }] : [];

const failure = ({ id, backend, failed }: Extract<BenchRow, { kind: 'failed' }>, lang: Lang): string =>
  say(words.failed, { net: id, backend, cause: failed.cause ?? failed.message[lang] })[lang];

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function table(rows: readonly BenchRow[], backends: readonly Backend[], lang: Lang): string[] {
  const ids = NET_IDS.filter(id => rows.some(row => row.id === id));
  const names = ids.map(id => `${id}  ${NETS[id][lang]}`);
  const columns = Math.max(0, ...names.map(width));
  const cell = (id: NetId, backend: Backend): string => {
    const row = rows.find(one => one.id === id && one.backend === backend);
    return (row?.kind === 'measured' ? short(row.stepsPerSecond) : '-').padStart(9);
  };
  return [
    words.head[lang],
    padEnd('', columns) + backends.map(backend => backend.padStart(9)).join(''),
    ...ids.map((id, i) => padEnd(names[i] ?? '', columns) + backends.map(backend => cell(id, backend)).join('')),
  ];
}
