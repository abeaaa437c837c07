import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import type { Experiment, Param } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import type { Line, Span } from '../../text/styled.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';
import { settingText, showValue } from './knobs.ts';
import type { LabState } from './state.ts';
import type { Lab } from './use-laboratory.tsx';
import { chartOf } from './view-pane.tsx';

const MAX_COLUMNS = 90;

/** Every part of the screen in words: the question, each chart, each knob, the prediction, the status. */
export function explainLines(lab: Lab, tutor: Tutor, columns: number): Line[] {
  const { experiment, state } = lab;
  const { lang } = tutor;
  const room = Math.max(12, Math.min(columns - 1, MAX_COLUMNS));
  const heading = (text: string): Line => [span(text, { bold: true, tone: 'heading' })];
  const text = (...spans: Span[]): Line[] => wrapSpans(spans, room - 2).map((line): Line => [span('  '), ...line]);
  const section = (title: string, ...parts: readonly Line[][]): Line[] => [heading(title), ...parts.flat(), []];
  const knobs = experiment.params.map(param => text(...knobSpans(param, state, lang)));
  return [
    ...section(words.explainQuestion[lang], text(span(experiment.question[lang]))),
    ...section(words.explainCharts[lang], ...chartTexts(lab, tutor).map(spans => text(...spans))),
    ...section(words.explainKnobs[lang], ...knobs),
    ...section(
      words.explainPrediction[lang],
      ...predictionTexts(experiment, state, lang).map(line => text(span(line))),
    ),
    ...section(words.explainStatus[lang], text(span(words.explainStatusText[lang]))),
  ].slice(0, -1);
}

/** What each chart says of itself; before the prediction there is nothing that it could give away. */
function chartTexts(lab: Lab, tutor: Tutor): Span[][] {
  const { lang } = tutor;
  if (lab.state.guess.phase === 'asking') return [[span(words.explainNoRun[lang])]];
  return lab.experiment.views.map(view => {
    // The text alternative does not depend on the size.
    const chart = chartOf(lab, view, 40, 12, tutor);
    const said = chart?.text ?? words.explainNoRun[lang];
    return [span(view.title[lang], { bold: true }), span(lang === 'zh' ? `。${said}` : `. ${said}`)];
  });
}

function knobSpans(param: Param, { params }: LabState, lang: Lang): Span[] {
  const stop = lang === 'zh' ? '。' : '. ';
  const comma = lang === 'zh' ? '；' : '; ';
  const facts = [
    fill(words.explainValue[lang], { value: showValue(param, params[param.name], lang) }),
    fill(words.explainDefault[lang], { value: showValue(param, param.default, lang) }),
    rangeOf(param, lang),
  ];
  const effect = words[param.live ? 'explainLive' : 'explainRestart'][lang];
  const about = param.about ? `${param.about[lang]}${lang === 'zh' ? '' : ' '}` : '';
  return [
    span(param.label[lang], { bold: true }),
    span(`${stop}${about}`),
    span(`${facts.filter(Boolean).join(comma)}${stop}${effect}`, { dim: true }),
  ];
}

function rangeOf(param: Param, lang: Lang): string {
  switch (param.kind) {
    case 'number':
    case 'integer':
      return fill(words.explainRange[lang], { min: param.min, max: param.max });
    case 'choice': {
      const list = param.choices.map(({ label }) => label[lang]).join(' / ');
      return fill(words.explainChoices[lang], { list });
    }
    case 'boolean':
      return '';
  }
}

function predictionTexts(experiment: Experiment, { guess }: LabState, lang: Lang): string[] {
  const { prediction } = experiment;
  const options = prediction.options.map((option, index) => `${index + 1}  ${option.text[lang]}`);
  const key = guess.phase === 'made' || guess.phase === 'settled' ? guess.key : null;
  const said = prediction.options.find(option => option.key === key)?.text[lang];
  return [
    prediction.prompt[lang],
    ...options,
    fill(words.explainSettle[lang], { set: settingText(experiment, lang) }),
    ...(said === undefined ? [] : [fill(words.explainGuess[lang], { text: said })]),
  ];
}
