import { t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { Field } from '../../ui/field.tsx';
import type { CaseHead } from './business-case.types.ts';

const LONGEST_TITLE = 160;

export const TitleField = ({ writing }: { writing: Writing<CaseHead> }) => (
  <Field label={t('case.title')} help={t('case.title.help')}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="text"
        autocomplete="off"
        maxLength={LONGEST_TITLE}
        value={writing.value.value.title}
        onInput={({ currentTarget }) =>
          writing.write({ ...writing.value.peek(), title: currentTarget.value })
        }
        onBlur={() => void writing.flush()}
      />
    )}
  </Field>
);
