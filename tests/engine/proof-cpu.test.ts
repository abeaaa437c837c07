import { proveOn } from './prove.ts';

proveOn('cpu');
