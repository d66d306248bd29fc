import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { presentEntry } from './entry.present.ts';
import type { hoursHome } from './home.contract.ts';
import { ownLog } from './hours.visibility.ts';
import type { Entry, Log } from './log.types.ts';
import { presentRelationship } from './relationship.present.ts';
import type { RunHours, Window } from './run-hours.service.ts';

interface HomeParts {
  lang: Lang;
  now: Date;
  log: Log;
  run: RunHours;
  window: Window;
}

export function presentHome(
  session: Session,
  { lang, now, log, run, window }: HomeParts,
): AnswerOf<typeof hoursHome> {
  const { numbers, closures: runClosures } = run;
  return asSeenBy(ownLog, viewersOf(session, ['owner'], log.person), {
    lang,
    revision: log.revision,
    numbers,
    window,
    runClosures: [...runClosures],
    closures: [...log.closures],
    plan: log.plan,
    relationships: log.relationships.map((one) => presentRelationship(one, { asks: log.asks, now })),
    entries: [...log.entries]
      .sort(newestFirst)
      .map((entry) => presentEntry(entry, log, { session, numbers, now })),
  });
}

const newestFirst = (one: Entry, other: Entry): number =>
  other.startedAt.getTime() - one.startedAt.getTime() || (one.id < other.id ? -1 : 1);
