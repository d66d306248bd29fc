import { readingsOf } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { choicesOf, type Sources } from './choices.ts';
import type { Field, FieldOf } from './forms.types.ts';

const ROWS = 4;
const LONGEST_LIST = 40;

/** Room for an answer on paper: lines, boxes to tick, a scale to ring, rows to write in. */
export function BlankAnswer({ field, sources }: { field: Field; sources: Sources }) {
  switch (field.type) {
    case 'textarea':
      return <Lines count={4} />;
    case 'number':
      return <Lines count={1} short after={field.unit?.[lang.value]} />;
    case 'date':
    case 'datetime':
      return <Lines count={1} short />;
    case 'checkbox':
      return <Boxes words={[t('forms.yes')]} />;
    case 'radio':
    case 'select':
    case 'multiselect':
      return <BlankChoices field={field} sources={sources} />;
    case 'scale-1-5':
    case 'scale-0-10':
      return <BlankScale field={field} />;
    case 'table':
      return <BlankTable field={field} />;
    default:
      return <Lines count={1} />;
  }
}

const Lines = ({
  count,
  short = false,
  after,
}: {
  count: number;
  short?: boolean;
  after?: string | undefined;
}) => (
  <div class={short ? 'blank-lines short' : 'blank-lines'}>
    {Array.from({ length: count }, (_, at) => (
      <span key={at} class="blank-line" />
    ))}
    {after}
  </div>
);

const Boxes = ({ words, round = false }: { words: readonly string[]; round?: boolean }) => (
  <ul class="blank-boxes" role="list">
    {words.map((word) => (
      <li key={word}>
        <span class={round ? 'blank-box round' : 'blank-box'} />
        {word}
      </li>
    ))}
  </ul>
);

function BlankChoices({
  field,
  sources,
}: {
  field: FieldOf<'radio' | 'select' | 'multiselect'>;
  sources: Sources;
}) {
  const choices = choicesOf(field, sources, lang.value);
  if (!choices || choices.length > LONGEST_LIST) return <Lines count={1} />;
  return (
    <>
      <Boxes words={choices.map(({ label }) => label)} round={field.type !== 'multiselect'} />
      {field.type === 'radio' && field.line && (
        <p>
          {field.line[lang.value]} <Lines count={1} />
        </p>
      )}
    </>
  );
}

function BlankScale({ field }: { field: FieldOf<'scale-1-5' | 'scale-0-10'> }) {
  const items = 'items' in field ? field.items : undefined;
  const readings = readingsOf(field) ?? [''];
  const [from, to] = field.type === 'scale-1-5' ? [1, 5] : [0, 10];
  return (
    <ul class="blank-scales" role="list">
      {readings.map((key) => {
        const item = items?.find((one) => one.key === key);
        const both = key === 'mentor' || key === 'mentee' ? t(`forms.both.${key}`) : '';
        return (
          <li key={key}>
            <span>{item?.label[lang.value] ?? both}</span>
            <span class="blank-ends">{(item?.low ?? field.low)?.[lang.value]}</span>
            {Array.from({ length: to - from + 1 }, (_, at) => (
              <span key={at} class="blank-number">
                {from + at}
              </span>
            ))}
            <span class="blank-ends">{(item?.high ?? field.high)?.[lang.value]}</span>
          </li>
        );
      })}
    </ul>
  );
}

function BlankTable({ field }: { field: FieldOf<'table'> }) {
  const columns = field.columns.filter(({ type }) => type !== 'computed');
  const empty = Math.max(
    1,
    Math.min(field.rows.max - field.starts.length, ROWS - Math.min(field.starts.length, ROWS - 1)),
  );
  const rows = [
    ...field.starts.map(({ cells }) => cells),
    ...Array.from({ length: empty }, () => ({})),
  ] as Record<string, unknown>[];
  return (
    <div class="table-box">
      <table class="table blank-table">
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label[lang.value]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {columns.map(({ key }) => (
                <td key={key}>{wordOf(cells[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const wordOf = (cell: unknown): string => {
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'object' ? ((cell as Record<string, string>)[lang.value] ?? '') : String(cell);
};
