import type { PhrasingContent } from 'mdast';
import type { Lang } from '../../platform/language.ts';
import type { Inline, Rich } from '../../text/document.ts';
import type { Use } from './context.ts';
import type { Report } from './findings.ts';
import { compileInlines, reportUnsupported } from './inlines.ts';
import { parseText } from './markdown.ts';
import { type Avoided, checkProse } from './prose.ts';
import type { RichSource } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

/** Compiles the short texts of a YAML file; each finding stands at the line of its text. */
export type RichCompiler = {
  readonly rich: (source: RichSource, path: Path) => Rich;
  readonly uses: readonly Use[];
};

export function createRichCompiler(yaml: YamlFile, avoided: readonly Avoided[], report: Report): RichCompiler {
  const uses: Use[] = [];
  const compile = (source: string, lang: Lang, path: Path, tell: Report = report): Inline[] => {
    const lineAt = (offset: number): number => yaml.lineInside(path, offset);
    const context = { lang, source, lineAt, report: tell, use: (use: Use) => uses.push(use) };
    const root = parseText(source);
    checkProse(root, lang, lineAt, avoided, tell);
    const content: PhrasingContent[] = [];
    for (const [i, node] of root.children.entries()) {
      if (node.type !== 'paragraph') reportUnsupported(node, context);
      else if (i > 0)
        tell(lineAt(node.position?.start.offset ?? 0), 'paragraphs', 'a short text is one paragraph; join them');
      else content.push(...node.children);
    }
    return compileInlines(content, context);
  };
  return {
    uses,
    rich: (source, path) => {
      if (typeof source !== 'string') {
        return { zh: compile(source.zh, 'zh', [...path, 'zh']), en: compile(source.en, 'en', [...path, 'en']) };
      }
      // One text for both languages is judged once, but its formulas are read out in each.
      return { zh: compile(source, 'zh', path, () => {}), en: compile(source, 'en', path) };
    },
  };
}
