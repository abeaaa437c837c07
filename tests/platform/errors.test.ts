import { describe, expect, it } from 'vitest';
import { TutorError } from '../../src/platform/errors.ts';

describe('TutorError', () => {
  const error = new TutorError(
    'no-lesson',
    { zh: '没有这一课。', en: 'No such lesson.' },
    { zh: '见 list。', en: 'See list.' },
    2,
  );

  it('says what is wrong and what to do, in both languages', () => {
    expect([error.say('zh'), error.say('en')]).toEqual(['没有这一课。见 list。', 'No such lesson. See list.']);
  });

  it('has no blank behind the sentence where nothing is to be done', () => {
    const silent = new TutorError('gone', { zh: '没了。', en: 'Gone.' }, { zh: '', en: '' });
    expect([silent.say('zh'), silent.say('en')]).toEqual(['没了。', 'Gone.']);
  });

  it('is an error with a code and the code of the process', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'TutorError',
      code: 'no-lesson',
      exitCode: 2,
      message: 'no-lesson: No such lesson.',
    });
    expect(new TutorError('a', error.text, error.next).exitCode).toBe(3);
  });
});
