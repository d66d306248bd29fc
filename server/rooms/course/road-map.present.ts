import type { RunCalendar } from '../../core/calendar.contract.ts';
import type { Module, Step } from '../../content/course.types.ts';
import type { Session } from '../../core/session.ts';
import { presentActs } from './act.present.ts';
import { actToAskNow } from './act.rule.ts';
import type { Act } from './act.store.ts';
import { moduleLine, type Own, ownStepLine, stepRef } from './course.present.ts';
import {
  creditedMinutes,
  moduleMinutesDone,
  moduleState,
  stepsInOrder,
  isLive,
  waitsForOthers,
} from './course.rule.ts';
import { weeksOfModule } from './course-week.rule.ts';
import { heldDay, type Next, whatNext } from './next.rule.ts';
import { expectedModule } from './pace.rule.ts';
import { stateOfStep } from './visit.rule.ts';

/** What the road map is made of beside the marks. */
export interface OnWay {
  acts: readonly Act[];
  /** Steps in which something was tried, done or not. */
  tried: readonly string[];
  /** Rooms of the program that exist. */
  rooms: ReadonlySet<string>;
  /** When steps are held, by their keys. */
  times: ReadonlyMap<string, { from: Date; until: Date }>;
}

export function presentRoadMap(
  session: Session,
  own: Own,
  { acts: rows, tried, rooms, times }: OnWay,
  calendar: RunCalendar,
) {
  const { course, marks, visits, lang } = own;
  const modules = modulesOf(own);
  const held = Object.fromEntries(
    [...times].map(([step, time]) => [step, heldDay(time, new Date(calendar.now))]),
  );
  const acts = presentActs(session, rows, own);
  const open = stepsInOrder(course).filter(({ step }) => stateOfStep(step, marks, visits) === 'todo');
  const written = acts
    .filter(({ text }) => text.trim() !== '')
    .map(({ module, step }) => `${module}/${step}`);
  const begun = [...new Set([...tried, ...written])].filter((key) =>
    open.some(({ step }) => step.key === key),
  );
  const expected = expectedModule(calendar, modules);
  const act = actToAskNow(acts, modules, { expected, today: calendar.today });
  const { next } = whatNext({ ...calendar, held, modules, begun, expected, act });
  return {
    ...calendar,
    minutesDone: creditedMinutes(course, marks),
    minutesTotal: course.minutes,
    next: nextLine(next, own),
    lang,
    modules,
    held,
    acts,
    begun,
    others: open.filter(({ step }) => waitsForOthers(step, rooms)).map(({ step }) => step.key),
  };
}

const modulesOf = (own: Own) =>
  own.course.modules.map((module, place) => ({
    ...moduleLine(module, own.lang),
    state: moduleState(module, own.marks),
    minutesDone: moduleMinutesDone(module, own.marks),
    weeks: weeksOfModule(own.course, place),
    steps: module.steps.map((step) => ({ ...ownStepLine(step, module, own), live: isLive(step) })),
  }));

/** An act may stand at a step that the edition has no more; then nothing leads there. */
function nextLine(next: Next | undefined, { course, lang }: Own) {
  const found = next && findPlace(stepsInOrder(course), next);
  if (!found) return null;
  const { type, minutes, opening } = found.step;
  return { ...stepRef(found, lang), type, minutes, opening: opening[lang], reason: next.reason };
}

const findPlace = (steps: { module: Module; step: Step }[], next: Next) =>
  steps.find(({ module, step }) => module.slug === next.module && step.slug === next.step);
