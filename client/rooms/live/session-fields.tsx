import type { Signal } from '@preact/signals';
import type { ApiError } from '../../core/api-error.ts';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import type { Line } from './live.types.ts';

const LANGUAGES = ['en', 'es', 'both'] as const;

export const LanguageField = ({ language }: { language: Signal<Line['language']> }) => (
  <Field label={t('live.desk.language')}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={language.value ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          language.value = LANGUAGES.find((one) => one === value) ?? null;
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
  link: Signal<string>;
  help: string;
  error: ApiError | undefined;
}

/** Any address of https; the server has the last word on it. */
export const LinkField = ({ link, help, error }: LinkProps) => (
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
        value={link.value}
        onInput={(event) => (link.value = event.currentTarget.value.trim())}
      />
    )}
  </Field>
);
