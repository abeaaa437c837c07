import { sanitise } from '../../text/sanitise.ts';
import { wrapSpans } from '../../text/wrap.ts';
import type { Context } from '../context.ts';
import { isInteractive } from '../io.ts';
import { openScreen } from '../screens.ts';

type Entry = { readonly title: string; readonly body: string };

type Forms = { readonly json: () => unknown; readonly text: () => readonly Entry[] };

/** A list to look things up in: as JSON, on its screen, or as text where there is no terminal. */
export async function screenOrText(
  screen: { readonly kind: 'glossary' | 'sources' },
  context: Context,
  json: boolean,
  forms: Forms,
): Promise<number> {
  if (json) context.printJson(forms.json());
  else if (isInteractive(context.io)) return openScreen(screen, context);
  else
    context.print(
      forms
        .text()
        .map(entry => entryText(entry, context.columns))
        .join('\n\n'),
    );
  return 0;
}

const INDENT = '  ';

function entryText({ title, body }: Entry, columns: number): string {
  const lines = wrapSpans([{ text: sanitise(body), style: {} }], columns - INDENT.length);
  return [sanitise(title), ...lines.map(line => INDENT + line.map(span => span.text).join(''))].join('\n');
}
