import './live.css';
import './sets-desk.css';
import { ownTimeZone } from '../../core/calendar.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { useToaster } from '../../ui/toast.tsx';
import { PlaceMember } from './place-member.tsx';
import { SetMeetings } from './set-desk-meetings.tsx';
import { nameOf, partsText } from './sets-desk-words.ts';
import { SetNeeds, SpokenToast } from './sets-needs.tsx';
import { setsDesk } from './sets-desk.state.ts';
import { SETS, type SetOnDesk, type SetsDesk } from './sets-desk.types.ts';
import { SettleSet } from './settle-set.tsx';

/** One set as its trainers see it: its dates, who came and took what part, and what they change by hand. */
const SetDeskPage = ({ params }: { params: Params }) => (
  <Loaded of={setsDesk()}>
    {(data) => {
      const set = data.sets.find(({ id }) => id === params['set']);
      return set ? <Whole key={set.id} set={set} data={data} /> : <NoPageHere />;
    }}
  </Loaded>
);
export const setDeskPage: Page = { Component: SetDeskPage, needs: () => [setsDesk()] };

function Whole({ set, data }: { set: SetOnDesk; data: SetsDesk }) {
  const toaster = useToaster();
  useFocusKept();
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="over-title">
          <a href={SETS}>{t('live.sets.title')}</a>
        </p>
        <Title text={t('live.sets.set', { number: set.number })} />
        <SpokenToast toaster={toaster} />
        {set.needs.length > 0 && <SetNeeds set={set} toaster={toaster} />}
      </header>
      <section class="stack" aria-labelledby="h-meetings">
        <h2 id="h-meetings">{t('live.sets.one.meetings')}</h2>
        {ownTimeZone() !== set.timeZone && (
          <p class="help">{t('live.sets.one.zone', { zone: set.timeZone.replaceAll('_', ' ') })}</p>
        )}
        <SetMeetings set={set} now={data.now} />
      </section>
      <section class="stack" aria-labelledby="h-members">
        <h2 id="h-members">{t('live.sets.one.members')}</h2>
        <Members set={set} />
      </section>
      <div class="live-columns">
        <section class="stack" aria-labelledby="h-place">
          <h2 id="h-place">{t('live.sets.place')}</h2>
          <PlaceMember set={set} data={data} />
        </section>
        <section class="stack" aria-labelledby="h-settle">
          <h2 id="h-settle">{t('live.sets.settle')}</h2>
          <SettleSet set={set} />
        </section>
      </div>
      {set.moves.length > 0 && <History set={set} />}
    </div>
  );
}

const Members = ({ set }: { set: SetOnDesk }) => (
  <Table
    caption={t('live.sets.one.members.caption')}
    rows={set.parts}
    rowKey={({ person }) => person}
    columns={[
      {
        key: 'person',
        head: t('live.sets.one.person'),
        cell: ({ person }) => {
          const member = set.members.find(({ id }) => id === person);
          return member && <PersonName name={nameOf(member)} />;
        },
      },
      {
        key: 'came',
        head: t('live.sets.one.came'),
        cell: ({ there, held }) =>
          held.length === 0
            ? t('live.sets.one.came.none')
            : t('live.sets.one.came.of', { there: there.length, of: held.length }),
      },
      { key: 'parts', head: t('live.sets.one.parts'), cell: ({ parts }) => partsText(parts) },
      {
        key: 'rules',
        head: t('live.sets.one.rules'),
        cell: ({ person }) =>
          t(set.agreed.includes(person) ? 'live.sets.one.rules.yes' : 'live.sets.one.rules.no'),
      },
    ]}
  />
);

const numberText = (number: number | null): string =>
  number === null ? t('live.sets.place.none') : t('live.sets.set', { number });

const History = ({ set }: { set: SetOnDesk }) => (
  <section class="stack" aria-labelledby="h-history">
    <h2 id="h-history">{t('live.sets.history')}</h2>
    <ul class="rows" role="list">
      {set.moves.map((move) => (
        <li key={`${move.at} ${move.person.id}`}>
          <div>
            <p>
              {t('live.sets.history.moved', {
                who: nameOf(move.person),
                from: numberText(move.from),
                to: numberText(move.to),
              })}{' '}
              <bdi>{move.reason}</bdi>
            </p>
            <p class="help">{t('live.sets.history.by', { by: nameOf(move.by), at: momentText(move.at) })}</p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
