import './course.css';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { modules } from './course.state.ts';
import type { ModuleLine, OwnModuleLine } from './course.types.ts';
import { isOwn, ModuleLines, StepList, weeksText } from './module-parts.tsx';

type Lines = (ModuleLine | OwnModuleLine)[];

/** Every module of the course. */
const CoursePage = () => <Loaded of={modules()}>{(list) => <Course list={list} />}</Loaded>;
export const coursePage: Page = { Component: CoursePage, needs: () => [modules()] };

function Course({ list }: { list: Lines }) {
  const minutes = list.reduce((sum, one) => sum + one.minutes, 0);
  const steps = list.reduce((sum, one) => sum + one.steps.length, 0);
  return (
    <>
      <header class="module-head">
        <Title text={t('course.title')} />
        <p class="lede">{t('course.sum', { modules: list.length, steps, time: minutesText(minutes) })}</p>
      </header>
      <ModuleLines modules={list} />
    </>
  );
}

/** One module: its promise and its steps. */
const ModulePage = ({ params }: { params: Params }) => (
  <Loaded of={modules()}>
    {(list) => <Module module={list.find((one) => one.slug === params['module'])} />}
  </Loaded>
);
export const modulePage: Page = { Component: ModulePage, needs: () => [modules()] };

function Module({ module }: { module: Lines[number] | undefined }) {
  if (!module) return <NoPageHere />;
  const next = isOwn(module) ? module.steps.find((step) => step.state === 'todo')?.slug : undefined;
  return (
    <>
      <header class="module-head">
        <p class="over-title">
          <a href="/app/course">{t('course.title')}</a> ·{' '}
          {t('course.module-number', { number: module.number })}
          {isOwn(module) && ` · ${weeksText(module.weeks)}`}
        </p>
        <Title text={module.title} />
        <p class="lede">{module.promise}</p>
        <p class="help">
          {t('course.module-sum', { steps: module.steps.length, time: minutesText(module.minutes) })}
        </p>
      </header>
      <StepList module={module.slug} steps={module.steps} current={next} />
    </>
  );
}
