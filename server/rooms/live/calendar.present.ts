import type { Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { LiveSession, Move } from './calendar.types.ts';
import { calendarLine } from './calendar.visibility.ts';

interface About {
  lang: Lang;
  /** When whoever reads it came; null: they know of everything that was moved. */
  cameAt: Date | null;
}

/** A session to somebody of its cohort. */
export function presentSession(viewer: Session, session: LiveSession, { lang, cameAt }: About) {
  const { module, slug: step, number, minutes, kind, plannedOn, link, language } = session;
  const moved = session.moved && (cameAt === null || session.moved.at > cameAt) ? session.moved : null;
  return asSeenBy(calendarLine, viewersOf(viewer, ['learner', 'trainer']), {
    module,
    step,
    number,
    title: session.title[lang],
    minutes,
    kind,
    plannedOn,
    startsAt: session.startsAt?.toISOString() ?? null,
    endsAt: session.endsAt?.toISOString() ?? null,
    moved: moved && presentMove(moved),
    link,
    language,
  });
}

const presentMove = ({ from, to, at }: Move) => ({
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
  at: at.toISOString(),
});
