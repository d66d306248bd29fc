import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { ChangeRow } from './point.types.ts';
import type { Frozen, VersionLine } from './version.types.ts';
import { keptLine, keptVersion, ownSubmitted, submittedVersion } from './version.visibility.ts';

const ASKING = ['owner'] as const;

const line = ({ id, made, number, name, at, sections }: VersionLine) => ({
  id,
  made,
  number,
  name,
  at: at.toISOString(),
  sections: sections.map(({ slug, revision, savedAt }) => ({
    slug,
    revision,
    savedAt: savedAt.toISOString(),
  })),
});

export const presentVersionLine = (session: Session, version: VersionLine) =>
  asSeenBy(keptLine, viewersOf(session, ASKING, session.person), line(version));

const whole = (version: Omit<VersionLine, 'sections'> & Frozen) => ({
  ...line(version),
  head: version.head,
  sections: version.sections.map(({ slug, value, revision, savedAt }) => ({
    slug,
    value,
    revision,
    savedAt: savedAt.toISOString(),
  })),
});

export const presentVersion = (session: Session, version: Omit<VersionLine, 'sections'> & Frozen) =>
  asSeenBy(keptVersion, viewersOf(session, ASKING, session.person), whole(version));

/** One that `author` handed in, for them or for those who judge it. */
export function presentSubmitted(
  session: Session,
  author: string,
  version: Omit<VersionLine, 'sections'> & Frozen & { changes: readonly ChangeRow[] },
) {
  const { id, number, at, head, sections } = whole(version);
  const thing = { id, number: number ?? 0, at, head, sections };
  const { changes } = version;
  return session.person === author
    ? asSeenBy(ownSubmitted, viewersOf(session, ASKING, author), { ...thing, changes: [...changes] })
    : asSeenBy(submittedVersion, viewersOf(session, ['trainer']), {
        ...thing,
        changes: changes.map((row) => (row.from === 'trainer' ? row : withoutWords(row))),
      });
}

/** What somebody who decides has said is between them and the author: others see what was done about it. */
const withoutWords = (row: ChangeRow): ChangeRow => ({ ...row, text: null });
