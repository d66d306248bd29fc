/** Sections that stand to be looked at again, because one that they grow from has changed since (B2). */

interface Written {
  slug: string;
  savedAt: Date;
  /** When its author last said that it still holds. */
  checkedAt: Date | null;
}

/** What changed after a section was last written or looked at. */
export interface Again {
  from: string;
  changedAt: Date;
}

/**
 * By section, from where it has to be looked at again; the last change first. Along one edge of the feeds graph only: what
 * lies further down is marked when its own source changes, and then for a reason that can be read. A section in which
 * nothing was written yet has nothing to be looked at.
 */
export function againOf(
  sections: readonly Written[],
  feeds: readonly { slug: string; feeds: readonly string[] }[],
): Map<string, Again[]> {
  const written = new Map(sections.map((one) => [one.slug, one]));
  const again = new Map<string, Again[]>();
  for (const { slug: from, feeds: fed } of feeds) {
    const changedAt = written.get(from)?.savedAt;
    if (!changedAt) continue;
    for (const slug of fed) {
      const own = written.get(slug);
      if (!own || changedAt <= seenAt(own)) continue;
      again.set(slug, [...(again.get(slug) ?? []), { from, changedAt }]);
    }
  }
  for (const list of again.values()) list.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  return again;
}

const seenAt = ({ savedAt, checkedAt }: Written): Date =>
  checkedAt !== null && checkedAt > savedAt ? checkedAt : savedAt;
