import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import type { SetLang } from './sets-desk.types.ts';

const LANGUAGES = ['en', 'es', 'both'] as const;

interface Props {
  label: string;
  value: SetLang;
  change: (value: SetLang) => void;
}

export const SetLangField = ({ label, value, change }: Props) => (
  <SegmentedChoice
    label={label}
    options={LANGUAGES.map((one) => ({ value: one, word: t(`live.sets.settle.${one}`) }))}
    value={value}
    choose={change}
  />
);
