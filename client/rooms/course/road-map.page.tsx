import './course.css';
import { calendarText } from '../../core/calendar.ts';
import { listText, minutesText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Icon, State, StrandMark } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { Arrival } from '../people/arrival.tsx';
import { Provisional, RunNotes } from '../people/run-notes.tsx';
import { roadMap } from './course.state.ts';
import type { OwnModuleLine, RoadMap } from './course.types.ts';
import {
  ModuleLines,
  moduleAddress,
  stepAddress,
  StepList,
  stepKind,
  strandOf,
  weeksText,
} from './module-parts.tsx';
import { Ribbon } from './ribbon.tsx';

/** A learner's home: what next, the way so far, the modules. */
const RoadMapPage = () => <Loaded of={roadMap()}>{(map) => <Way map={map} />}</Loaded>;
export const roadMapPage: Page = { Component: RoadMapPage, needs: () => [roadMap()] };

function Way({ map }: { map: RoadMap }) {
  return (
    <>
      {me.value?.testUser && <p class="banner">{t('course.test-user')}</p>}
      <NextUp map={map} />
      <Arrival />
      <section class="stack map" aria-labelledby="h-map">
        <h2 id="h-map">{t('course.map.title')}</h2>
        <p>{progressText(map)}</p>
        <Ribbon map={map} />
      </section>
      <Modules map={map} />
      <RunNotes />
    </>
  );
}

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
function NextUp({ map }: { map: RoadMap }) {
  const over = calendarText(map);
  return (
    <section class="next-up" aria-labelledby="h-next">
      <p class="over-title day">
        {over} <Provisional />
      </p>
      {map.minutesDone === 0 && <FirstVisit map={map} />}
      {map.next ? <NextStep map={map} next={map.next} /> : <AllDone />}
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

function NextStep({ map, next }: { map: RoadMap; next: NonNullable<RoadMap['next']> }) {
  const module = map.modules.find((one) => one.slug === next.module);
  const number = module?.steps.find((one) => one.slug === next.step)?.number ?? '';
  return (
    <>
      <div id="h-next">
        <Title lead={t('course.next')} text={next.title} tab={t('course.map.title')} />
      </div>
      {next.opening && <p class="lede">{next.opening}</p>}
      <div class="row">
        <a class="btn main" href={stepAddress(next.module, next.step)}>
          {t(map.minutesDone > 0 ? 'course.carry-on' : 'course.begin', { number })} <Icon name="next" />
        </a>
      </div>
      <p class="help">
        <StrandMark strand={strandOf(next)} /> {stepKind(next)}
        {module && (
          <>
            {' · '}
            <a href={moduleAddress(module.slug)}>{t('course.module-number', { number: module.number })}</a>
          </>
        )}
      </p>
    </>
  );
}

function Modules({ map }: { map: RoadMap }) {
  const current = map.modules.find((one) => one.slug === map.next?.module);
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
      {current && <Current module={current} next={map.next?.step} />}
      {rest.length > 0 && (
        <>
          <h3 class="ahead">{t('course.ahead')}</h3>
          <ModuleLines modules={rest} />
        </>
      )}
      <p class="help">{t('course.order')}</p>
    </section>
  );
}

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
