import { findNative } from '../../src/engine/native/find.ts';

/** The folder of the tfjs-node that is tested. */
export const nativePackage = findNative({
  asked: process.env.DL_TUTOR_TEST_NATIVE,
  dataFolder: null,
  from: [],
})?.folder;
