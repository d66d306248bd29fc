/**
 * Addresses that stand in a platform's answers and messages: the next page, a line item. The bearer token goes wherever
 * they lead, so they are made whole first and judged after that.
 */

/**
 * The address as it may be asked, or undefined where it leads to another origin. A path alone is legal (RFC 8288, 3.1) and
 * belongs to the address that answered. A platform behind a proxy that ends TLS writes `http` for its own host: there we
 * go on with https, and never back.
 */
export function addressInAnswer(named: string, answeredBy: string): string | undefined {
  if (!URL.canParse(named, answeredBy)) return undefined;
  const url = new URL(named, answeredBy);
  const home = new URL(answeredBy);
  const samePort = url.port === '' || url.port === home.port;
  if (home.protocol === 'https:' && url.protocol === 'http:' && url.hostname === home.hostname && samePort) {
    url.protocol = home.protocol;
    url.port = home.port;
  }
  return url.origin === home.origin ? url.href : undefined;
}

/**
 * The address of a service as a signed message names it: an `http` address of the host that gives the tokens by https is
 * gone on with by https, any other is left as it stands, since hosted Canvas keeps tokens and services on two hosts.
 */
export function secureAddress(address: string | undefined, tokenEndpoint: string): string | undefined {
  if (!address?.startsWith('http:') || !tokenEndpoint.startsWith('https:')) return address;
  return addressInAnswer(address, tokenEndpoint) ?? address;
}

/**
 * The next page as a `Link` header names it (RFC 8288), read leniently: Moodle 4.5 writes typographic quotes and `&amp;`
 * into it, which strict parsers refuse. Undefined when there is no next page.
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
