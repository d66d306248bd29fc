import { newId } from '../../core/outbox.ts';
import { owner } from '../../core/session.ts';

/** Of a browser that keeps nothing: as long as this page stands. */
const PASSING = newId();

/**
 * By which this browser is told from others of the same person. Not the window: one that was loaded anew, or closed, is
 * nobody else's pen. And not the browser whoever uses it, so that no two people are known to share one.
 */
export function ownPen(): string {
  const name = `re-entry.pen/${owner()}`;
  try {
    const kept = localStorage.getItem(name) ?? PASSING;
    localStorage.setItem(name, kept);
    return kept;
  } catch {
    return PASSING;
  }
}
