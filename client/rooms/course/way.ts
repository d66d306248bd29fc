import { actToAskNow } from '../../../server/rooms/course/act.rule.ts';
import { type Next, whatNext } from '../../../server/rooms/course/next.rule.ts';
import { expectedModule, modulesLate } from '../../../server/rooms/course/pace.rule.ts';
import { isPutOff } from './act-put-off.ts';
import type { Act, OwnModuleLine, RoadMap } from './course.types.ts';

/** A step to do, with what is said of it. */
export interface NextUp extends Next {
  number: string;
  title: string;
  type: string;
  minutes: number;
  opening: string;
}

/** What follows from a road map on its reader's own day, with their own marks: by the rules that the server goes by. */
export interface Way {
  map: RoadMap;
  expected: number | null;
  /** The module they are working on: the one after as many as they have finished. */
  at: number;
  late: number;
  /** To be asked what became of it. */
  act: Act | undefined;
  next: NextUp | undefined;
  also: NextUp | undefined;
}

/** `asking`: an act that is being asked about already; it stays until it is kept or put off. */
export function wayOf(map: RoadMap, asking?: Act): Way {
  const { modules, acts, today } = map;
  const expected = expectedModule(map, modules);
  const finished = modules.filter(({ steps }) => steps.every(({ state }) => state !== 'todo')).length;
  const asked = asking ?? actToAskNow(acts, modules, { expected, today });
  const act = asked && !isPutOff(asked) ? asked : undefined;
  const { next, also } = whatNext({ ...map, expected, act });
  return {
    map,
    expected,
    at: finished + 1,
    late: modulesLate(expected, finished),
    act,
    next: shownStep(map, next),
    also: shownStep(map, also),
  };
}

/** The server's own line says more of the step that it chose. */
function shownStep(map: RoadMap, next: Next | undefined): NextUp | undefined {
  if (!next) return undefined;
  const { reason, module } = next;
  if (map.next?.module === module && map.next.step === next.step) return { ...map.next, reason };
  const line = moduleOf(map, module)?.steps.find(({ slug }) => slug === next.step);
  if (!line) return undefined;
  const { number, title, type, minutes } = line;
  return { ...next, number, title, type, minutes, opening: '' };
}

export const moduleOf = (map: RoadMap, slug: string): OwnModuleLine | undefined =>
  map.modules.find((one) => one.slug === slug);
