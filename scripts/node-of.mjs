import { spawnSync } from 'node:child_process';

/** Path of the Node of a major version: the one that runs this when it is the wanted one, else the npm package `node`. */
export function nodeOf(version) {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  const args = ['--yes', '--loglevel=error', '-p', `node@${version}`, 'node', '-p', 'process.execPath'];
  const { stdout, stderr, status } = spawnSync('npx', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
