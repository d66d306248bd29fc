import { useState } from 'preact/hooks';
import {
  isAsked,
  sheetRows,
  type StartingSheet,
} from '../../../server/rooms/business-case/starting-sheet.rule.ts';
import { startCells, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { NumberBox } from '../forms/boxes.tsx';
import { today } from '../forms/filled.ts';
import type { FieldOf, Values } from '../forms/forms.types.ts';

interface Props {
  sheet: StartingSheet;
  field: FieldOf<'table'>;
  rows: readonly Row[];
  write: (rows: readonly Row[]) => void;
}

/** Published numbers to begin with: asked for what only the writer knows, then put in as rows that are theirs to change. */
export function StartingSheet({ sheet, field, rows, write }: Props) {
  const [answers, setAnswers] = useState<Values>(() =>
    Object.fromEntries(
      sheet.asks.flatMap((ask) => (ask.default === undefined ? [] : [[ask.key, ask.default]])),
    ),
  );
  const found = sheetRows(sheet, answers, lang.value);
  const isIn = sheet.rows.some(({ key }) => rows.some((row) => row.key === key));
  const isFull = rows.length + sheet.rows.length > field.rows.max;
  if (isIn) return <p role="status">{t('case.tables.sheet.in')}</p>;
  const put = () => {
    const first = startCells(field.columns, lang.peek(), today());
    write([...rows, ...(found ?? []).map(({ key, cells }) => ({ key, cells: { ...first, ...cells } }))]);
  };
  return (
    <details class="starting-sheet">
      <summary>{t('case.tables.sheet')}</summary>
      <p>{sheet.says[lang.value]}</p>
      <div class="asks">
        {sheet.asks.map((ask) => (
          <Ask
            key={ask.key}
            ask={ask}
            value={answers[ask.key]}
            write={(value) => setAnswers({ ...answers, [ask.key]: value })}
          />
        ))}
      </div>
      <button
        class="btn small"
        type="button"
        aria-disabled={!found || isFull}
        onClick={() => found && !isFull && put()}
      >
        {t('case.tables.sheet.put', { count: sheet.rows.length })}
      </button>
      {isFull && <span class="help">{t('case.tables.sheet.full')}</span>}
    </details>
  );
}

interface AskProps {
  ask: StartingSheet['asks'][number];
  value: unknown;
  write: (value: unknown) => void;
}

/** A number that cannot be is said on leaving the box. */
function Ask({ ask, value, write }: AskProps) {
  const [left, setLeft] = useState(false);
  const isWrong = left && value !== undefined && value !== '' && !isAsked(ask, value);
  return (
    <Field
      label={ask.label[lang.value]}
      help={ask.help?.[lang.value]}
      error={isWrong ? t('case.tables.sheet.between', { min: ask.min, max: ask.max }) : undefined}
    >
      {(control) => <NumberBox names={control} value={value} write={write} leave={() => setLeft(true)} />}
    </Field>
  );
}
