import { native as words } from '../i18n/native.ts';
import type { Bilingual } from '../platform/language.ts';
import { say } from './usage.ts';

/** `code`: the exit code of npm, or the name of the error or signal that ended it. */
export type NpmRun = { readonly code: number | string; readonly output: string };

const NETWORK = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_\w+)\b/;

/** Why an installation failed, from what npm and the package's install step wrote. `host`: where its library comes from. */
export function diagnose({ code, output }: NpmRun, host: string): Bilingual {
  if (code === 'ENOENT') return words.failedNoNpm;
  if (/\bENOSPC\b/.test(output)) return words.failedSpace;
  const cause = causeIn(output);
  const registry =
    /npm (?:error|ERR!) (?:network )?(?:request to|code (?:E404|E403|E40\d|ENOTFOUND|EAI_AGAIN|ECONNREFUSED))/.test(
      output,
    );
  const script = /npm (?:error|ERR!) (?:path|command) .*/.test(output);
  if (script && (output.includes(host) || /libtensorflow|CPU-\w+-\d/.test(output)) && isNetwork(output)) {
    return say(words.failedHost, { host, cause });
  }
  if (/gyp ERR!|node-pre-gyp ERR!/.test(output)) return say(words.failedBuild, { cause });
  if (registry || (isNetwork(output) && !script)) return say(words.failedRegistry, { cause });
  return say(words.failedOther, { cause });
}

const isNetwork = (output: string): boolean => NETWORK.test(output) || httpStatus(output) !== null;

const httpStatus = (output: string): string | null =>
  /(?:response|status(?: code)?|HTTP(?: error)?:?)[ :]*\b([45]\d\d)\b/i.exec(output)?.[1] ?? null;

function causeIn(output: string): string {
  const network = NETWORK.exec(output)?.[1];
  if (network) return network;
  const status = httpStatus(output);
  if (status) return `HTTP ${status}`;
  const lines = output.split('\n').map(line => line.trim());
  const error = lines.find(line => /^(?:npm (?:error|ERR!) )?(?:\w*Error:|gyp ERR! stack \w*Error)/.test(line));
  return (error ?? lines.findLast(line => line !== '') ?? '')
    .replace(/^npm (?:error|ERR!) /, '')
    .replace(/^gyp ERR! stack /, '');
}
