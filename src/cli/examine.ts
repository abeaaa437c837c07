import { BACKENDS } from '../engine/choice.ts';
import { nativePlaces } from '../engine/native/find.ts';
import { cli } from '../i18n/cli.ts';
import { native as words } from '../i18n/native.ts';
import { openLab, shutDown } from '../lab/client.ts';
import { nativeSearch } from '../lab/home.ts';
import type { BackendName } from '../lab/types.ts';
import { type Health, inspectLog, tryWriting } from '../progress/health.ts';
import { storeUnwritable } from '../progress/notices.ts';
import type { Check } from './commands/doctor.ts';
import type { Context } from './context.ts';
import { isInteractive } from './io.ts';
import { tryBackend } from './try-backend.ts';
import { say } from './usage.ts';
import { measureWidths } from './width-probe.ts';

const NOTHING = { zh: '', en: '' };

/** The smallest window that the screens can use. */
const SMALLEST = { columns: 40, rows: 12 };

/** Looks at everything that the tutor stands on; the order is that of the report. */
export async function examine(context: Context): Promise<Check[]> {
  openLab(context.store.folder, context.io.env);
  const checks = [checkNode(), checkTerminal(context), checkColors(context), await checkWidths(context)];
  try {
    for (const backend of BACKENDS) checks.push(await checkBackend(backend));
  } finally {
    await shutDown();
  }
  return [...checks, checkFolder(context), ...checkLog(context)];
}

function checkNode(): Check {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const detail = { zh: process.version, en: process.version };
  // Node 20 works; it gets no more security fixes and paints half as fast as 24.
  return { id: 'node', ok: true, detail, fix: major < 22 ? cli.doctorOldNode : NOTHING };
}

function checkTerminal({ io }: Context): Check {
  const id = 'terminal';
  if (!isInteractive(io)) return { id, ok: true, detail: cli.doctorNoTerminal, fix: cli.needsTerminal };
  const { columns = 0, rows = 0 } = io.stdout;
  const ok = columns >= SMALLEST.columns && rows >= SMALLEST.rows;
  const size = `${columns}×${rows}`;
  return { id, ok, detail: { zh: size, en: size }, fix: ok ? NOTHING : say(cli.doctorTooSmall, SMALLEST) };
}

function checkColors({ capabilities }: Context): Check {
  const { color, glyphs, background } = capabilities;
  const level = { 0: cli.color0, 1: cli.color1, 2: cli.color2, 3: cli.color3 }[color];
  const detail = {
    zh: `${level.zh}；字符 ${glyphs}；背景 ${background}`,
    en: `${level.en}; characters: ${glyphs}; background: ${background}`,
  };
  return { id: 'display', ok: true, detail, fix: glyphs === 'ascii' ? cli.doctorAscii : NOTHING };
}

/** Ambiguous characters must be one cell wide, or every box and every curve is out of line. */
async function checkWidths({ io, capabilities }: Context): Promise<Check> {
  const id = 'widths';
  const widths = isInteractive(io) ? await measureWidths() : null;
  if (!widths) return { id, ok: true, detail: cli.doctorNotMeasured, fix: NOTHING };
  const { ambiguous, wide } = widths;
  const ok = wide === 2 && (ambiguous === 1 || capabilities.glyphs !== 'full');
  return { id, ok, detail: say(cli.doctorWidths, { ambiguous, wide }), fix: ok ? NOTHING : cli.doctorWidthsFix };
}

async function checkBackend(backend: BackendName): Promise<Check> {
  const id = `backend ${backend}`;
  if (backend === 'native' && nativePlaces(nativeSearch()).length === 0) {
    return { id, ok: true, detail: words.notInstalled, fix: words.notInstalledNext };
  }
  const trial = await tryBackend(backend);
  if (trial.ok)
    return {
      id,
      ok: true,
      detail: say(cli.doctorBackend, { experiment: trial.experiment, ms: trial.ms }),
      fix: NOTHING,
    };
  return { id, ok: false, detail: trial.problem, fix: backend === 'native' ? words.brokenNext : cli.doctorBackendFix };
}

function checkFolder({ store }: Context): Check {
  const id = 'folder';
  const { folder } = store;
  try {
    tryWriting(folder);
    return { id, ok: true, detail: { zh: folder, en: folder }, fix: NOTHING };
  } catch (error) {
    const { text, next } = storeUnwritable(folder, error);
    return { id, ok: false, detail: text, fix: next };
  }
}

function checkLog({ store }: Context): Check[] {
  const notices = store.notices().map((notice): Check => ({ id: 'notice', ok: true, detail: notice, fix: NOTHING }));
  try {
    const health = inspectLog(store.folder);
    const fix = health.damaged > 0 ? say(cli.doctorDamaged, { folder: store.folder }) : NOTHING;
    return [{ id: 'progress', ok: true, detail: healthText(health), fix }, ...notices];
  } catch {
    // The store could not read it either; its notice says which file and why.
    return notices.map(notice => ({ ...notice, ok: false }));
  }
}

const healthText = ({ files, events, damaged, newer }: Health): Check['detail'] =>
  say(cli.doctorLog, { files, events, damaged, newer });
