import { z } from 'zod';
import type { Tolerance } from '../../quiz/types.ts';
import { bilingual, claimId, id, rich, source, text } from './schema.ts';

const figure = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('lines'),
      log: z.boolean().default(false),
      series: z
        .array(
          z.strictObject({
            label: bilingual,
            values: z.array(z.number()).min(2),
            steps: z.array(z.number()).optional(),
          }),
        )
        .min(1),
    }),
    z.strictObject({
      kind: z.literal('bars'),
      log: z.boolean().default(false),
      items: z.array(z.strictObject({ label: bilingual, value: z.number() })).min(2),
    }),
  ])
  .describe('A chart that the learner reads');

const known = {
  id,
  rev: z.int().min(1).default(1),
  level: z.enum(['recall', 'apply', 'analyse']),
  terms: z.array(id).default([]),
  claim: claimId.optional(),
  passage: id.optional(),
  experiment: id.optional(),
};

const base = {
  ...known,
  prompt: rich,
  hints: z.array(rich).default([]).describe('A nudge, the principle, a worked step'),
  explain: rich,
  figure: figure.optional(),
  code: source.optional(),
  lang: z.string().optional(),
};

const optionKeys = {
  key: id,
  text: rich,
  why: rich,
  correct: z.boolean().optional(),
  pin: z.enum(['first', 'last']).optional(),
  misconception: id.optional(),
};
const curve = z.array(z.number()).min(2);
const option = z.strictObject({ ...optionKeys, chart: curve.optional() });
const choices = { options: z.array(option).min(2), shuffle: z.boolean().default(true) };

const tolerance = z
  .strictObject({ abs: z.number().min(0).optional(), rel: z.number().min(0).optional() })
  .refine(({ abs, rel }) => (abs === undefined) !== (rel === undefined), 'write { abs: … } or { rel: … }')
  .transform(({ abs, rel }): Tolerance => (abs === undefined ? { rel: rel ?? 0 } : { abs }));

const number = {
  answer: z.number(),
  tolerance,
  unit: text.optional(),
  needsUnit: z.boolean().optional(),
  near: z.array(z.strictObject({ value: z.number(), why: rich, misconception: id.optional() })).default([]),
};

const gap = z.union(
  [
    z.strictObject({ key: id, options: z.array(z.strictObject(optionKeys)).min(2) }),
    z.strictObject({
      key: id,
      accept: z.array(z.string().regex(/^[\x20-\x7e]{1,24}$/, 'what is typed is ASCII, at most 24 signs')).min(1),
      why: rich,
      near: z.array(z.strictObject({ text, why: rich, misconception: id.optional() })).default([]),
    }),
  ],
  { error: 'a gap has a key and either "options" or "accept" with "why"' },
);

const range = z.union(
  [
    z.array(z.number()).min(1),
    z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive().default(1) }),
  ],
  { error: 'write the values, [3, 5, 7], or { from: …, to: …, step: … }' },
);

export const KINDS = [
  ...(['single', 'multi', 'numeric', 'order', 'match', 'gaps', 'lines'] as const),
  ...(['curve', 'read-chart', 'true-false', 'generated'] as const),
];

export const questionSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...base, kind: z.literal('single'), ...choices }),
    z.strictObject({ ...base, kind: z.literal('multi'), ...choices }),
    z.strictObject({ ...base, kind: z.literal('numeric'), ...number }),
    z.strictObject({
      ...base,
      kind: z.literal('order'),
      items: z.array(z.strictObject({ key: id, text: rich })).min(2),
      before: z
        .array(z.tuple([id, id]))
        .min(1)
        .optional(),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('match'),
      pairs: z
        .array(z.strictObject({ key: id, left: rich, right: rich, why: rich, misconception: id.optional() }))
        .min(2),
      extra: z.array(z.strictObject({ key: id, text: rich, why: rich, misconception: id.optional() })).default([]),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('gaps'),
      body: source.describe('Text with gaps: {{key}}'),
      gaps: z.array(gap).min(1),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('lines'),
      code: source,
      bugs: z.array(z.int().min(1)).min(1),
      notes: z
        .record(z.string().regex(/^[1-9]\d*$/, 'a note is filed under a line number in quotes'), rich)
        .default({}),
      misconceptions: z
        .record(z.string().regex(/^[1-9]\d*$/, 'a misconception is filed under a line number in quotes'), id)
        .default({}),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('curve'),
      options: z.array(z.strictObject({ ...optionKeys, chart: curve })).min(2),
      shuffle: z.boolean().default(true),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('read-chart'),
      figure,
      options: z.array(z.strictObject(optionKeys)).min(2).optional(),
      answer: z.number().optional(),
      tolerance: tolerance.optional(),
      unit: number.unit,
      needsUnit: number.needsUnit,
      near: number.near,
    }),
    z.strictObject({
      ...base,
      kind: z.literal('true-false'),
      holds: z.boolean(),
      why: rich.describe('Why "true" is right or wrong'),
      misconception: id.optional().describe('What someone believes who takes a false statement for true'),
      corrections: z
        .array(
          z.strictObject({
            key: id,
            text: rich,
            why: rich,
            correct: z.boolean().optional(),
            misconception: id.optional(),
          }),
        )
        .min(2),
    }),
    z.strictObject({
      ...known,
      kind: z.literal('generated'),
      template: id,
      params: z.record(z.string(), range).default({}),
    }),
  ],
  { error: `kind must be one of ${KINDS.join(', ')}` },
);
export type QuestionSource = z.infer<typeof questionSchema>;

export const quizSchema = z.strictObject({
  id,
  lesson: id,
  title: bilingual,
  questions: z.array(questionSchema).min(1),
});
export type QuizSource = z.infer<typeof quizSchema>;

export const misconceptionsSchema = z.strictObject({
  misconceptions: z.array(
    z.strictObject({
      id,
      name: rich,
      holds: rich,
      refutedBy: z.strictObject({ questions: z.array(id).default([]), experiments: z.array(id).default([]) }),
    }),
  ),
});
export type MisconceptionsSource = z.infer<typeof misconceptionsSchema>;

/** Ids of questions that were taken out: a learner's log still knows them, so none may mean something else. */
export const retiredSchema = z.strictObject({ questions: z.array(id) });

/** The JSON Schema of a quiz file, for editors (`quizzes/quiz.schema.json`). */
export function quizJsonSchema(): unknown {
  return z.toJSONSchema(quizSchema, { target: 'draft-7', io: 'input', reused: 'ref' });
}
