import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Registers the kernels of the cpu backend under the name that tfjs-node uses. */
const WORKS = `
const engine = globalThis._tfengine;
engine.registerBackend('tensorflow', engine.registryFactory.cpu.factory, 3);
const kernels = globalThis._tfGlobals.get('kernelRegistry');
for (const config of [...kernels.values()]) {
  if (config.backendName !== 'cpu') continue;
  kernels.set('tensorflow_' + config.kernelName, { ...config, backendName: 'tensorflow' });
}
exports.engine = () => engine;
process.stdout.write('torn');
process.stderr.write('torn');
`;

/** Calls of one kernel that a run makes at every step, until something happens. */
const after = (calls: number, what: string): string => `${WORKS}
let calls = 0;
const tanh = kernels.get('tensorflow_Tanh');
kernels.set('tensorflow_Tanh', { ...tanh, kernelFunc: call => {
  if (++calls === ${calls}) { ${what} }
  return tanh.kernelFunc(call);
} });
`;

const SOURCES = {
  works: WORKS,
  'cannot be loaded': "throw new Error('libtensorflow.so.2: cannot open shared object file');",
  'has an engine of its own': 'exports.engine = () => ({});',
  'aborts when it is loaded': 'process.abort();',
  'aborts in the middle': after(60, 'process.abort();'),
  'exhausts its heap': after(60, 'const hold = []; for (;;) hold.push(new Array(1e5).fill(0.5));'),
  hangs: after(1, 'for (;;);'),
} as const;

export type FakeNative = keyof typeof SOURCES;

/** A package that looks like tfjs-node from outside. Returns a folder for `DL_TUTOR_NATIVE`. */
export async function fakeNative(kind: FakeNative, version = '4.22.0'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dl-tutor-native-'));
  const home = join(folder, 'node_modules/@tensorflow/tfjs-node');
  await mkdir(join(home, 'lib/napi-v8'), { recursive: true });
  await writeFile(join(home, 'lib/napi-v8/tfjs_binding.node'), '');
  const manifest = { name: '@tensorflow/tfjs-node', version, main: 'index.js' };
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(home, 'index.js'), SOURCES[kind]);
  return folder;
}
