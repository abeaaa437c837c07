import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { quizJsonSchema } from '../../src/course/compile/quiz-schema.ts';

it('agrees with the JSON Schema that editors read (vitest -u writes it)', async () => {
  const file = fileURLToPath(new URL('../../quizzes/quiz.schema.json', import.meta.url));
  await expect(`${JSON.stringify(quizJsonSchema(), null, 1)}\n`).toMatchFileSnapshot(file);
});
