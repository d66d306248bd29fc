import './set.css';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { between, type Between } from './member.state.ts';
import { OwnParts } from './own-parts.tsx';
import { SetActions } from './set-actions.tsx';
import { SetDates } from './set-dates.tsx';
import { SetJoining } from './set-joining.tsx';
import { SetMissed } from './set-missed.tsx';
import { SetNext } from './set-next.tsx';
import { SetPeople } from './set-people.tsx';
import { SetReaders } from './set-readers.tsx';
import { SetRecords } from './set-records.tsx';
import { SetRules } from './set-rules.tsx';
import { SetWord } from './set-word.tsx';
import { mySet } from './set.state.ts';
import type { Mine, OwnSet } from './set.types.ts';

/** A learner's set: until it is formed what they say of themselves for it, then its people, dates and rules. */
const SetPage = () => (
  <Loaded of={mySet()}>
    {(mine) => (mine.set ? <Whole set={mine.set} now={mine.now} /> : <Before mine={mine} />)}
  </Loaded>
);
export const setPage: Page = { Component: SetPage, needs: () => [mySet()] };

/** Triads may be held before sets are formed. */
const Before = ({ mine }: { mine: Mine }) => (
  <div class="stack loose set-page">
    <SetJoining mine={mine} />
    <OwnParts />
  </div>
);

const NOTHING: Between = { actions: [], missed: null, words: [], records: [], shared: [] };

function Whole({ set, now }: { set: OwnSet; now: string }) {
  const known = useData(between(set.id)).data.value ?? NOTHING;
  return (
    <div class="stack loose set-page">
      <Title text={t('live.set.title', { number: set.number })} tab={t('core.place.set')} />
      <SetNext set={set} now={now} />
      {known.missed && <SetMissed set={set} missed={known.missed} between={known} />}
      <div class="set-columns">
        <div class="stack loose">
          <SetActions set={set} actions={known.actions} />
          <SetRules set={set} />
          <SetRecords set={set} records={known.records} />
          <SetReaders set={set} />
        </div>
        <aside class="stack loose" aria-label={t('live.set.beside')}>
          <SetPeople set={set} shared={known.shared} />
          <SetDates set={set} />
          <OwnParts />
          <Said set={set} known={known} />
        </aside>
      </div>
    </div>
  );
}

/** About the last meeting that was held, or the first that is to come. Whoever missed one says it there. */
function Said({ set, known }: { set: OwnSet; known: Between }) {
  const n = (set.meetings.findLast(({ state }) => state !== 'planned') ?? set.meetings[0])?.n;
  if (n === undefined || known.missed?.n === n) return null;
  const word = known.words.find((one) => one.n === n);
  return (
    <section class="stack" aria-labelledby="h-word">
      <h2 id="h-word">{t('live.set.word')}</h2>
      <p class="help">{t('live.set.word.says', { n })}</p>
      <SetWord key={n} set={set} n={n} word={word} />
    </section>
  );
}
