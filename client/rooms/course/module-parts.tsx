import { minutesText, t, tCode } from '../../core/i18n.ts';
import { State, type Strand, StrandMark } from '../../ui/icon.tsx';
import type { ModuleLine, OwnModuleLine, OwnStepLine, StepLine } from './course.types.ts';

export const stepAddress = (module: string, step: string) => `/app/course/${module}/${step}`;
export const moduleAddress = (module: string) => `/app/course/${module}`;

export const isOwn = (module: ModuleLine | OwnModuleLine): module is OwnModuleLine => 'state' in module;

/** "Article, 10 min": what a step is and how long it is planned to take. */
export const stepKind = (step: Pick<StepLine, 'type' | 'minutes'>) =>
  `${tCode('course.type', step.type, 'course.type.step')}, ${minutesText(step.minutes)}`;

/** Which strand a step belongs to: what goes into the business case and what is done at work have marks of their own. */
export const strandOf = ({ type }: Pick<StepLine, 'type'>): Strand =>
  type === 'project-step' ? 'project' : type === 'hours-step' ? 'hours' : 'course';

export const weeksText = ([from, to]: readonly [number, number]) => t('course.weeks', { from, to });

/** The steps of a module. States are shown when they are the reader's own; `current` is the step to do next. */
export function StepList({
  module,
  steps,
  current,
}: {
  module: string;
  steps: (StepLine | OwnStepLine)[];
  current?: string | undefined;
}) {
  return (
    <ol class="steps" role="list">
      {steps.map((step) => (
        <li key={step.slug} aria-current={step.slug === current ? 'step' : undefined}>
          <span class="number">{step.number}</span>
          <a href={stepAddress(module, step.slug)}>{step.title}</a>
          {'state' in step && <StepState step={step} />}
          <span class="second-line help">
            <StrandMark strand={strandOf(step)} /> {stepKind(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepState({ step: { state, shut } }: { step: OwnStepLine }) {
  if (shut) return <State state="waiting" word={t('course.state.shut')} />;
  return <State state={state === 'skipped' ? 'quiet' : state} word={t(`course.state.${state}`)} />;
}

/** Modules as lines, each a link to its own page. `folded`: under a heading that says "done" for all of them. */
export function ModuleLines({
  modules,
  folded = false,
}: {
  modules: (ModuleLine | OwnModuleLine)[];
  folded?: boolean;
}) {
  return (
    <ol class="module-list" role="list">
      {modules.map((module) => (
        <li key={module.slug}>
          <span class="number">{module.number}</span>
          <div>
            <a class="module-title" href={moduleAddress(module.slug)}>
              {module.title}
            </a>
            {isOwn(module) && module.state !== 'todo' && !(folded && module.state === 'done') && (
              <p class="second-line">
                <State
                  state={module.state}
                  word={module.state === 'done' ? t('course.state.done') : doneOf(module)}
                />
              </p>
            )}
          </div>
          <span class="weeks">{isOwn(module) ? weeksText(module.weeks) : minutesText(module.minutes)}</span>
        </li>
      ))}
    </ol>
  );
}

const doneOf = (module: OwnModuleLine) =>
  t('course.steps-done', {
    done: module.steps.filter((step) => step.state === 'done').length,
    total: module.steps.length,
  });
