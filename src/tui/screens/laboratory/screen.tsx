import { words } from '../../../i18n/laboratory.ts';
import { experimentById } from '../../../lab/experiments/index.ts';
import { Frame } from '../../components/frame.tsx';
import { useLaboratory } from '../../laboratory/use-laboratory.tsx';
import { bodyOf, useTutor } from '../../tutor.ts';

type Props = { readonly experiment: string; readonly preset?: string; readonly card?: string };

/** One experiment over the whole screen. */
export function LaboratoryScreen({ experiment, preset, card }: Props) {
  const tutor = useTutor();
  const laboratory = useLaboratory({
    experiment,
    ...(preset === undefined ? {} : { preset }),
    ...(card === undefined ? {} : { card }),
    active: tutor.active,
    onLeave: tutor.back,
  });
  const { columns, rows } = bodyOf(tutor.size);
  const title = experimentById(experiment)?.title[tutor.lang] ?? experiment;
  return (
    <Frame
      title={`${words.laboratory[tutor.lang]} › ${title}`}
      status={laboratory?.status ?? ''}
      commands={laboratory?.commands ?? []}
    >
      {laboratory?.render(columns, rows)}
    </Frame>
  );
}
