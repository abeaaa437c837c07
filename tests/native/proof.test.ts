import { findNative } from '../../src/engine/native/find.ts';
import { holdOn } from '../engine/properties.ts';
import { proveOn } from '../engine/prove.ts';

const place = findNative({ asked: process.env.DL_TUTOR_TEST_NATIVE, dataFolder: null, from: [] });

proveOn('native', place?.folder);
holdOn('native', place?.folder);
