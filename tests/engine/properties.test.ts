import { holdOn } from './properties.ts';

holdOn('wasm');
holdOn('cpu');
