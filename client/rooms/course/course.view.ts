import { markOf } from './course.marks.ts';
import type { OwnModuleLine, OwnStepLine, RoadMap, StepText } from './course.types.ts';

/** Answers of the server with the reader's marks as they are known now: the road map, a module and a step agree. */

export function ownMap(map: RoadMap): RoadMap {
  const modules = map.modules.map(ownModule);
  const more = sum(modules, (one) => one.minutesDone) - sum(map.modules, (one) => one.minutesDone);
  return {
    ...map,
    modules,
    begun: map.begun.filter((key) => isOpen(modules, key)),
    others: map.others.filter((key) => isOpen(modules, key)),
    minutesDone: Math.min(map.minutesTotal, Math.max(0, map.minutesDone + more)),
  };
}

const isOpen = (modules: readonly OwnModuleLine[], key: string): boolean =>
  modules.some(({ slug, steps }) =>
    steps.some((step) => step.state === 'todo' && `${slug}/${step.slug}` === key),
  );

export function ownStep(text: StepText, step: string): StepText {
  const { slug, steps } = text.module;
  const mark = markOf({ module: slug, step });
  const done = mark?.done ?? text.done;
  return {
    ...text,
    done,
    doneAt: mark ? mark.doneAt : text.doneAt,
    // A mark that was taken back may be set again, whoever made it.
    markable: text.markable || (text.done && !done),
    // Marked again here and now, it was marked as the text is now.
    updatedSince: text.updatedSince && text.done && done,
    module: { ...text.module, steps: steps.map((one) => ownLine(slug, one)) },
  };
}

function ownLine<L extends OwnStepLine>(module: string, line: L): L {
  const mark = markOf({ module, step: line.slug });
  if (!mark) return line;
  const undone = line.state === 'skipped' ? ('skipped' as const) : ('todo' as const);
  return { ...line, state: mark.done ? 'done' : undone, doneAt: mark.doneAt };
}

function ownModule(module: OwnModuleLine): OwnModuleLine {
  const steps = module.steps.map((line) => ownLine(module.slug, line));
  const done = steps.filter(({ state }) => state === 'done').length;
  // The server credits what a step was worth when it was marked; only changes since are counted here.
  const more = sum(steps, minutesOf) - sum(module.steps, minutesOf);
  return {
    ...module,
    steps,
    state: done === steps.length ? 'done' : done > 0 ? 'doing' : 'todo',
    minutesDone: Math.max(0, module.minutesDone + more),
  };
}

const minutesOf = ({ state, minutes }: OwnStepLine) => (state === 'done' ? minutes : 0);

const sum = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((total, one) => total + of(one), 0);
