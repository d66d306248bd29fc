import './live.css';
import './sets-desk.css';
import { ownTimeZone } from '../../core/calendar.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { useToaster } from '../../ui/toast.tsx';
import { LIVE } from './live.types.ts';
import { MeetingDots } from './meeting-dots.tsx';
import { OpenCalls } from './open-calls.tsx';
import { nameOf, namesOf, turnsText } from './sets-desk-words.ts';
import { SaidPrivately } from './said-privately.tsx';
import { SetNeeds, SpokenToast } from './sets-needs.tsx';
import { openCalls, setsDesk } from './sets-desk.state.ts';
import { setPath, SETS, type SetOnDesk, type SetsDesk } from './sets-desk.types.ts';

/** All sets of a run as its trainers see them: those that need a word first. */
const SetsDeskPage = () => <Loaded of={setsDesk()}>{(data) => <Whole data={data} />}</Loaded>;
export const setsDeskPage: Page = { Component: SetsDeskPage, needs: () => [setsDesk(), openCalls()] };

function Whole({ data }: { data: SetsDesk }) {
  const { sets, without } = data;
  useFocusKept();
  const people = sets.reduce((sum, { members }) => sum + members.length, 0);
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title text={titleOf(sets)} tab={t('live.sets.title')} />
        <p class="lede">{t('live.sets.lede', { sets: sets.length, people, without: without.length })}</p>
        {ownTimeZone() !== data.timeZone && (
          <p class="help">{t('live.sets.zone', { zone: ownTimeZone().replaceAll('_', ' ') })}</p>
        )}
        <OpenCalls />
      </header>
      <NeedWord sets={sets} />
      <SaidPrivately />
      {sets.length > 0 && <AllSets data={data} />}
      <Without data={data} />
      <p class="row">
        <a class="sets-link" href={`${SETS}/practice`}>
          {t('live.sets.practice')}
        </a>
        <a class="sets-link" href={`${SETS}/answers`}>
          {t('live.sets.evaluations')}
        </a>
        <a class="sets-link" href={LIVE}>
          {t('live.sets.sessions')}
        </a>
      </p>
    </div>
  );
}

function titleOf(sets: readonly SetOnDesk[]): string {
  if (sets.length === 0) return t('live.sets.none');
  const count = sets.filter(({ needs }) => needs.length > 0).length;
  return count > 0 ? t('live.sets.word', { count }) : t('live.sets.well');
}

/** The place of a toast stays when the last of them is settled. */
function NeedWord({ sets }: { sets: readonly SetOnDesk[] }) {
  const toaster = useToaster();
  const wanting = sets.filter(({ needs }) => needs.length > 0);
  return (
    <section class="stack" aria-labelledby={wanting.length > 0 ? 'h-words' : undefined}>
      {wanting.length > 0 && <h2 id="h-words">{t('live.sets.words')}</h2>}
      <SpokenToast toaster={toaster} />
      {wanting.map((set) => (
        <section key={set.id} class="sheet tight" aria-labelledby={`h-${set.id}`}>
          <h3 id={`h-${set.id}`}>
            <a class="sets-link" href={setPath(set.id)}>
              {t('live.sets.set', { number: set.number })}
            </a>
          </h3>
          <SetNeeds set={set} toaster={toaster} />
        </section>
      ))}
    </section>
  );
}

function AllSets({ data: { sets, now } }: { data: SetsDesk }) {
  return (
    <section class="stack" aria-labelledby="h-all">
      <h2 id="h-all">{t('live.sets.all')}</h2>
      <Table
        caption={t('live.sets.all.caption')}
        rows={sets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'set',
            head: t('live.sets.title'),
            cell: ({ id, number }) => (
              <a class="sets-link" href={setPath(id)} aria-label={t('live.sets.open-one', { number })}>
                {t('live.sets.set', { number })}
              </a>
            ),
          },
          { key: 'people', head: t('live.sets.people'), cell: ({ members }) => members.length },
          {
            key: 'meetings',
            head: t('live.sets.meetings'),
            cell: (set) => <MeetingDots set={set} now={now} />,
          },
          { key: 'next', head: t('live.sets.next'), cell: (set) => nextText(set, now) },
          { key: 'turns', head: t('live.sets.turns'), cell: turnsText },
        ]}
      />
    </section>
  );
}

function nextText(set: SetOnDesk, now: string): string {
  const next = set.meetings.find(({ state, at }) => state === 'open' || (state === 'planned' && at > now));
  if (!next) return t('live.sets.next.none');
  const [host] = next.host === null ? [] : namesOf(set, [next.host]);
  const when = momentText(next.at);
  return host === undefined ? when : t('live.sets.next.host', { when, host });
}

/** More names than this are a list of the cohort. */
const NAMES_SHOWN = 50;
const FEWEST = 4;

function Without({ data: { without, sets } }: { data: SetsDesk }) {
  if (without.length === 0) return sets.length > 0 ? <p class="help">{t('live.sets.without.all')}</p> : null;
  const form = (
    <p>
      <a class="btn main" href={`${SETS}/forming`}>
        {t('live.sets.form')}
      </a>
    </p>
  );
  return (
    <section class="stack" aria-labelledby="h-without">
      <h2 id="h-without">{t('live.sets.without')}</h2>
      {without.length < FEWEST ? (
        <EmptyState>{t('live.sets.form.few', { people: without.length })}</EmptyState>
      ) : (
        form
      )}
      <ul class="rows tight" role="list">
        {without.slice(0, NAMES_SHOWN).map((one) => (
          <li key={one.id}>
            <PersonName name={nameOf(one)} />
            <span class="help">{t(one.said ? 'live.sets.without.said' : 'live.sets.without.silent')}</span>
          </li>
        ))}
      </ul>
      {without.length > NAMES_SHOWN && (
        <p class="help">{t('live.sets.without.more', { count: without.length - NAMES_SHOWN })}</p>
      )}
    </section>
  );
}
