import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso';
import type { ClientConfig } from '../../server/core/page.ts';
import { sessionOver } from '../core/api.ts';
import { Bar } from './bar.tsx';
import { scrollToTop } from '../core/frame.ts';
import { lang, needWords, t } from '../core/i18n.ts';
import { Closed, OverBanner, PageMissed, PageProblem } from './not-open.tsx';
import { closedBecause, me, type Me } from '../core/session.ts';
import type { WordsRoom } from '../core/words.types.ts';

/** A page is fetched when it is first opened, together with the words it speaks. */
function page<P>(load: () => Promise<ComponentType<P>>, ...rooms: WordsRoom[]) {
  return lazy(async () => {
    try {
      const [component] = await Promise.all([load(), needWords(...rooms)]);
      return component as ComponentType;
    } catch {
      // A file that does not come (offline, or a newer build has replaced it): the router would wait for ever.
      return PageMissed as ComponentType;
    }
  });
}

const RoadMapPage = page(
  async () => (await import('../rooms/course/road-map.page.tsx')).RoadMapPage,
  'course',
);
const CoursePage = page(async () => (await import('../rooms/course/course.page.tsx')).CoursePage, 'course');
const ModulePage = page(async () => (await import('../rooms/course/course.page.tsx')).ModulePage, 'course');
const StepPage = page(async () => (await import('../rooms/course/step.page.tsx')).StepPage, 'course');
const TodayPage = page(async () => (await import('../rooms/cohort/today.page.tsx')).TodayPage, 'cohort');
const CohortPage = page(async () => (await import('../rooms/cohort/cohort.page.tsx')).CohortPage, 'cohort');
const LearnerPage = page(
  async () => (await import('../rooms/cohort/learner.page.tsx')).LearnerPage,
  'cohort',
  'course',
);
const ScoresPage = page(async () => (await import('../rooms/grade/scores.page.tsx')).ScoresPage, 'grade');
const OverviewPage = page(
  async () => (await import('../rooms/install/overview.page.tsx')).OverviewPage,
  'admin',
  'grade',
);
const PickerPage = page(async () => (await import('../rooms/picker/picker.page.tsx')).PickerPage, 'picker');
const OutsiderPage = page(
  async () => (await import('../rooms/people/outsider.page.tsx')).OutsiderPage,
  'people',
);

/** The whole client. Without a session it shows how to get one; observers and visitors get one page that says so. */
export function AppRoot({ config }: { config: ClientConfig }) {
  const person = me.value;
  if (!person || closedBecause.value) return <Closed config={config} />;
  return (
    <LocationProvider scope="/app">
      <ErrorBoundary>
        <Shell person={person} />
      </ErrorBoundary>
    </LocationProvider>
  );
}

function Shell({ person }: { person: Me }) {
  const { path } = useLocation();
  const main = useRef<HTMLElement>(null);
  const bare = path === '/app/picker' || isOutsider(person);
  usePageChange(path, main);
  return (
    <>
      {!bare && (
        <a class="skip" href="#main">
          {t('core.skip')}
        </a>
      )}
      {!bare && <Bar person={person} path={path} />}
      <main id="main" class="page" tabIndex={-1} ref={main}>
        {sessionOver.value && <OverBanner />}
        {isOutsider(person) ? <OutsiderPage /> : <Places key={lang.value} person={person} />}
      </main>
    </>
  );
}

const isOutsider = (person: Me) => person.role === 'observer' || person.role === 'visitor';

/** On a new page the reader starts at its top, and a screen reader at its main part. Not on the first one. */
function usePageChange(path: string, main: { current: HTMLElement | null }): void {
  const shown = useSignal(path);
  useEffect(() => {
    if (shown.peek() === path) return;
    shown.value = path;
    main.current?.focus({ preventScroll: true });
    scrollToTop();
  }, [path]);
}

/** A page that a role may not use is not offered here; the server refuses its data whatever the address. */
function Places({ person }: { person: Me }) {
  const Home = person.role === 'learner' ? RoadMapPage : person.role === 'trainer' ? TodayPage : OverviewPage;
  return (
    <Router>
      <Route path="/app" component={Home} />
      <Route path="/app/course" component={CoursePage} />
      <Route path="/app/course/:module" component={ModulePage} />
      <Route path="/app/course/:module/:step" component={StepPage} />
      <Route path="/app/learners/:person" component={LearnerPage} />
      {person.role !== 'learner' ? <Route path="/app/cohort" component={CohortPage} /> : []}
      {person.role !== 'learner' ? <Route path="/app/scores" component={ScoresPage} /> : []}
      {person.administers ? <Route path="/app/overview" component={OverviewPage} /> : []}
      <Route path="/app/picker" component={PickerPage} />
      <Route default component={PageProblem} />
    </Router>
  );
}
