import './set.css';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { SetDates } from './set-dates.tsx';
import { SetJoining } from './set-joining.tsx';
import { SetNext } from './set-next.tsx';
import { SetPeople } from './set-people.tsx';
import { SetRules } from './set-rules.tsx';
import { mySet } from './set.state.ts';
import type { OwnSet } from './set.types.ts';

/** A learner's set: until it is formed what they say of themselves for it, then its people, dates and rules. */
const SetPage = () => (
  <Loaded of={mySet()}>
    {(mine) => (mine.set ? <Whole set={mine.set} now={mine.now} /> : <SetJoining mine={mine} />)}
  </Loaded>
);
export const setPage: Page = { Component: SetPage, needs: () => [mySet()] };

const Whole = ({ set, now }: { set: OwnSet; now: string }) => (
  <div class="stack loose set-page">
    <Title text={t('live.set.title', { number: set.number })} tab={t('core.place.set')} />
    <SetNext set={set} now={now} />
    <div class="set-columns">
      <div class="stack loose">
        <SetRules set={set} />
      </div>
      <aside class="stack loose" aria-label={t('live.set.beside')}>
        <SetPeople set={set} />
        <SetDates set={set} />
      </aside>
    </div>
  </div>
);
