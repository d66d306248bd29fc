import { t } from '../../core/i18n.ts';
import { DateField } from '../../ui/date-time.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { closureProblem } from './run.rule.ts';
import type { Settings } from './run.state.ts';

type Closure = Settings['closures'][number];
type Contact = Settings['contacts'][number];

interface ListProps<Row> {
  rows: readonly Row[];
  change: (rows: Row[]) => void;
}

const swapped = <Row,>(rows: readonly Row[], at: number, row: Row) =>
  rows.map((one, place) => (place === at ? row : one));

export function Closures({ rows, change }: ListProps<Closure>) {
  return (
    <FieldGroup label={t('run.closures')} help={t('run.closures.help')}>
      {rows.map((row, at) => (
        <ClosureRow
          key={at}
          row={row}
          error={closureProblem(rows, at)}
          change={(next) => change(swapped(rows, at, next))}
          remove={() => change(rows.filter((_, place) => place !== at))}
        />
      ))}
      <AddButton
        word={t('run.closures.add')}
        full={rows.length >= 20}
        add={() => change([...rows, { from: '', to: '', why: '' }])}
      />
    </FieldGroup>
  );
}

interface RowProps<Row> {
  row: Row;
  change: (row: Row) => void;
  remove: () => void;
}

function ClosureRow({
  row,
  error,
  change,
  remove,
}: RowProps<Closure> & { error: ReturnType<typeof closureProblem> }) {
  const days = { unfinished: t('run.date.unfinished') };
  return (
    <div class="run-row">
      <DateField
        {...days}
        label={t('run.closures.from')}
        value={row.from}
        change={(from) => change({ ...row, from })}
      />
      <DateField
        {...days}
        label={t('run.closures.to')}
        value={row.to}
        error={error && t(`run.closures.${error}`)}
        change={(to) => change({ ...row, to })}
      />
      <Line
        label={t('run.closures.why')}
        value={row.why}
        longest={80}
        change={(why) => change({ ...row, why })}
      />
      <RemoveButton what={row.why || row.from} remove={remove} />
    </div>
  );
}

export function Contacts({ rows, change }: ListProps<Contact>) {
  return (
    <FieldGroup label={t('run.contacts')} help={t('run.contacts.help')}>
      {rows.map((row, at) => (
        <div class="run-row" key={at}>
          <Line
            label={t('run.contacts.who')}
            value={row.who}
            longest={80}
            change={(who) => change(swapped(rows, at, { ...row, who }))}
          />
          <Line
            label={t('run.contacts.how')}
            value={row.how}
            longest={160}
            change={(how) => change(swapped(rows, at, { ...row, how }))}
          />
          <RemoveButton what={row.who} remove={() => change(rows.filter((_, place) => place !== at))} />
        </div>
      ))}
      <AddButton
        word={t('run.contacts.add')}
        full={rows.length >= 10}
        add={() => change([...rows, { who: '', how: '' }])}
      />
    </FieldGroup>
  );
}

export function Line({
  label,
  value,
  longest,
  change,
  lang,
}: {
  label: string;
  value: string;
  longest: number;
  change: (value: string) => void;
  lang?: string;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          lang={lang}
          maxLength={longest}
          value={value}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

const AddButton = ({ word, full, add }: { word: string; full: boolean; add: () => void }) => (
  <div class="row">
    <button class="btn small" type="button" aria-disabled={full} onClick={() => !full && add()}>
      <Icon name="add" /> {word}
    </button>
  </div>
);

/** Each names its own row for those who hear it. */
const RemoveButton = ({ what, remove }: { what: string; remove: () => void }) => (
  <button class="btn quiet small" type="button" onClick={remove}>
    {t('run.remove')} <span class="visually-hidden">{what}</span>
  </button>
);
