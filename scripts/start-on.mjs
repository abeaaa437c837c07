// start-on <major>: the tutor opens on that version of Node, shows the course, quits, and leaves the terminal as it was.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOf } from './node-of.mjs';
import { open } from './pty.mjs';

const major = process.argv[2];
const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));

const node = nodeOf(major);
const home = mkdtempSync(join(tmpdir(), 'dl-tutor-start-'));
const { stdout, stderr, status } = spawnSync(node, [program, '--version'], { encoding: 'utf8' });
if (status !== 0 || stderr) throw new Error(`--version: ${status} ${stdout}${stderr}`);
const tutor = open(node, [program], { env: { DL_TUTOR_HOME: home } });
await tutor.until('dl-tutor');
await tutor.until('Neural networks');
tutor.type('q');
const { exitCode } = await tutor.exited;
if (exitCode !== 0 || tutor.isAlternate() || tutor.isCursorHidden()) {
  throw new Error(`left with ${exitCode}, alternate ${tutor.isAlternate()}, cursor hidden ${tutor.isCursorHidden()}`);
}
if (/warning/i.test(tutor.raw())) throw new Error(tutor.raw());
console.log(`${node} opened the tutor and left the terminal as it was`);
