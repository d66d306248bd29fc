import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Phrase } from './phrase.store.ts';
import { teamPhrase } from './phrase.visibility.ts';

export const presentPhrase = (session: Session, { id, kind, text }: Phrase) =>
  asSeenBy(teamPhrase, viewersOf(session, ['trainer']), { id, kind, text });
