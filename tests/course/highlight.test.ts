import { describe, expect, it } from 'vitest';
import { highlight, LANGUAGES, languageNamed } from '../../src/course/compile/highlight.ts';

const classes = (code: string, language: string): string[] =>
  highlight(code, language)
    .flat()
    .filter(token => token.text.trim() !== '' && token.class !== '')
    .map(token => `${token.class} ${token.text.trim()}`);

describe('code of every language', () => {
  it.each([
    ['ts', 'const w = 1;', 'keyword const'],
    ['js', 'return "a";', 'keyword return'],
    ['py', 'def f(x): return 1', 'keyword def'],
    ['sh', 'echo "a"', 'string "a"'],
    ['yml', 'lr: 0.1', 'attr lr:'],
    ['json', '{"lr": 0.1}', 'number 0.1'],
    ['proto', 'message Net { int32 n = 1; }', 'keyword message'],
    ['pbtxt', 'layer { type: "ReLU" }', 'string "ReLU"'],
  ])('%s has its colours', (name, code, found) => {
    expect(classes(code, languageNamed(name) ?? '')).toContain(found);
  });

  it('is kept to the letter', () => {
    const code = 'layer {\n  name: "conv1"  # first\n  pool: MAX\n  lr: 1e-3\n}';
    for (const language of LANGUAGES) {
      const text = highlight(code, language).map(line => line.map(token => token.text).join(''));
      expect(text.join('\n'), language).toBe(code);
    }
  });

  it('tells names, values and remarks of a Caffe network apart', () => {
    expect(classes('layer {\n  pool: MAX # note\n  lr: 0.5\n  bias: true\n}', 'prototxt')).toEqual([
      'attr layer',
      'attr pool',
      'symbol MAX',
      'comment # note',
      'attr lr',
      'number 0.5',
      'attr bias',
      'literal true',
    ]);
  });
});
