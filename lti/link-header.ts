/**
 * The address of the next page, from a `Link` header (RFC 8288), read leniently: Moodle 4.5 writes typographic quotes
 * and `&amp;` into it, which strict parsers refuse. Undefined when there is no next page.
 */
export function nextLink(header: string | undefined): string | undefined {
  if (!header) return undefined;
  for (const [, address = '', parameters = ''] of header.slice(0, 20_000).matchAll(/<([^>]*)>([^<]*)/g)) {
    const relation = /\brel\s*=\s*([^;,]*)/i.exec(parameters)?.[1] ?? '';
    // Typographic quotes come out of fetch as three Latin-1 signs each, so: anything that is not a letter may stand there.
    if (/(^|[^a-z])next($|[^a-z])/i.test(relation)) return address.trim().replaceAll('&amp;', '&');
  }
  return undefined;
}

/** Why reading of pages stopped before the end. */
export type PagingStop = 'page-limit' | 'repeated-page' | 'foreign-page';

/**
 * Decides whether a next page may be read: on the same origin as the first (the bearer token goes with it), not read
 * before, not beyond the cap.
 */
export function judgeNext(
  next: string,
  seen: ReadonlySet<string>,
  firstUrl: string,
  maxPages: number,
): PagingStop | undefined {
  if (!URL.canParse(next) || new URL(next).origin !== new URL(firstUrl).origin) return 'foreign-page';
  if (seen.has(next)) return 'repeated-page';
  if (seen.size >= maxPages) return 'page-limit';
  return undefined;
}
