import './hours.css';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { TakeCopy } from './copies.tsx';
import { Kinds } from './kinds.tsx';
import { LogList } from './log-list.tsx';
import { hours } from './hours.state.ts';
import type { Hours } from './hours.types.ts';
import { NotTakenList } from './not-taken.tsx';
import { NextActs } from './next-acts.tsx';
import { HoursHead } from './hours-head.tsx';
import { PaceChart } from './pace-chart.tsx';
import { People } from './people-list.tsx';
import { Planner } from './planner.tsx';
import { ReminderLines } from './reminder-lines.tsx';

/** The log of mentoring: how far, what next, with whom, by what, and every entry. */
export const homePage: Page = {
  Component: () => <Loaded of={hours()}>{(log) => <Home log={log} />}</Loaded>,
  needs: () => [hours()],
};

const Home = ({ log }: { log: Hours }) => (
  <>
    <div class="hours-top">
      <HoursHead log={log} />
      <NextActs log={log} />
    </div>
    <ReminderLines />
    <NotTakenList log={log} />
    <People log={log} />
    <Planner log={log} />
    <Kinds log={log} />
    <PaceChart log={log} />
    <LogList log={log} />
    <TakeCopy />
  </>
);
