import { z } from 'zod';
import type { Tolerance } from '../../quiz/types.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CLAIM = /^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const HAN = /\p{Script=Han}/u;

const id = z.string().regex(KEBAB, 'an id is lower-case words with "-" between them, like "batch-size"');
const claimId = z.string().regex(CLAIM, 'a claim id is an area and a name, like "bp.nonconvex"');
const text = z.string().trim().min(1, 'the text is empty');
/** Markdown and code keep their white space: positions in them are reported. */
const source = z.string().regex(/\S/, 'the text is empty');
const bilingual = z.strictObject({ zh: text, en: text });
const rich = z.union(
  [
    source.refine(value => !HAN.test(value), 'Chinese text needs an English twin: write { zh: …, en: … }'),
    z.strictObject({ zh: source, en: source }),
  ],
  { error: 'write { zh: …, en: … }, or one text that is equal in both languages' },
);

/** A text of a quiz before compilation: both languages, or one text that serves both. */
export type RichSource = z.infer<typeof rich>;

export const courseSchema = z.strictObject({
  title: bilingual,
  chapters: z.array(z.strictObject({ id, title: bilingual, lessons: z.array(id).min(1) })).min(1),
});
export type CourseSource = z.infer<typeof courseSchema>;

export const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id,
      zh: text,
      en: text,
      also: z.array(text).default([]),
      avoid: z.array(text).default([]),
      meaning: bilingual,
    }),
  ),
});

export const sourcesSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id,
      authors: text,
      year: z.int().min(1600).max(2100),
      title: text,
      where: z
        .string()
        .regex(
          /^(arXiv:\S+|doi:10\.\S+|ISBN[\s:-]?[\dX-]+|https?:\/\/\S+)$/i,
          'write arXiv:…, doi:10.…, ISBN…, or https://…',
        ),
    }),
  ),
});

export const VERDICTS = ['holds', 'refine', 'dated', 'wrong', 'unsourced'] as const;
export const EVIDENCE = ['measured', 'derivation', 'literature'] as const;

export const claimsSchema = z.strictObject({
  claims: z.array(
    z.strictObject({ id: claimId, section: text, verdict: z.enum(VERDICTS), experiments: z.array(id).default([]) }),
  ),
});

export const lessonSchema = z.strictObject({
  id,
  title: text,
  minutes: z.int().min(1).max(120),
  requires: z.array(id).default([]),
  terms: z.array(id).default([]),
  sources: z.array(id).default([]),
});
export type LessonHead = z.infer<typeof lessonSchema>;

const base = {
  id,
  rev: z.int().min(1).default(1),
  level: z.enum(['recall', 'apply', 'analyse']),
  terms: z.array(id).default([]),
  claim: claimId.optional(),
  prompt: rich,
  hints: z.array(rich).default([]),
  explain: rich,
  passage: id.optional(),
  experiment: id.optional(),
  code: source.optional(),
  lang: z.string().optional(),
};

const option = z.strictObject({
  key: id,
  text: rich,
  why: rich,
  correct: z.boolean().optional(),
  pin: z.enum(['first', 'last']).optional(),
  misconception: id.optional(),
  chart: z.array(z.number()).min(2).optional(),
});
const choices = { options: z.array(option).min(2), shuffle: z.boolean().default(true) };
const tolerance = z
  .strictObject({ abs: z.number().min(0).optional(), rel: z.number().min(0).optional() })
  .refine(({ abs, rel }) => (abs === undefined) !== (rel === undefined), 'write { abs: … } or { rel: … }')
  .transform(({ abs, rel }): Tolerance => (abs === undefined ? { rel: rel ?? 0 } : { abs }));

export const KINDS = ['single', 'multi', 'numeric', 'order', 'lines'] as const;

export const questionSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...base, kind: z.literal('single'), ...choices }),
    z.strictObject({ ...base, kind: z.literal('multi'), ...choices }),
    z.strictObject({
      ...base,
      kind: z.literal('numeric'),
      answer: z.number(),
      tolerance,
      unit: text.optional(),
      near: z.array(z.strictObject({ value: z.number(), why: rich })).default([]),
    }),
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
      kind: z.literal('lines'),
      code: source,
      bugs: z.array(z.int().min(1)).min(1),
      notes: z
        .record(z.string().regex(/^[1-9]\d*$/, 'a note is filed under a line number in quotes'), rich)
        .default({}),
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

/** Every key of every format: what a mistyped key may have been meant to be. */
export const KEYS: readonly string[] = [
  ...['title', 'chapters', 'lessons', 'terms', 'also', 'avoid', 'meaning', 'sources', 'authors', 'year', 'where'],
  ...['claims', 'section', 'verdict', 'experiments', 'minutes', 'requires', 'questions', 'lesson', 'zh', 'en', 'id'],
  ...['rev', 'level', 'claim', 'prompt', 'hints', 'explain', 'passage', 'experiment', 'code', 'lang', 'kind', 'key'],
  ...['text', 'why', 'correct', 'pin', 'misconception', 'chart', 'options', 'shuffle', 'answer', 'tolerance', 'unit'],
  ...['near', 'value', 'items', 'before', 'bugs', 'notes', 'abs', 'rel'],
];
