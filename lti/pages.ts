import { addressInAnswer, nextLink } from './answer-address.ts';
import type { Platform } from './lti.types.ts';
import type { PlatformCall } from './platform-call.ts';
import { failureOf } from './service-failure.ts';

/** Why reading of pages stopped before the end. */
export type PagingStop = 'page-limit' | 'repeated-page' | 'foreign-page';

export interface PageRequest {
  url: string;
  scopes: readonly string[];
  accept: string;
  /** Cap of one page in bytes; the client's own unless told. */
  maxBytes?: number;
  maxPages: number;
}

/** A page that was had, with the address it came from: addresses in it are read against that one. */
export interface Page {
  body: unknown;
  url: string;
}

/**
 * Reads a list of a platform page by page: line items, results, members. Each next address is judged before the token
 * goes there, none is read twice, and a cap ends what would never end.
 */
export class Pages {
  /** Set when the last page read was not the last one there is. */
  stop: PagingStop | undefined;
  readonly #deps: { call: PlatformCall; now: () => Date };
  readonly #seen = new Set<string>();

  constructor(deps: { call: PlatformCall; now: () => Date }) {
    this.#deps = deps;
  }

  /** Rejects with ServiceError when a page cannot be had. */
  async *read(platform: Platform, request: PageRequest): AsyncGenerator<Page> {
    const { scopes, accept, maxBytes } = request;
    for (let url: string | undefined = request.url; url !== undefined;) {
      this.#seen.add(url);
      const answer = await this.#deps.call(platform, scopes, {
        method: 'GET',
        url,
        headers: { accept },
        ...(maxBytes === undefined ? {} : { maxBytes }),
      });
      if (answer.status !== 200) throw failureOf(answer, this.#deps.now());
      yield { body: answer.json(), url };
      url = this.#next(nextLink(answer.header('link')), url, request.maxPages);
    }
  }

  #next(named: string | undefined, answeredBy: string, maxPages: number): string | undefined {
    if (named === undefined) return undefined;
    const next = addressInAnswer(named, answeredBy);
    if (next === undefined) this.stop = 'foreign-page';
    else if (this.#seen.has(next)) this.stop = 'repeated-page';
    else if (this.#seen.size >= maxPages) this.stop = 'page-limit';
    return this.stop === undefined ? next : undefined;
  }
}
