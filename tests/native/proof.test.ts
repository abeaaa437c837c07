import { holdOn } from '../engine/properties.ts';
import { proveOn } from '../engine/prove.ts';
import { nativePackage } from './place.ts';

proveOn('native', nativePackage);
holdOn('native', nativePackage);
