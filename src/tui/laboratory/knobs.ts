import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import type { Experiment, Param, ParamValue } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import type { Line } from '../../text/styled.ts';
import { padEnd, truncate, width } from '../../text/width.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';
import type { LabState } from './state.ts';

export function showValue(param: Param, value: ParamValue | undefined, lang: Lang): string {
  if (param.kind === 'choice')
    return param.choices.find(choice => choice.value === value)?.label[lang] ?? String(value);
  if (typeof value === 'boolean') return words[value ? 'on' : 'off'][lang];
  return String(value);
}

/** What the prediction sets, in words. */
export function settingText({ prediction, params }: Experiment, lang: Lang): string {
  const set = Object.entries(prediction.set).flatMap(([name, value]) => {
    const param = params.find(one => one.name === name);
    return param ? [`${param.label[lang]} = ${showValue(param, value, lang)}`] : [];
  });
  return set.join(lang === 'zh' ? '，' : ', ');
}

/** A long value is cut before its label is. */
const LABEL_COLUMNS = 10;

const arrows = ({ capabilities }: Tutor): readonly [string, string] =>
  capabilities.glyphs === 'full' ? ['◂ ', ' ▸'] : ['< ', ' >'];

function knobLine(param: Param, selected: boolean, state: LabState, tutor: Tutor, columns: number): Line {
  const { lang } = tutor;
  const value = truncate(
    showValue(param, state.params[param.name], lang),
    columns - 7 - Math.min(LABEL_COLUMNS, width(param.label[lang])),
  );
  const [less, more] = arrows(tutor);
  const shown = selected ? `${less}${value}${more}` : `${value}  `;
  const room = columns - 2 - width(shown);
  const label = padEnd(truncate(param.label[lang], Math.max(1, room - 1)), Math.max(1, room));
  const style = selected ? ({ tone: 'accent', bold: true } as const) : {};
  return [
    span(selected ? `${marks(tutor.capabilities).cursor} ` : '  ', style),
    span(label, selected ? style : { dim: true }),
    span(shown, style),
  ];
}

/** All knobs, one a line; a window round the cursor when there are more than rows. */
export function knobLines(
  experiment: Experiment,
  state: LabState,
  tutor: Tutor,
  columns: number,
  rows: number,
): Line[] {
  const { params } = experiment;
  const first = Math.max(0, Math.min(state.knob - Math.floor(rows / 2), params.length - rows));
  return params
    .slice(first, first + rows)
    .map((param, index) => knobLine(param, first + index === state.knob, state, tutor, columns));
}

/** The knob under the cursor, for panels without a column of knobs. */
export function oneKnobLine(experiment: Experiment, state: LabState, tutor: Tutor, columns: number): Line {
  const param = experiment.params[state.knob];
  if (!param) return [];
  const count = ` ${state.knob + 1}/${experiment.params.length}`;
  return [...knobLine(param, true, state, tutor, columns - count.length), span(count, { dim: true })];
}

/** Label and value of the knob in hand, where its line had to cut them; else empty. */
export function cutKnob(experiment: Experiment, state: LabState, tutor: Tutor, columns: number): string {
  const param = experiment.params[state.knob];
  if (!param) return '';
  const { lang } = tutor;
  const line = knobLine(param, true, state, tutor, columns).map(({ text }) => text);
  const value = showValue(param, state.params[param.name], lang);
  const whole = line.join('').includes(value) && line.join('').includes(param.label[lang]);
  return whole ? '' : fill(words.knob[lang], { label: param.label[lang], value });
}

/** What a change of this knob does now. */
export function knobNote(experiment: Experiment, state: LabState, lang: Lang): string {
  return experiment.params[state.knob]?.live ? words.changedKnob[lang] : words.restarts[lang];
}
