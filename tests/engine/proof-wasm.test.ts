import { proveOn } from './prove.ts';

proveOn('wasm');
