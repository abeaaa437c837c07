import type { Bilingual } from '../platform/language.ts';
import type { Block, ClaimVerdict } from './document.ts';
import type { LaidOut, LayoutOptions } from './layout.ts';
import { sanitise } from './sanitise.ts';
import type { Line, Span, Tone } from './styled.ts';
import { padEnd, width } from './width.ts';
import { wrapSpans } from './wrap.ts';

type Claim = Extract<Block, { kind: 'claim' }>;

export const VERDICTS: Readonly<Record<ClaimVerdict, Bilingual & { readonly tone: Tone }>> = {
  holds: { zh: '成立', en: 'holds', tone: 'good' },
  refine: { zh: '需要修正', en: 'needs refining', tone: 'warn' },
  dated: { zh: '已过时', en: 'dated', tone: 'warn' },
  wrong: { zh: '有误', en: 'wrong', tone: 'bad' },
  unsourced: { zh: '没有出处', en: 'no source', tone: 'warn' },
};

/** The parts of a claim. */
export const CLAIM_LABELS = {
  says: { zh: '笔记说', en: 'The notes say' },
  holds: { zh: '实际上', en: 'What holds' },
  source: { zh: '出处', en: 'Source' },
  verdict: { zh: '结论', en: 'Verdict' },
} as const;

/** What the notes say, what holds, how it stands, and where that is from: labels in a column of their own when wide. */
export function layoutClaim(
  claim: Claim,
  options: LayoutOptions,
  layout: (blocks: readonly Block[], options: LayoutOptions) => LaidOut,
): Line[] {
  const { lang, columns, source = (id: string) => id } = options;
  const label = Math.max(...Object.values(CLAIM_LABELS).map(text => width(text[lang]))) + 2;
  const wide = columns >= 60;
  const room = wide ? columns - label : columns;
  const verdict = VERDICTS[claim.verdict];
  const verdictSpans: Span[] = [
    { text: verdict[lang], style: { tone: verdict.tone, bold: true } },
    { text: `  ${sanitise(claim.id)}`, style: { dim: true } },
  ];
  const names = claim.sources.map(id => sanitise(source(id)));
  const together = names.join(lang === 'zh' ? '；' : '; ');
  const sources = (width(together) <= room ? [together].filter(Boolean) : names).flatMap(text =>
    wrapSpans([{ text, style: { dim: true } }], room),
  );
  const sections: readonly (readonly [keyof typeof CLAIM_LABELS, readonly Line[]])[] = [
    ['says', layout(claim.says, { ...options, columns: room }).lines],
    ['holds', layout(claim.holds, { ...options, columns: room }).lines],
    ['verdict', wrapSpans(verdictSpans, room)],
    ['source', sources],
  ];
  return sections.flatMap(([name, lines], index) => {
    const text = CLAIM_LABELS[name][lang];
    const heading: Span = { text: wide ? padEnd(text, label) : text, style: { dim: true } };
    const under: Span = { text: ' '.repeat(label), style: {} };
    const gap: Line[] = index > 0 && index < 3 && wide ? [[]] : [];
    if (!wide) return lines.length > 0 ? [[heading], ...lines] : [];
    return [
      ...gap,
      ...lines.map((line, at): Line => (at === 0 ? [heading, ...line] : line.length ? [under, ...line] : [])),
    ];
  });
}
