import './conflict.css';
import { useMemo, useState } from 'preact/hooks';
import {
  changesIn,
  differenceOf,
  merged,
  type Change,
  type Choices,
  type SectionValue,
} from '../../../server/rooms/business-case/case-difference.rule.ts';
import type { TableBeside } from '../../../server/rooms/business-case/table-difference.rule.ts';
import type { Choice } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import type { ReadTable, RowsOf } from './case-rows.ts';
import type { Choosing } from './conflict-place.tsx';
import { TablePlaces } from './conflict-tables.tsx';
import { TextPlaces } from './conflict-text.tsx';
import { ReadSection } from './read-section.tsx';

export interface ConflictProps {
  mine: SectionValue;
  theirs: SectionValue;
  /** When theirs was saved; empty where nobody said so. */
  savedAt: string;
  /** Of the section's template. */
  section: { slug: string; tables: readonly ReadTable[] };
  /** This is the section from now on. */
  choose: (value: SectionValue) => void;
  /** Not now: both stay. */
  later: () => void;
}

/** A section that was written in two places: where the two differ, which of them each place takes, and what comes of it. */
export function SectionConflict({ mine, theirs, savedAt, section, choose, later }: ConflictProps) {
  const id = useOwnId();
  const { difference, changes, value, choosing, takeAll } = useChoosing({ mine, theirs, savedAt, section });
  return (
    <div class="case-conflict">
      <h3 class="title">{t('case.two.title')}</h3>
      <section class="flow" aria-labelledby={id}>
        <h4 id={id}>{t('case.two.differs')}</h4>
        <p>{t('case.two.lede', { count: changes.length })}</p>
        <div class="row">
          <TakeAll word={t('case.two.all.mine')} take={() => takeAll('one')} />
          <TakeAll word={t('case.two.all.theirs')} take={() => takeAll('other')} />
        </div>
        <TextPlaces parts={difference.text} {...choosing} />
        <TablePlaces tables={difference.tables} known={section.tables} {...choosing} />
        <p class="help">{t('case.two.legend')}</p>
      </section>
      <Outcome
        value={value}
        tables={section.tables.filter(({ key }) => isDifferent(difference.tables, key))}
        rowsOf={choosing.rowsOf}
        keep={() => choose(value)}
        later={later}
      />
    </div>
  );
}

function useChoosing({ mine, theirs, savedAt, section }: Omit<ConflictProps, 'choose' | 'later'>) {
  const difference = useMemo(() => differenceOf(mine, theirs), [mine, theirs]);
  const changes = useMemo(() => changesIn(difference), [difference]);
  const [chosen, setChosen] = useState<Choices>({});
  const choices = { ...proposed(changes), ...chosen };
  const choosing: Choosing = {
    numbers: new Map(changes.map((change, at) => [change.id, at + 1])),
    choices,
    choose: (place, choice) => setChosen({ ...chosen, [place]: choice }),
    words: {
      one: t('case.two.mine'),
      other: savedAt ? t('case.two.theirs.at', { time: timeText(savedAt) }) : t('case.two.theirs'),
    },
    rowsOf: rowsIn(section.slug, [mine, theirs]),
  };
  const takeAll = (choice: Choice) =>
    setChosen(Object.fromEntries(changes.map((change) => [change.id, choice])));
  return { difference, changes, value: merged(difference, choices), choosing, takeAll };
}

function Outcome({
  value,
  tables,
  rowsOf,
  keep,
  later,
}: Pick<ConflictProps, 'later'> & {
  value: SectionValue;
  tables: readonly ReadTable[];
  rowsOf: RowsOf;
  keep: () => void;
}) {
  const id = useOwnId();
  return (
    <section class="stack" aria-labelledby={id}>
      <h4 id={id}>{t('case.two.outcome')}</h4>
      <p class="help">{t('case.two.outcome.help')}</p>
      <div class="outcome">
        <ReadSection value={value} tables={tables} rowsOf={rowsOf} />
      </div>
      <div class="row">
        <button class="btn main" type="button" onClick={keep}>
          {t('case.two.keep')}
        </button>
        <button class="btn quiet" type="button" onClick={later}>
          {t('case.two.later')}
        </button>
      </div>
      <p class="help">{t('case.two.until')}</p>
    </section>
  );
}

const isDifferent = (tables: readonly TableBeside[], key: string): boolean =>
  tables.some(
    (one) =>
      one.key === key &&
      (one.order !== undefined || one.rows.some((row) => row.is === 'row' || row.cells.length > 0)),
  );

const TakeAll = ({ word, take }: { word: string; take: () => void }) => (
  <button class="btn small" type="button" onClick={take}>
    {word}
  </button>
);

/** What only one of them has stays; where both have words, those that were written here. */
const proposed = (changes: readonly Change[]): Choices =>
  Object.fromEntries(changes.map((change) => [change.id, isEmptySide(change.one) ? 'other' : 'one']));

const isEmptySide = (side: unknown): boolean =>
  side === undefined || side === '' || (Array.isArray(side) && side.length === 0);

/** Rows of either, for cells that point at one. */
function rowsIn(section: string, values: readonly SectionValue[]): RowsOf {
  return (name) => {
    const [slug, table = ''] = name.split('/');
    return slug === section ? values.flatMap(({ tables }) => tables[table] ?? []) : [];
  };
}
