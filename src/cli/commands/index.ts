import type { CommandSpec } from '../spec.ts';
import { bench } from './bench.ts';
import { check } from './check.ts';
import { config } from './config.ts';
import { coverage } from './coverage.ts';
import { data } from './data.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { gallery } from './gallery.ts';
import { glossary } from './glossary.ts';
import { importCommand } from './import.ts';
import { lab } from './lab.ts';
import { learn } from './learn.ts';
import { list } from './list.ts';
import { native } from './native.ts';
import { quiz } from './quiz.ts';
import { reset } from './reset.ts';
import { review } from './review.ts';
import { sources } from './sources.ts';
import { stats } from './stats.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  list,
  learn,
  quiz,
  review,
  lab,
  data,
  glossary,
  sources,
  stats,
  exportCommand,
  importCommand,
  reset,
  gallery,
  check,
  coverage,
  native,
  bench,
  doctor,
  config,
];
