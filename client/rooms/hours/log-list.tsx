import { useState } from 'preact/hooks';
import { PAIR_KINDS } from '../../../server/rooms/hours/entry.rule.ts';
import { minutesText, t } from '../../core/i18n.ts';
import { Chips } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { EntryStateText, StateNote, whatText } from './entry-words.tsx';
import { entryPath, type Hours, recordPath, type ShownEntry } from './hours.types.ts';
import { entryDay, entryTimes, withWhom } from './hours.view.ts';

/** Of a long log the newest are shown first. */
const FIRST = 10;

/** Every entry, newest first; what is void stays, out of the way. */
export const LogList = ({ log }: { log: Hours }) => (
  <section class="stack block-space" aria-labelledby="h-log" id="log">
    <h2 id="h-log">{t('hours.log.title')}</h2>
    {log.entries.length === 0 ? <EmptyState>{t('hours.log.none')}</EmptyState> : <Entries log={log} />}
    <p>
      <SeenBy>{t('hours.log.seen')}</SeenBy>
    </p>
  </section>
);

function Entries({ log }: { log: Hours }) {
  const [show, setShow] = useState('all');
  const [all, setAll] = useState(false);
  const standing = log.entries.filter(({ state }) => state !== 'void');
  const voided = log.entries.length - standing.length;
  const chosen = (all ? log.entries : standing).filter((entry) => isShown(entry, show));
  const rows = all ? chosen : chosen.slice(0, FIRST);
  const earlier = chosen.length - rows.length;
  return (
    <>
      <Chips label={t('hours.log.show')} options={viewsOf(log, standing)} chosen={show} choose={setShow} />
      <div class="log-table">
        <Table caption={t('hours.log.caption')} columns={columns(log)} rows={rows} rowKey={({ id }) => id} />
      </div>
      {!all && earlier + voided > 0 && (
        <p>
          <button class="btn quiet" type="button" onClick={() => setAll(true)}>
            {t('hours.log.more', { earlier, voided })}
          </button>
        </p>
      )}
    </>
  );
}

const needs = ({ state, late, waits, asks }: ShownEntry) =>
  !waits && (state === 'queried' || late || (state === 'claimed' && asks.length === 0));

const isShown = (entry: ShownEntry, show: string) =>
  show === 'all' || (show === 'needs' ? needs(entry) : entry.relationship === show);

function viewsOf({ home, entries }: Hours, standing: readonly ShownEntry[]) {
  const waiting = standing.filter(needs).length;
  const people = home.relationships.filter(({ id }) =>
    entries.some(({ relationship }) => relationship === id),
  );
  return [
    { value: 'all', word: t('hours.log.all', { count: standing.length }) },
    ...(waiting > 0 ? [{ value: 'needs', word: t('hours.log.needs', { count: waiting }) }] : []),
    ...people.map(({ id, label }) => ({ value: id, word: label })),
  ];
}

/** Kinds that have a progress record: what two did together. */
const HAS_RECORD: readonly ShownEntry['kind'][] = [...PAIR_KINDS, 'circle'];

const columns = (log: Hours): [Column<ShownEntry>, ...Column<ShownEntry>[]] => [
  {
    key: 'when',
    head: t('hours.head.when'),
    cell: (entry) => (
      <a class="entry-link" href={entryPath(entry.id)}>
        {entryDay(entry)} <span class="help block">{entryTimes(entry)}</span>
      </a>
    ),
  },
  { key: 'who', head: t('hours.head.who'), cell: (entry) => withWhom(entry, log.home.relationships) },
  { key: 'what', head: t('hours.head.what'), cell: whatText },
  {
    key: 'counts',
    head: t('hours.head.counts'),
    number: true,
    cell: ({ id }) => minutesText(log.count.byEntry.get(id)?.counts ?? 0),
  },
  { key: 'state', head: t('hours.head.state'), cell: (entry) => <StateCell entry={entry} log={log} /> },
];

function StateCell({ entry, log }: { entry: ShownEntry; log: Hours }) {
  const { relationships } = log.home;
  return (
    <>
      <EntryStateText entry={entry} relationships={relationships} />
      <StateNote entry={entry} relationships={relationships} />
      {entry.state === 'queried' && (
        <a class="small-link" href={entryPath(entry.id)}>
          {t('hours.log.answer')}
        </a>
      )}
      {entry.state === 'claimed' && HAS_RECORD.includes(entry.kind) && entry.evidence.length === 0 && (
        <a class="small-link" href={recordPath(entry.id)}>
          {t('hours.finish')}
        </a>
      )}
    </>
  );
}
