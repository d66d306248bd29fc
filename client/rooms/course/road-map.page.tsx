import './course.css';
import { useRef } from 'preact/hooks';
import { calendarText } from '../../core/calendar.ts';
import { listText, minutesText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import type { LatePart } from '../../shell/late.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Icon, State, StrandMark } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { roadMap } from './course.state.ts';
import { Arc } from './arc.tsx';
import type { Act, OwnModuleLine, RoadMap } from './course.types.ts';
import { Later } from './later.tsx';
import {
  ModuleLines,
  moduleAddress,
  stepAddress,
  StepList,
  stepKind,
  strandOf,
  weeksText,
} from './module-parts.tsx';
import { moduleOf, type NextUp as NextUpStep, type Way, wayOf } from './way.ts';

/** A learner's home: what next, what was taken to work, the way so far, the modules. */
const RoadMapPage = () => <Loaded of={roadMap()}>{(map) => <Home map={map} />}</Loaded>;
export const roadMapPage: Page = { Component: RoadMapPage, needs: () => [roadMap()] };

function Home({ map }: { map: RoadMap }) {
  // Once asked about, it stays while it is answered: the server hears of it in the midst.
  const asked = useRef<Act | undefined>(undefined);
  const way = wayOf(map, asked.current);
  asked.current ??= way.act;
  return (
    <>
      {me.value?.testUser && <p class="banner">{t('course.test-user')}</p>}
      <div class={asked.current ? 'home-top two' : 'home-top'}>
        <NextUp way={way} />
        {asked.current && <LastTimePanel act={asked.current} />}
      </div>
      {me.value?.asks && <Later late={arrival} props={NONE} />}
      <section class="stack map" aria-labelledby="h-map">
        <h2 id="h-map">{t('course.map.title')}</h2>
        <p>{progressText(map)}</p>
        <div class="way-so-far">
          <Later late={waySoFar} props={way} />
        </div>
      </section>
      <Modules map={map} next={way.next?.reason === 'act' ? way.also : way.next} />
      <Later late={runNotes} props={NONE} />
    </>
  );
}

/** Parts that nobody waits for. */
const NONE = {};
const arrival: LatePart<object> = {
  words: ['people'],
  load: async () => (await import('../people/arrival.tsx')).Arrival,
};
const runNotes: LatePart<object> = {
  words: ['run-notes'],
  load: async () => (await import('../people/run-notes.tsx')).RunNotes,
};
const provisional: LatePart<object> = {
  words: ['run-notes'],
  load: async () => (await import('../people/run-notes.tsx')).Provisional,
};
const waySoFar: LatePart<Way> = {
  words: ['course-way'],
  load: async () => (await import('./way-so-far.tsx')).WaySoFar,
};
const lastTime: LatePart<{ act: Act }> = {
  words: ['course-way'],
  load: async () => (await import('./last-time.tsx')).LastTime,
};

/** What it says stands with the page; the form for the answer comes after it. */
const LastTimePanel = ({ act }: { act: Act }) => (
  <section class="return back" aria-labelledby="h-back">
    <Arc />
    <h2 id="h-back" tabIndex={-1}>
      {t('course.last-time')}
    </h2>
    <p class="theirs">{act.text}</p>
    <Later late={lastTime} props={{ act }} />
  </section>
);

/** "1 to 3" for modules that follow each other, "1 and 3" for others. */
function numbersText(modules: OwnModuleLine[]): string {
  const numbers = modules.map((one) => one.number);
  const [from = 0] = numbers;
  const to = numbers.at(-1) ?? from;
  if (numbers.length > 2 && to - from === numbers.length - 1) return t('course.range', { from, to });
  return listText(numbers.map(String));
}

const progressText = (map: RoadMap) =>
  t('course.progress', {
    done: minutesText(map.minutesDone),
    total: minutesText(map.minutesTotal),
    modules: map.modules.filter((one) => one.state === 'done').length,
    all: map.modules.length,
  });

/** Whoever has done nothing yet reads first what this is, how long it takes, and that nobody is late. */
function NextUp({ way: { map, next, also } }: { way: Way }) {
  return (
    <section class="next-up" aria-labelledby="h-next">
      <p class="over-title day">
        {calendarText(map)} <Later late={provisional} props={NONE} />
      </p>
      {map.minutesDone === 0 && <FirstVisit map={map} />}
      {next ? <NextStep map={map} next={next} also={also} /> : <AllDone />}
    </section>
  );
}

const FirstVisit = ({ map }: { map: RoadMap }) => (
  <p>
    {t('course.first-visit', {
      modules: map.modules.length,
      time: minutesText(map.minutesTotal),
      weeks: map.weeks,
    })}{' '}
    {map.phase === 'during' && map.week > 1 && t('course.first-visit.late', { week: map.week })}
  </p>
);

const AllDone = () => (
  <>
    <div id="h-next">
      <Title text={t('course.all-done.title')} tab={t('course.map.title')} />
    </div>
    <p class="lede">{t('course.all-done.lede')}</p>
  </>
);

function NextStep({ map, next, also }: { map: RoadMap; next: NextUpStep; also: NextUpStep | undefined }) {
  const isAct = next.reason === 'act';
  return (
    <>
      <div id="h-next">
        <Title
          lead={t('course.next')}
          text={isAct ? t('course.next.act') : next.title}
          tab={t('course.map.title')}
        />
      </div>
      {next.opening && !isAct && <p class="lede">{next.opening}</p>}
      <div class="row">
        {isAct ? (
          <button class="btn main" type="button" onClick={() => document.getElementById('h-back')?.focus()}>
            {t('course.next.answer')} <Icon name="next" />
          </button>
        ) : (
          <StepLink map={map} step={next} main />
        )}
        {also && <StepLink map={map} step={also} />}
      </div>
      <p class="help">
        {t(`course.why.${next.reason}`)}
        {!isAct && <About map={map} next={next} />}
      </p>
    </>
  );
}

const StepLink = ({ map, step, main }: { map: RoadMap; step: NextUpStep; main?: boolean }) => (
  <a class={main ? 'btn main' : 'btn quiet'} href={stepAddress(step.module, step.step)}>
    {t(map.minutesDone > 0 ? 'course.carry-on' : 'course.begin', { number: step.number })}{' '}
    {main && <Icon name="next" />}
  </a>
);

function About({ map, next }: { map: RoadMap; next: NextUpStep }) {
  const module = moduleOf(map, next.module);
  return (
    <>
      <br />
      <StrandMark strand={strandOf(next)} /> {stepKind(next)}
      {module && (
        <>
          {' · '}
          <a href={moduleAddress(module.slug)}>{t('course.module-number', { number: module.number })}</a>
        </>
      )}
    </>
  );
}

function Modules({ map, next }: { map: RoadMap; next: NextUpStep | undefined }) {
  const current = next && moduleOf(map, next.module);
  const done = map.modules.filter((one) => one.state === 'done' && one !== current);
  const rest = map.modules.filter((one) => one.state !== 'done' && one !== current);
  return (
    <section class="stack" aria-labelledby="h-mod">
      <h2 id="h-mod" class="visually-hidden">
        {t('course.modules')}
      </h2>
      {done.length > 0 && (
        <details class="fold">
          <summary>
            {t('course.modules-done', { count: done.length, list: numbersText(done) })}{' '}
            <State state="done" word={t('course.state.done')} />
          </summary>
          <ModuleLines modules={done} folded />
        </details>
      )}
      {current && <Current module={current} next={next?.step} />}
      {rest.length > 0 && (
        <>
          <h3 class="ahead">{t('course.ahead')}</h3>
          <ModuleLines modules={rest} />
        </>
      )}
      <p class="help">{t(isLocked(map) ? 'course.order.locked' : 'course.order')}</p>
    </section>
  );
}

/** What is shut opens later; where nothing is, the order is advice. */
const isLocked = ({ modules }: RoadMap): boolean =>
  modules.some(({ steps }) => steps.some(({ shut }) => shut));

function Current({ module, next }: { module: OwnModuleLine; next: string | undefined }) {
  return (
    <div class="module-now">
      <div class="row apart base">
        <h3>
          <span class="number">{module.number}</span> {module.title}
        </h3>
        <span class="help">{weeksText(module.weeks)}</span>
      </div>
      <p class="help">{module.promise}</p>
      <StepList module={module.slug} steps={module.steps} current={next} />
    </div>
  );
}
