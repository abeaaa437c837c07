import { loadIndex } from '../../course/load.ts';
import { history } from '../../i18n/history.ts';
import { dayText, localDay, parseDay } from '../../platform/days.ts';
import { type Agenda, agendaOf, forecastOf } from '../../progress/agenda.ts';
import type { Context } from '../context.ts';
import { isInteractive } from '../io.ts';
import { openScreen } from '../screens.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say, usageError } from '../usage.ts';

export const review: CommandSpec = {
  name: 'review',
  about: history.reviewAbout,
  options: [JSON_OPTION, { flags: '--goal <day>', about: history.optGoal }],
  examples: ['dl-tutor review', 'dl-tutor review --json', 'dl-tutor review --goal 2027-01-31'],
  run: async (context, _, options) => {
    if (typeof options.goal === 'string') return setGoal(options.goal, context);
    if (!options.json && isInteractive(context.io)) return openScreen({ kind: 'review' }, context);
    const agenda = todaysAgenda(context);
    if (options.json) context.printJson(queueJson(agenda));
    else context.print(queueText(agenda, context).join('\n'));
    return 0;
  },
};

export const todaysAgenda = ({ store }: Pick<Context, 'store'>): Agenda =>
  agendaOf(loadIndex(), store.progress(), store.settings(), localDay(Date.now()));

export function queueJson({ queue }: Agenda) {
  const entries = queue.map(({ question, lesson, due }) => ({ question, lesson, due: dayText(due) }));
  return { due: queue.length, queue: entries };
}

const HORIZON = 60;

function queueText(agenda: Agenda, { lang }: Context): string[] {
  const { queue, plan } = agenda;
  if (queue.length > 0) {
    const lines = queue.map(({ question, lesson, due }) => `  ${dayText(due)}  ${lesson}  ${question}`);
    return [say(history.dueToday, { n: queue.length })[lang], ...lines];
  }
  const coming = forecastOf(agenda, HORIZON);
  const next = coming.findIndex((n, i) => i > 0 && n > 0);
  const when = next < 0 ? [] : [say(history.nextDue, { day: dayText(plan.today + next), n: coming[next] ?? 0 })[lang]];
  return [history.nothingDue[lang], ...when];
}

function setGoal(text: string, { store, tell, lang }: Context): number {
  const day = text === 'none' ? null : parseDay(text);
  if (day === null && text !== 'none') throw usageError(history.badDay, { zh: '', en: '' });
  if (day !== null && day <= localDay(Date.now())) throw usageError(history.pastDay, history.badDay);
  store.append({ type: 'goal.set', day: day === null ? null : dayText(day) });
  tell(day === null ? history.goalNone[lang] : say(history.goalKept, { day: dayText(day) })[lang]);
  return 0;
}
