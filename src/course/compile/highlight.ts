import type { HLJSOptions, LanguageFn } from 'highlight.js';
import core from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import type { CodeToken } from '../../text/document.ts';

/** Receives what the highlighter finds; nested scopes are flattened to the innermost. */
class TokenEmitter {
  readonly tokens: { text: string; class: string }[] = [];
  readonly #scopes: string[] = [];

  addText(text: string): void {
    // `title.function` → `title`: the first word is what a theme has a colour for.
    const scope = (this.#scopes.at(-1) ?? '').split('.')[0] ?? '';
    const last = this.tokens.at(-1);
    if (last?.class === scope) last.text += text;
    else if (text !== '') this.tokens.push({ text, class: scope });
  }
  startScope(scope: string): void {
    this.#scopes.push(scope);
  }
  endScope(): void {
    this.#scopes.pop();
  }
  openNode(scope: string): void {
    this.startScope(scope);
  }
  closeNode(): void {
    this.endScope();
  }
  __addSublanguage(emitter: TokenEmitter): void {
    for (const token of emitter.tokens) this.tokens.push({ ...token });
  }
  toHTML(): string {
    return '';
  }
  finalize(): void {}
}

/** Messages of protocol buffers written as text, as Caffe describes its networks: names, values, blocks in braces. */
const prototxt: LanguageFn = hljs => ({
  name: 'prototxt',
  contains: [
    hljs.HASH_COMMENT_MODE,
    hljs.QUOTE_STRING_MODE,
    hljs.APOS_STRING_MODE,
    { scope: 'attr', begin: /\b[a-z_]\w*(?=\s*[:{])/i },
    { scope: 'literal', begin: /\b(true|false)\b/ },
    { scope: 'symbol', begin: /\b[A-Z][A-Z0-9_]+\b/ },
    { scope: 'number', begin: /-?\b\d+(\.\d+)?(e[-+]?\d+)?f?\b/i },
  ],
});

const highlighter = core.newInstance();
for (const [name, grammar] of Object.entries({
  protobuf,
  prototxt,
  python,
  typescript,
  javascript,
  json,
  bash,
  yaml,
})) {
  highlighter.registerLanguage(name, grammar);
}
highlighter.configure({ __emitter: TokenEmitter as unknown as HLJSOptions['__emitter'] });

const ALIASES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  sh: 'bash',
  yml: 'yaml',
  proto: 'protobuf',
  pbtxt: 'prototxt',
};

/** Languages that code may be written in; `text` has no colours. */
export const LANGUAGES: readonly string[] = [...highlighter.listLanguages(), 'text'].sort();

/** The full name of a language, or undefined when it is not one of ours. */
export function languageNamed(name: string): string | undefined {
  const full = ALIASES[name] ?? name;
  return LANGUAGES.includes(full) ? full : undefined;
}

/** Code as lines of tokens. `language` is a full name from `LANGUAGES`. Tabs become four spaces. */
export function highlight(code: string, language: string): CodeToken[][] {
  const text = code.replace(/\n+$/, '').replaceAll('\t', '    ');
  const tokens =
    language === 'text'
      ? [{ text, class: '' }]
      : (highlighter.highlight(text, { language })._emitter as unknown as TokenEmitter).tokens;
  const lines: CodeToken[][] = [[]];
  for (const token of tokens) {
    for (const [i, part] of token.text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ text: part, class: token.class });
    }
  }
  return lines;
}
