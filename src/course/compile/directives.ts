import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { didYouMean } from '../suggest.ts';
import type { Context } from './context.ts';
import { sourceOf, startOf } from './markdown.ts';

type Form = {
  readonly form: 'leaf' | 'container';
  readonly required: readonly string[];
  readonly optional: readonly string[];
};

/** The closed list of block directives and their attributes. */
export const DIRECTIVES = {
  experiment: { form: 'leaf', required: ['id'], optional: ['preset'] },
  quiz: { form: 'leaf', required: ['id'], optional: [] },
  pause: { form: 'leaf', required: [], optional: [] },
  predict: { form: 'container', required: ['experiment'], optional: [] },
  claim: { form: 'container', required: ['id', 'verdict', 'evidence', 'source'], optional: ['check'] },
  note: { form: 'container', required: [], optional: [] },
  warning: { form: 'container', required: [], optional: [] },
  detail: { form: 'container', required: [], optional: [] },
} as const satisfies Readonly<Record<string, Form>>;

export type DirectiveName = keyof typeof DIRECTIVES;

/** A directive whose name and attributes are known to be good; missing optional attributes are absent. */
export type Directive = {
  readonly name: DirectiveName;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ContainerDirective['children'];
};

const isKnown = (name: string): name is DirectiveName => Object.hasOwn(DIRECTIVES, name);

/** Checks name, form and attributes of a block directive; reports what is wrong and then gives undefined. */
export function readDirective(node: LeafDirective | ContainerDirective, context: Context): Directive | undefined {
  const line = context.lineAt(startOf(node).offset);
  const { name } = node;
  if (!isKnown(name)) {
    const names = Object.keys(DIRECTIVES);
    const hint = didYouMean(name, names) || `; the directives are ${names.join(', ')}`;
    context.report(line, 'unknown-directive', `unknown directive "${name}"${hint}`);
    return undefined;
  }
  const form: Form = DIRECTIVES[name];
  const attributes: Record<string, string> = {};
  let good = true;
  const fail = (code: string, message: string): void => {
    good = false;
    context.report(line, code, message);
  };

  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const known = [...form.required, ...form.optional];
    if (!known.includes(key)) {
      fail('unknown-attribute', `unknown attribute "${key}" of ${name}${didYouMean(key, known)}`);
    } else if (value) attributes[key] = value;
  }
  for (const key of form.required) {
    if (!attributes[key]) fail('missing-attribute', `${name} needs ${key}=…`);
  }
  const children = node.type === 'containerDirective' ? node.children : [];
  const isContainer = node.type === 'containerDirective';
  if (isContainer !== (form.form === 'container')) {
    const right = form.form === 'container' ? `:::${name} … :::, with a body` : `::${name}, without a body`;
    fail('directive-form', `write ${right}`);
  } else if (isContainer && !/:::\s*$/.test(sourceOf(node, context.source))) {
    fail('unclosed-directive', `:::${name} is never closed; add a line ":::"`);
  } else if (isContainer && children.length === 0) fail('empty-directive', `:::${name} has no body; write one`);
  const label = isContainer
    ? children.some(child => child.data && 'directiveLabel' in child.data)
    : node.children.length > 0;
  if (label) fail('directive-form', `${name} takes no […] label; write it in the body or leave it out`);
  return good ? { name, line, attributes, children } : undefined;
}
