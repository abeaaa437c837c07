import { reference } from '../../../i18n/reference.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, valuesOf } from '../../../progress/settings.ts';
import type { Settings } from '../../../progress/types.ts';
import { padEnd, width } from '../../../text/width.ts';
import { Chooser } from '../../components/chooser.tsx';
import { detail, type Item } from '../../components/list/use-list.ts';
import { span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';

/** Every setting with its value, its help and what else it may be; changes hold at once. */
export function SettingsScreen() {
  const tutor = useTutor();
  const { lang } = tutor;
  const turn = (index: number, by: 1 | -1): void => {
    const name = SETTING_NAMES[index];
    if (name) tutor.change(turned(tutor.settings, name, by));
  };
  return (
    <Chooser
      title={reference.settings[lang]}
      itemsFor={() => SETTING_NAMES.map(name => settingItem(name, tutor))}
      empty={() => ''}
      commands={index => [
        { id: 'nextValue', run: () => turn(index, 1) },
        { id: 'previousValue', run: () => turn(index, -1) },
        { id: 'settings', quiet: true, run: tutor.back },
      ]}
    />
  );
}

/** The change to the next value of a setting, or the one before; the last is followed by the first. */
export function turned(settings: Settings, name: SettingName, by: 1 | -1): Partial<Settings> {
  const values = valuesOf(name);
  const at = values.findIndex(({ value }) => value === settings[name]);
  const next = values[(at + by + values.length) % values.length];
  return { [name]: next?.value ?? null };
}

function settingItem(name: SettingName, { lang, size, settings, capabilities }: Tutor): Item {
  const { label, help } = SETTINGS[name];
  const values = valuesOf(name);
  const column = Math.max(...SETTING_NAMES.map(other => width(SETTINGS[other].label[lang]))) + 3;
  const at = values.findIndex(({ value }) => value === settings[name]);
  const [left, right] = capabilities.glyphs === 'full' ? ['◂', '▸'] : ['<', '>'];
  const choices = values.flatMap((value, index) => [
    ...(index > 0 ? [span('   ')] : []),
    index === at ? span(value.label[lang], { bold: true, underline: true }) : span(value.label[lang], { dim: true }),
  ]);
  return {
    title: [span(padEnd(label[lang], column)), span(`${left} ${values[at]?.label[lang] ?? ''} ${right}`)],
    details: [...detail([span(help[lang], { dim: true })], size.columns), ...detail(choices, size.columns), []],
  };
}
