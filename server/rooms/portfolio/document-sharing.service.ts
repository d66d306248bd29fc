import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { words } from '../../core/words.ts';
import type { ShareGate } from '../sharing/sharing.service.ts';
import type { Documents } from './document.contract.ts';
import type { DocumentStore } from './document.store.ts';
import { isShared, placedDocument, textsOfDocument, type SharedKind } from './placed-document.rule.ts';

interface Parts {
  store: DocumentStore;
  clock: Clock;
}

/** Whoever writes at the same moment is faster; then their document is read again. */
const ROUNDS = 8;

/** A handbook or a charter as it is shared, and as a copy of another's comes in. */
export class DocumentSharing implements ShareGate {
  readonly audiences = ['cohort'] as const;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  about(_scope: Scope, part: string) {
    const key = `portfolio.${part}`;
    const about = { title: { en: words('en')(key), es: words('es')(key) }, draws: null };
    return Promise.resolve(isShared(part) ? about : undefined);
  }

  async own(scope: Scope, person: string, part: string) {
    if (!isShared(part)) return undefined;
    const found = await this.#parts.store.find(scope, person, part);
    if (!found || textsOfDocument(found.value).length === 0) return undefined;
    return { content: found.value, revision: found.revision };
  }

  async place(session: Session, part: string, copy: { content: unknown; write: string }): Promise<void> {
    if (!isShared(part)) throw notFound('document');
    const { store, clock } = this.#parts;
    const { person, testUser } = session;
    const { write } = copy;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { document, done } = await store.afterWrite(session, { person, kind: part }, write);
      if (done) return;
      const own = (document?.value ?? undefined) as Documents[SharedKind] | undefined;
      const value = placedDocument(part, own, copy.content as Documents[SharedKind]);
      if (!value) throw new AppError(409, 'no-room');
      const change = { person, testUser, kind: part, write, value, savedAt: clock.now() };
      if (await store.save(session, document?.revision ?? 0, change)) return;
    }
    throw new AppError(409, 'conflict', { what: 'portfolio' });
  }

  texts(content: unknown): string[] {
    return textsOfDocument(content as Documents[SharedKind]);
  }
}
