import { t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { LineField } from '../../ui/writing-field.tsx';
import type { CaseHead } from './business-case.types.ts';

const LONGEST_TITLE = 160;

export const TitleField = ({ writing }: { writing: Writing<CaseHead> }) => (
  <LineField
    label={t('case.title')}
    help={t('case.title.help')}
    longest={LONGEST_TITLE}
    value={writing.value.value.title}
    write={(text) => writing.write({ ...writing.value.peek(), title: text })}
    leave={() => void writing.flush()}
  />
);
