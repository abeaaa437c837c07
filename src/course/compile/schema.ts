import { z } from 'zod';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CLAIM = /^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const HAN = /\p{Script=Han}/u;

export const id = z.string().regex(KEBAB, 'an id is lower-case words with "-" between them, like "batch-size"');
export const claimId = z.string().regex(CLAIM, 'a claim id is an area and a name, like "bp.nonconvex"');
export const text = z.string().trim().min(1, 'the text is empty');
/** Markdown and code keep their white space: positions in them are reported. */
export const source = z.string().regex(/\S/, 'the text is empty');
export const bilingual = z.strictObject({ zh: text, en: text });
export const rich = z.union(
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

/** Every key of every format: what a mistyped key may have been meant to be. */
export const KEYS: readonly string[] = [
  ...['title', 'chapters', 'lessons', 'terms', 'also', 'avoid', 'meaning', 'sources', 'authors', 'year', 'where'],
  ...['claims', 'section', 'verdict', 'experiments', 'minutes', 'requires', 'questions', 'lesson', 'zh', 'en', 'id'],
  ...['rev', 'level', 'claim', 'prompt', 'hints', 'explain', 'passage', 'experiment', 'code', 'lang', 'kind', 'key'],
  ...['text', 'why', 'correct', 'pin', 'misconception', 'chart', 'options', 'shuffle', 'answer', 'tolerance', 'unit'],
  ...['near', 'value', 'items', 'before', 'bugs', 'notes', 'abs', 'rel', 'pairs', 'left', 'right', 'extra', 'body'],
  ...['gaps', 'accept', 'figure', 'series', 'label', 'values', 'steps', 'log', 'holds', 'corrections', 'template'],
  ...['params', 'needsUnit', 'from', 'to', 'step', 'name', 'refutedBy', 'misconceptions'],
];
