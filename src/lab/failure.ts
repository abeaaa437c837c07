import type { Backend } from '../engine/choice.ts';
import { fill } from '../i18n/fill.ts';
import { native } from '../i18n/native.ts';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Lost } from './host.ts';
import type { Failed, RunMessage } from './protocol.ts';

/** Beyond this a run ends with an error of its own instead of ending the process. */
export const MEMORY_LIMIT_MB = 512;
/** The same for tensors, which lie outside the heap that Node limits. */
export const TENSOR_LIMIT_MB = 1024;

/** What a learner is told when a run breaks; the cause of a defect is kept in the sentence. */
export function failedMessage(error: unknown, backend: Backend): Failed {
  if (error instanceof TutorError) {
    return { kind: 'failed', code: error.code, message: { zh: error.say('zh'), en: error.say('en') } };
  }
  const cause = causeOf(error);
  // An abort in WebAssembly is the end of the backend, though not of the thread.
  if (error instanceof WebAssembly.RuntimeError && !isOutOfMemory(cause)) {
    return failed('worker-lost', native.lost, backend, cause);
  }
  if (isOutOfMemory(cause)) return outOfMemory(TENSOR_LIMIT_MB);
  // The first is what the engine says, the second what a kernel says that calls another one.
  if (/Kernel '.*' not registered|has no kernel/.test(cause))
    return failed('backend-kernel', native.noKernel, backend, cause);
  return failed('run-failed', native.runFailed, backend, cause);
}

/** The backend could not be loaded. */
export function startFailed(error: unknown, backend: Backend): Failed {
  return failed('backend-start', native.startFailed, backend, causeOf(error));
}

/** The thread or process ended by itself, or was ended because it ran out of memory. */
export function workerLost({ kind, cause }: Lost, backend: Backend): Failed {
  if (kind === 'ended') return workerKilled();
  return kind === 'memory' ? outOfMemory(MEMORY_LIMIT_MB) : failed('worker-lost', native.lost, backend, oneLine(cause));
}

/** The run did not answer a request to stop and was ended from outside. */
export function workerKilled(): Failed {
  return { kind: 'failed', code: 'worker-killed', message: native.killed };
}

export function outOfMemory(limit: number): Failed {
  const values = { limit };
  return { kind: 'failed', code: 'worker-memory', message: filled(native.outOfMemory, values) };
}

/** tfjs-node was asked for by name and is not there. */
export function nativeMissing(): Failed {
  return { kind: 'failed', code: 'native-missing', message: native.missing };
}

const FALLBACKS: Readonly<Record<string, Bilingual>> = {
  'backend-start': native.fallbackStart,
  'backend-kernel': native.fallbackKernel,
  'worker-lost': native.fallbackLost,
  'worker-memory': native.fallbackMemory,
};

/** One line that says why a run begins anew on another backend; null when the failure is not the backend's. */
export function fallbackFrom(
  { code, cause = '' }: Failed,
  from: Backend,
  to: Backend,
): Extract<RunMessage, { kind: 'fallback' }> | null {
  const sentence = FALLBACKS[code];
  return sentence ? { kind: 'fallback', from, to, message: filled(sentence, { from, to, cause }) } : null;
}

/** Whether a backend that failed like this would fail again in this process. */
export const isLasting = ({ code }: Failed): boolean => code === 'backend-start' || code === 'worker-lost';

function failed(code: string, sentence: Bilingual, backend: Backend, cause: string): Failed {
  return { kind: 'failed', code, cause, message: filled(sentence, { backend, cause }) };
}

const filled = (text: Bilingual, values: Readonly<Record<string, string | number>>): Bilingual => ({
  zh: fill(text.zh, values),
  en: fill(text.en, values),
});

const causeOf = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error));

/** The first line that says something, fit to stand in a sentence. */
function oneLine(text: string): string {
  const line = text.split('\n').find(candidate => candidate.trim() !== '') ?? '';
  return sanitise(line.trim())
    .replace(/[.。]$/, '')
    .slice(0, 160);
}

const isOutOfMemory = (cause: string): boolean => /out of memory|\bOOM\b|allocation failed|bad_alloc/i.test(cause);
