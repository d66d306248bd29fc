import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Session } from '../../core/session.ts';
import type { DocumentKind, Documents } from './document.contract.ts';
import { countOf } from './document.rule.ts';
import type { StoredDocument } from './document.store.ts';
import { inPortfolio, opened } from './portfolio.visibility.ts';

const ASKING = ['owner'] as const;

/** A document as its author sees it; `undefined` is one that nobody has begun. */
export function presentDocument<Kind extends DocumentKind>(
  session: Session,
  row: StoredDocument<Kind> | undefined,
): { value: Documents[Kind] | null; revision: number; savedAt: string | null } {
  const thing = {
    value: row?.value ?? null,
    revision: row?.revision ?? 0,
    savedAt: row?.savedAt.toISOString() ?? null,
  };
  return asSeenBy(opened, viewersOf(session, ASKING, row?.person ?? session.person), thing);
}

export const presentPortfolio = (
  session: Session,
  kinds: readonly DocumentKind[],
  rows: readonly StoredDocument<DocumentKind>[],
) =>
  kinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const thing = {
      kind,
      count: row ? countOf(kind, row.value) : 0,
      savedAt: row?.savedAt.toISOString() ?? null,
    };
    return asSeenBy(inPortfolio, viewersOf(session, ASKING, row?.person ?? session.person), thing);
  });
