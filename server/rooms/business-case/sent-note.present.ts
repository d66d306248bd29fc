import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { SentNote } from './sent-note.store.ts';
import { sentNote } from './sent-note.visibility.ts';

const ASKING = ['owner'] as const;

/** A note with what it is about in the course, and what stands there by now. */
export interface NoteBeside {
  place: SentNote;
  about: { module: string; step: string; number: string; title: string; question: string | null };
  text: string;
}

export const presentSentNote = (session: Session, { place, about, text }: NoteBeside) =>
  asSeenBy(sentNote, viewersOf(session, ASKING, place.person), {
    ...about,
    section: place.section,
    box: place.box,
    text: place.text,
    sentAt: place.sentAt.toISOString(),
    state: place.state,
    newText: text.trim() === '' || text === place.text ? null : text,
  });
