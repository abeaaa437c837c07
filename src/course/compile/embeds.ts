import type { RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Block, ClaimKind, ClaimVerdict } from '../../text/document.ts';
import { didYouMean } from '../suggest.ts';
import type { Context } from './context.ts';
import { type Directive, readDirective } from './directives.ts';
import { EVIDENCE, VERDICTS } from './schema.ts';

type Body = (nodes: readonly RootContent[]) => Block[];

/**
 * The block of a directive; `body` compiles what stands inside. What it names is noted as a use, to be checked
 * against the whole course.
 */
export function compileDirective(
  node: LeafDirective | ContainerDirective,
  context: Context,
  body: Body,
): Block | undefined {
  const directive = readDirective(node, context);
  if (!directive) return undefined;
  const { name, line, attributes, children } = directive;
  switch (name) {
    case 'pause':
      return { kind: 'pause' };
    case 'quiz':
      context.use({ kind: 'quiz', id: attributes.id!, line });
      return { kind: 'quiz', id: attributes.id! };
    case 'experiment': {
      const what = { id: attributes.id!, ...(attributes.preset && { preset: attributes.preset }) };
      context.use({ kind: 'experiment', line, ...what });
      return { kind: 'experiment', ...what };
    }
    case 'predict':
      context.use({ kind: 'experiment', id: attributes.experiment!, line });
      return { kind: 'predict', experiment: attributes.experiment!, body: body(children) };
    case 'claim':
      return compileClaim(directive, context, body);
    default:
      return { kind: 'callout', tone: name, body: body(children) };
  }
}

/** One of a closed set of words, or undefined with a report. */
function oneOf<T extends string>(
  key: string,
  value: string,
  words: readonly T[],
  line: number,
  context: Context,
): T | undefined {
  const found = words.find(word => word === value);
  if (found) return found;
  const hint = didYouMean(value, words) || `; write one of ${words.join(', ')}`;
  context.report(line, 'attribute-value', `${key} cannot be "${value}"${hint}`);
  return undefined;
}

/** The bodies above and below the only `---` of a claim. */
function splitClaim(directive: Directive, context: Context): readonly [RootContent[], RootContent[]] | undefined {
  const breaks = directive.children.filter(child => child.type === 'thematicBreak');
  const at = directive.children.findIndex(child => child.type === 'thematicBreak');
  const says = directive.children.slice(0, at);
  const holds = directive.children.slice(at + 1);
  if (breaks.length === 1 && says.length > 0 && holds.length > 0) return [says, holds];
  const message = 'a claim is what the notes say, one line "---" between blank lines, and what holds';
  context.report(directive.line, 'claim-form', message);
  return undefined;
}

function compileClaim(directive: Directive, context: Context, body: Body): Block | undefined {
  const { line, attributes } = directive;
  const verdict = oneOf<ClaimVerdict>('verdict', attributes.verdict!, VERDICTS, line, context);
  const evidence = oneOf<ClaimKind>('evidence', attributes.evidence!, EVIDENCE, line, context);
  const parts = splitClaim(directive, context);
  const sources = attributes.source!.split(/\s*,\s*/).filter(id => id !== '');
  if (sources.length === 0) context.report(line, 'missing-attribute', 'a claim needs source=…, an id of sources.yaml');
  if (evidence === 'measured' && !attributes.check) {
    context.report(line, 'missing-attribute', 'a measured claim needs check=…, the experiment that shows it');
  }
  const check = attributes.check ? { check: attributes.check } : {};
  for (const id of sources) context.use({ kind: 'source', id, line });
  if (attributes.check) context.use({ kind: 'experiment', id: attributes.check, line });
  const [says, holds] = parts?.map(body) ?? [];
  if (!verdict || !evidence || !says || !holds) return undefined;
  const id = attributes.id!;
  context.use({ kind: 'claim', id, line, treated: { verdict, evidence, sources, ...check } });
  return { kind: 'claim', id, verdict, evidence, sources, ...check, says, holds };
}
