import './set.css';
import { useSignal } from '@preact/signals';
import { ownDay } from '../../core/calendar.ts';
import { useData } from '../../core/data.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { printPage } from '../../shell/printing.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { between, type TurnRecord } from './member.state.ts';
import { RecordLines } from './record-lines.tsx';
import { mySet } from './set.state.ts';
import { memberName, nameOf } from './set-words.ts';
import { type OwnSet, SET } from './set.types.ts';

/** Meeting by meeting all records that one may read, open, as they come out of a printer. */
const SetRecordsPage = () => (
  <Loaded of={mySet()}>{({ set }) => (set ? <Whole set={set} /> : <Nothing />)}</Loaded>
);
export const setRecordsPage: Page = { Component: SetRecordsPage, needs: () => [mySet()] };

const Nothing = () => (
  <div class="stack">
    <Title text={t('live.set.records')} />
    <EmptyState>{t('live.set.records.none')}</EmptyState>
  </div>
);

function Whole({ set }: { set: OwnSet }) {
  const records = useData(between(set.id)).data.value?.records;
  if (!records) return null;
  if (records.length === 0) return <Nothing />;
  const meetings = [...new Set(records.map(({ n }) => n))].toSorted((one, other) => one - other);
  return (
    <article class="stack loose set-page set-papers">
      <Acts />
      <header class="stack tight">
        <Title text={t('live.set.records.title', { number: set.number })} tab={t('live.set.records')} />
        <p class="help">{t('live.set.records.says')}</p>
      </header>
      {meetings.map((n) => (
        <Meeting key={n} set={set} records={records.filter((record) => record.n === n)} />
      ))}
    </article>
  );
}

function Meeting({ set, records }: { set: OwnSet; records: readonly TurnRecord[] }) {
  const [first] = records;
  if (!first) return null;
  const id = `h-meeting-${first.n}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>
        {t('live.set.meeting', { n: first.n })}, {dayText(ownDay(first.at), 'year')}
      </h2>
      {records.map((record) => (
        <section key={record.turn} class="stack tight" aria-labelledby={`h-${record.turn}`}>
          <h3 id={`h-${record.turn}`}>
            <PersonName name={shownName(set, record.person)} />
          </h3>
          {record.erased && <p>{t('live.set.record.erased')}</p>}
          <RecordLines record={record} />
        </section>
      ))}
    </section>
  );
}

/** On paper nobody is "you". */
function shownName({ members }: OwnSet, person: string): string {
  const member = members.find(({ id }) => id === person);
  return member ? memberName(member) : nameOf(members, person);
}

/** Not on paper. */
function Acts() {
  const forbidden = useSignal(false);
  return (
    <div class="set-acts stack tight">
      <p class="row apart">
        <a class="btn quiet small flush" href={SET}>
          <Icon name="back" /> {t('live.set.records.back')}
        </a>
        <button class="btn small" type="button" onClick={() => void (forbidden.value = !printPage())}>
          <Icon name="print" /> {t('live.set.records.do-print')}
        </button>
      </p>
      {forbidden.value && <p role="status">{t('live.set.records.forbidden')}</p>}
    </div>
  );
}
