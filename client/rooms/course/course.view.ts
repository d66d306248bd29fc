import { markOf } from './course.marks.ts';
import type { OwnModuleLine, OwnStepLine, RoadMap, StepText } from './course.types.ts';

/** Answers of the server with the reader's marks as they are known now: the road map, a module and a step agree. */

export function ownMap(map: RoadMap): RoadMap {
  const modules = map.modules.map(ownModule);
  const more = sum(modules, (one) => one.minutesDone) - sum(map.modules, (one) => one.minutesDone);
  return {
    ...map,
    modules,
    minutesDone: Math.min(map.minutesTotal, Math.max(0, map.minutesDone + more)),
    next: nextOf(map, modules),
  };
}

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

function ownLine(module: string, line: OwnStepLine): OwnStepLine {
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

/** The first step not done, in the order of the course. The server's own line says more of it. */
function nextOf(map: RoadMap, modules: OwnModuleLine[]): RoadMap['next'] {
  for (const module of modules) {
    const line = module.steps.find(({ state }) => state === 'todo');
    if (!line) continue;
    if (map.next?.module === module.slug && map.next.step === line.slug) return map.next;
    const { slug, number, title, type, minutes } = line;
    return { module: module.slug, step: slug, number, title, type, minutes, opening: '' };
  }
  return null;
}

const sum = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((total, one) => total + of(one), 0);
