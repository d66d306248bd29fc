import { useState } from 'preact/hooks';
import { rowsOf } from '../../../server/rooms/forms/answer.rule.ts';
import { likelyNames, type LikelyName } from '../../../server/rooms/forms/likely-name.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Field, Values } from './forms.types.ts';

interface Props {
  field: Field;
  value: unknown;
  /** What was written beside a choice. */
  line?: unknown;
  /** Nobody is told while they write. */
  left: boolean;
}

/** Somebody may stand in a field by name. */
export const NameWarning = ({ field, value, line, left }: Props) => (
  <NamesIn texts={left ? textsOf(field, value, line) : []} />
);

/** Somebody may stand in a text by name: said quietly once it is left, found here and sent nowhere for it. */
export function NamesIn({ texts }: { texts: readonly string[] }) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [found] = texts.flatMap(likelyNames).filter((one) => !kept.has(one.text));
  return (
    <div class="name-warning" role="status">
      {found && (
        <>
          <span>{t(KINDS[found.kind], { found: found.text })}</span>
          <button
            class="btn quiet small"
            type="button"
            onClick={() => setKept(new Set([...kept, found.text]))}
          >
            {t('forms.name.keep')}
          </button>
        </>
      )}
    </div>
  );
}

const KINDS = {
  name: 'forms.name.looks',
  mail: 'forms.name.mail',
  phone: 'forms.name.phone',
} as const satisfies Record<LikelyName['kind'], string>;

/** What a person has written in their own words; choices, labels and signatures are none. */
function textsOf(field: Field, value: unknown, line: unknown): string[] {
  const texts = [value, line].filter((one) => typeof one === 'string');
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'computed':
      return texts;
    case 'radio':
      return typeof line === 'string' ? [line] : [];
    case 'table':
      return rowsOf(value).flatMap(({ cells }) =>
        field.columns.flatMap((column) => cellTexts(column, cells)),
      );
    default:
      return [];
  }
}

const cellTexts = ({ type, key }: Field, cells: Values): string[] => {
  const cell = cells[key];
  return (type === 'text' || type === 'textarea') && typeof cell === 'string' ? [cell] : [];
};
