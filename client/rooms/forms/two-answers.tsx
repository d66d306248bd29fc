import { useState } from 'preact/hooks';
import { isAnswered, rowsOf, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import type { Conflict } from '../../core/writing.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { ReadValue } from './read-value.tsx';
import type { Field, Filled, Values } from './forms.types.ts';
import type { Filling } from './use-filling.ts';

type Which = 'mine' | 'theirs' | 'both';

/** The form was written in two places: for each field that differs both texts, and a choice of one or of both. */
export function TwoAnswers({ filling, conflict }: { filling: Filling; conflict: Conflict<Filled> }) {
  const { mine, theirs, savedAt } = conflict;
  const [chosen, setChosen] = useState<Readonly<Record<string, Which>>>({});
  const differ = differing(filling, mine.values, theirs.values);
  const which = (key: string): Which => chosen[key] ?? proposed(mine.values[key], theirs.values[key]);
  const settle = () => {
    const merged = differ.map((key) => [key, taken(which(key), mine.values[key], theirs.values[key])]);
    filling.settle({ ...mine.values, ...(Object.fromEntries(merged) as Values) });
  };
  return (
    <section class="banner returned two-answers" role="alert" aria-label={t('forms.two.title')}>
      <StateIcon state="returned" />
      <p>
        <b>{t('forms.two.title')}</b>{' '}
        {savedAt ? t('forms.two.saved', { when: timeText(savedAt) }) : t('forms.two.other-tab')}
      </p>
      {differ.map((key) => (
        <Difference
          key={key}
          {...{ filling, fieldKey: key, which: which(key) }}
          mine={mine.values[key]}
          theirs={theirs.values[key]}
          choose={(next) => setChosen({ ...chosen, [key]: next })}
        />
      ))}
      <p>
        <button class="btn" type="button" onClick={settle}>
          {t('forms.two.take')}
        </button>
      </p>
    </section>
  );
}

/** Fields that do not say the same, in the order of the form. */
function differing({ whole }: Filling, mine: Values, theirs: Values): string[] {
  const order = whole.fields.map(({ key }) => key);
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
    .filter((key) => said(mine[key]) !== said(theirs[key]))
    .toSorted((one, other) => order.indexOf(fieldKeyOf(one)) - order.indexOf(fieldKeyOf(other)));
}

/** A line beside a choice is kept beside its field. */
const fieldKeyOf = (key: string): string => key.replace(/__line$/, '');

interface DifferenceProps {
  filling: Filling;
  fieldKey: string;
  mine: unknown;
  theirs: unknown;
  which: Which;
  choose: (which: Which) => void;
}

function Difference({ filling, fieldKey, mine, theirs, which, choose }: DifferenceProps) {
  const field = filling.whole.fields.find(({ key }) => key === fieldKeyOf(fieldKey));
  const options = (mayBeBoth(mine, theirs) ? WHICH : WHICH.slice(0, 2)).map((value) => ({
    value,
    word: t(`forms.two.${value}`),
  }));
  return (
    <div class="difference">
      <h3 class="small-heading">{field?.label[lang.value] ?? fieldKey}</h3>
      <div class="sides">
        <Side title={t('forms.two.here')} {...{ field, filling }} value={mine} />
        <Side title={t('forms.two.there')} {...{ field, filling }} value={theirs} />
      </div>
      <SegmentedChoice
        label={t('forms.two.keep', { label: field?.label[lang.value] ?? fieldKey })}
        options={options}
        value={which}
        choose={choose}
      />
    </div>
  );
}

const WHICH: readonly Which[] = ['mine', 'theirs', 'both'];

function Side({
  title,
  field,
  filling,
  value,
}: {
  title: string;
  field: Field | undefined;
  filling: Filling;
  value: unknown;
}) {
  return (
    <div>
      <p class="help">{title}</p>
      {field && isAnswered(value) && typeof value !== 'string' ? (
        <ReadValue field={field} value={value} sources={filling.given.sources} />
      ) : (
        <p class="their-words">{isAnswered(value) ? wordsOf(field, value, filling) : t('forms.empty')}</p>
      )}
    </div>
  );
}

function wordsOf(field: Field | undefined, value: unknown, filling: Filling) {
  if (!field || field.type === 'text' || field.type === 'textarea') return String(value);
  return <ReadValue field={field} value={value} sources={filling.given.sources} />;
}

/** As the two are compared: order of keys and empty values say nothing. */
const said = (value: unknown): string => {
  if (!isAnswered(value)) return '';
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value as Values).toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Texts, lists and rows can stand one after the other; one number or one choice cannot be two. */
const mayBeBoth = (mine: unknown, theirs: unknown): boolean =>
  (Array.isArray(mine) && Array.isArray(theirs)) ||
  (isText(mine) && isText(theirs) && /\s/.test(`${mine}${theirs}`.trim()));

/** Whoever has written something there keeps it, until they choose; where only one has, that is it. */
function proposed(mine: unknown, theirs: unknown): Which {
  if (!isAnswered(mine)) return 'theirs';
  if (!isAnswered(theirs)) return 'mine';
  return mayBeBoth(mine, theirs) ? 'both' : 'mine';
}

function taken(which: Which, mine: unknown, theirs: unknown): unknown {
  if (which === 'mine') return mine;
  if (which === 'theirs') return theirs;
  if (isText(mine) && isText(theirs))
    return mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
  const rows = rowsOf(theirs);
  if (rows.length > 0) return withRows(rowsOf(mine), rows);
  return [...new Set([...(mine as unknown[]), ...(theirs as unknown[])])];
}

/** Rows of one's own, then those that only the other has; of a row that both changed, both stand there. */
function withRows(mine: readonly Row[], theirs: readonly Row[]): Row[] {
  const same = (one: Row) => mine.find((row) => row.key === one.key);
  const others = theirs.filter((row) => said(row.cells) !== said(same(row)?.cells));
  return [...mine, ...others.map((row) => (same(row) ? { ...row, key: `${row.key.slice(0, 40)}-2` } : row))];
}
