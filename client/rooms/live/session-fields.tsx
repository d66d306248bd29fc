import type { ApiError } from '../../core/api-error.ts';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import type { Line } from './live.types.ts';

const LANGUAGES = ['en', 'es', 'both'] as const;

type Language = Line['language'];

interface LanguageProps {
  value: Language;
  change: (language: Language) => void;
}

export const LanguageField = ({ value: language, change }: LanguageProps) => (
  <Field label={t('live.desk.language')}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={language ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change(LANGUAGES.find((one) => one === value) ?? null);
        }}
      >
        <option value="">{t('live.desk.language.none')}</option>
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {t(`live.desk.in.${one}`)}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface LinkProps {
  value: string;
  change: (link: string) => void;
  help: string;
  error: ApiError | undefined;
}

/** Any address of https; the server has the last word on it. */
export const LinkField = ({ value, change, help, error }: LinkProps) => (
  <Field
    label={t('live.desk.link')}
    help={help}
    error={error?.code === 'invalid' ? t('live.desk.link.wrong') : undefined}
  >
    {(control) => (
      <input
        {...control}
        class="input"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        value={value}
        onInput={(event) => change(event.currentTarget.value.trim())}
      />
    )}
  </Field>
);

/** Of two who change the calendar at once the slower one keeps what they typed, and presses once more if it still holds. */
export const ChangedMeanwhile = ({
  error,
  isOld = false,
}: Pick<LinkProps, 'error'> & { isOld?: boolean }) => (
  <p role="status">{(isOld || error?.code === 'conflict') && t('live.desk.newer')}</p>
);
