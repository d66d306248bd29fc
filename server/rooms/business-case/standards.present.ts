import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { StandardsCheck } from './case.types.ts';
import { standardsCheck } from './standards.visibility.ts';

interface Saved {
  value: StandardsCheck;
  revision: number;
  savedAt: Date;
}

/** Undefined: nobody has marked anything. */
export const presentCheck = (session: Session, saved: Saved | undefined) =>
  asSeenBy(standardsCheck, viewersOf(session, ['owner'], session.person), {
    value: saved?.value ?? { marks: {} },
    revision: saved?.revision ?? 0,
    savedAt: saved?.savedAt.toISOString() ?? null,
  });
