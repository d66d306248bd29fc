import type { ComponentChildren } from 'preact';
import { t } from '../../core/i18n.ts';
import type { FieldWords } from '../../ui/field.tsx';
import type { Sources } from './choices.ts';
import type { Field, FieldOf, Values } from './forms.types.ts';

/** What a field is told by the form it stands in. */
export interface Given {
  sources: Sources;
  /** All answers of the form, for a field that has a second value beside its own. */
  values: Values;
  write(key: string, value: unknown): void;
  /** What nobody types, by field. */
  computed: Values;
}

export interface FieldProps<Type extends Field['type']> {
  field: FieldOf<Type>;
  value: unknown;
  words: FieldWords;
  write: (value: unknown) => void;
  leave: () => void;
  given: Given;
  /** What stands under the control: a warning, the way to share it. */
  children?: ComponentChildren;
}

/** The question, with what is not needed marked as such. */
export const Question = ({
  text,
  needed,
  level,
}: {
  text: string;
  needed: boolean;
  level?: number | undefined;
}) => (
  <>
    {text}
    {!needed && <span class="optional"> {t('forms.optional')}</span>}
    {level !== undefined && <span class="optional"> {t('forms.level', { level })}</span>}
  </>
);
