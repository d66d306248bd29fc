import './hours.css';
import { useMemo, useState } from 'preact/hooks';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Statement } from './copies.tsx';
import { CountingRules } from './counting-rules.tsx';
import { draftWith } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { HoursCheck } from './hours-check.tsx';
import { hours, newEntryId } from './hours.state.ts';
import { entryPath, HOURS, type Hours } from './hours.types.ts';
import { KindsTable } from './kinds.tsx';
import { PaceChart } from './pace-chart.tsx';
import { PaceText } from './pace-text.tsx';
import { PeopleList } from './people-list.tsx';
import { Planner } from './planner.tsx';

type Part = (props: { log: Hours }) => preact.JSX.Element | null;

/** What a step works on in the log, in place. The whole log is one press away. */
const PARTS: Readonly<Record<string, Part>> = {
  'HOURS:counting-rules': CountingRules,
  'HOURS:entry': LogHere,
  'HOURS:pace': ({ log }) => (
    <>
      <PaceText log={log} />
      <PaceChart log={log} />
      <Planner log={log} />
    </>
  ),
  'HOURS:relationships': ({ log }) => (
    <>
      <PaceText log={log} />
      <PeopleList log={log} />
      <a class="btn" href={`${HOURS}/relationships/new`}>
        {t('hours.people.add')}
      </a>
    </>
  ),
  'HOURS:phase-tags': ({ log }) => <PeopleList log={log} />,
  'HOURS:next-date': ({ log }) => <PeopleList log={log} />,
  'HOURS:audit': HoursCheck,
  'HOURS:statement': ({ log }) => (
    <>
      <KindsTable log={log} />
      <Statement />
    </>
  ),
};

/** Folded, because it holds more than the step asks for. */
export function HoursInStep({ target, label }: SlotProps) {
  const [open, setOpen] = useState(false);
  const Part = PARTS[target];
  if (!Part) return null;
  return (
    <section class="hours-slot" aria-label={label}>
      <div class="row">
        <button class="btn" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('hours.step.close') : label}
        </button>
        <a class="btn quiet small" href={HOURS}>
          {t('hours.step.whole')}
        </a>
      </div>
      {open && (
        <div class="stack">
          <Loaded of={hours()} part>
            {(log) => <Part log={log} />}
          </Loaded>
        </div>
      )}
    </section>
  );
}

/** The session that a step was about, logged where it is read. */
function LogHere({ log }: { log: Hours }) {
  const [saved, setSaved] = useState('');
  const id = useMemo(newEntryId, []);
  const place = useFocusKept<HTMLDivElement>();
  const open = log.home.relationships.filter(({ endedAt }) => endedAt === null);
  const only = open.length === 1 ? (open[0]?.id ?? '') : '';
  const start = useMemo(() => draftWith(only, log, new Date()), []);
  const { target } = log.home.numbers;
  if (saved !== '') {
    return (
      <div role="status" class="stack tight" tabIndex={-1} ref={place}>
        <p>
          {t('hours.entry.saved', { counted: minutesText(log.count.counted), target: target / 60 })}{' '}
          <a href={entryPath(saved)}>{t('hours.entry.look')}</a>
        </p>
      </div>
    );
  }
  return <EntryForm hours={log} id={id} thing="hours/new/" start={start} saved={() => setSaved(id)} />;
}
