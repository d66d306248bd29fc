import './course.css';
import { minutesText, t } from '../../core/i18n.ts';
import { useFresh } from '../../core/load.ts';
import { PageProblem, Waiting } from '../../shell/not-open.tsx';
import { Title } from '../../ui/title.tsx';
import { modules } from './course.state.ts';
import { isOwn, ModuleLines, StepList, weeksText } from './module-parts.tsx';

/** Every module of the course. */
export function CoursePage() {
  const entry = useFresh(modules());
  const list = entry.data.value;
  if (!list) return <Waiting entry={entry} />;
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
export function ModulePage({ module: slug = '' }: { module?: string }) {
  const entry = useFresh(modules());
  const list = entry.data.value;
  if (!list) return <Waiting entry={entry} />;
  const module = list.find((one) => one.slug === slug);
  if (!module) return <PageProblem />;
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
