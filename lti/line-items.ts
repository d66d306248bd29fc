import { addressInAnswer } from './answer-address.ts';
import type { Cut } from './cut.ts';
import type { AgsEndpoint, LineItem, Platform } from './lti.types.ts';
import { Pages } from './pages.ts';
import type { PlatformCall } from './platform-call.ts';
import { grantedAgsScopes, MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';
import { failureOf } from './service-failure.ts';

/** A line item of the gradebook as the host wants it. `tag` and `resourceId` together find it again. */
export interface WantedLineItem {
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  /**
   * True for the one line item that the platform's own line item of the launched link may stand for (Moodle makes one
   * for an activity set up by hand). Others never take it over: three numbers would land in one line item.
   */
  takesCoupled: boolean;
  /** Custom values of the submission reviews that the platform may launch of it (lti-sr 1.0); absent: there is none. */
  review?: Readonly<Record<string, string>>;
}

export type LineItemOutcome =
  | { kind: 'ready'; lineItem: LineItem; created: boolean }
  /** Nothing to do until an administrator grants more, or a launch brings the service. */
  | { kind: 'unavailable'; reason: 'no-endpoint' | 'no-scope' }
  | { kind: 'failed'; error: ServiceError };

const MAX_PAGES = 50;

/**
 * Finds the line item or makes it (AGS 2.0, 3.2): the launch's own line item if it is this one, else by tag
 * and resource id through all pages, else created. Never rejects for what a platform does.
 */
export async function findOrCreateLineItem(
  options: { call: PlatformCall; now: () => Date },
  platform: Platform,
  ags: AgsEndpoint,
  wanted: WantedLineItem,
): Promise<LineItemOutcome> {
  try {
    return await new LineItems(options, platform, ags).findOrCreate(wanted);
  } catch (error) {
    if (error instanceof ServiceError) return { kind: 'failed', error };
    throw error;
  }
}

/** Line items listed. `cut` is there when there are more than we read. */
export interface LineItemCount {
  count: number;
  cut?: Cut;
}

/**
 * How many line items of ours the platform lists; changes nothing. Undefined when the service or the scope to read it
 * was not granted. Rejects with ServiceError.
 */
export async function countLineItems(
  options: { call: PlatformCall; now: () => Date },
  platform: Platform,
  ags: AgsEndpoint,
): Promise<LineItemCount | undefined> {
  return new LineItems(options, platform, ags).count();
}

/**
 * Whether the line item still answers, asked once: a 404 to a score can mean the line item or the person, and Moodle
 * and Canvas use the same status for both. Rejects with ServiceError when neither can be told.
 */
export async function lineItemExists(
  options: { call: PlatformCall; now: () => Date },
  platform: Platform,
  lineItem: { url: string; granted: readonly string[] },
): Promise<boolean> {
  const ags = { scope: [...lineItem.granted], lineitem: lineItem.url };
  return new LineItems(options, platform, ags).exists(lineItem.url);
}

class LineItems {
  readonly #deps: { call: PlatformCall; now: () => Date };
  readonly #platform: Platform;
  readonly #ags: AgsEndpoint;
  readonly #scopes: string[];

  constructor(deps: { call: PlatformCall; now: () => Date }, platform: Platform, ags: AgsEndpoint) {
    this.#deps = deps;
    this.#platform = platform;
    this.#ags = ags;
    this.#scopes = grantedAgsScopes(ags.scope);
  }

  async findOrCreate(wanted: WantedLineItem): Promise<LineItemOutcome> {
    const coupled = await this.#coupled(wanted);
    if (coupled) return { kind: 'ready', lineItem: coupled, created: false };
    if (!this.#ags.lineitems) return { kind: 'unavailable', reason: 'no-endpoint' };
    if (!this.#mayRead()) return { kind: 'unavailable', reason: 'no-scope' };
    const found = await this.#search(this.#ags.lineitems, wanted);
    if (found) return { kind: 'ready', lineItem: found, created: false };
    if (!this.#scopes.includes(SCOPE.lineItem)) return { kind: 'unavailable', reason: 'no-scope' };
    return { kind: 'ready', lineItem: await this.#create(this.#ags.lineitems, wanted), created: true };
  }

  async count(): Promise<LineItemCount | undefined> {
    if (!this.#ags.lineitems || !this.#mayRead()) return undefined;
    const pages = new Pages(this.#deps);
    let count = 0;
    for await (const { items } of this.#lists(pages, this.#ags.lineitems)) count += items.length;
    return pages.stop === 'page-limit' ? { count, cut: { what: 'line-items', kept: count } } : { count };
  }

  async exists(url: string): Promise<boolean> {
    if (!this.#mayRead()) throw new ServiceError('scope-refused', 'reading line items was not granted');
    return (await this.#read(url)) !== undefined;
  }

  #mayRead(): boolean {
    return this.#scopes.includes(SCOPE.lineItem) || this.#scopes.includes(SCOPE.lineItemRead);
  }

  /** The launch's own line item: ours by its tag, or untagged and wanted. */
  async #coupled(wanted: WantedLineItem): Promise<LineItem | undefined> {
    const url = this.#ags.lineitem;
    if (!url) return undefined;
    if (!this.#mayRead()) {
      if (!wanted.takesCoupled) return undefined;
      return { id: url, label: wanted.label, scoreMaximum: wanted.scoreMaximum };
    }
    // The address of the launch is kept: it carries the query the platform wants, the body's id may not.
    const item = await this.#read(url);
    if (!item) return undefined;
    if (item.tag) return item.tag === wanted.tag ? item : undefined;
    return wanted.takesCoupled ? item : undefined;
  }

  /**
   * One line item under its own address; undefined when it is no more: a restored course still names it in launches.
   */
  async #read(url: string): Promise<LineItem | undefined> {
    const headers = { accept: MEDIA.lineItem };
    const answer = await this.#deps.call(this.#platform, this.#scopes, { method: 'GET', url, headers });
    if ([404, 410, 412].includes(answer.status)) return undefined;
    if (answer.status !== 200) throw failureOf(answer, this.#deps.now());
    return readLineItem({ ...(answer.json() as object | null), id: url }, url);
  }

  async #search(lineitems: string, wanted: WantedLineItem): Promise<LineItem | undefined> {
    const first = new URL(lineitems);
    first.searchParams.set('tag', wanted.tag);
    first.searchParams.set('resource_id', wanted.resourceId);
    const pages = new Pages(this.#deps);
    for await (const { items, url } of this.#lists(pages, first.href)) {
      // Filters are a wish: some platforms ignore what they do not know.
      const match = items.find((one) => isWanted(one, wanted));
      if (match) return readLineItem(match, url);
    }
    // Not having seen all pages must not end in a second line item of the same name.
    if (pages.stop) throw new ServiceError('answer-malformed', `line items: ${pages.stop}`);
    return undefined;
  }

  async *#lists(pages: Pages, url: string): AsyncGenerator<{ items: unknown[]; url: string }> {
    const request = { url, scopes: this.#scopes, accept: MEDIA.lineItems, maxPages: MAX_PAGES };
    for await (const page of pages.read(this.#platform, request)) {
      if (!Array.isArray(page.body)) throw new ServiceError('answer-malformed', 'line items are not a list');
      yield { items: page.body, url: page.url };
    }
  }

  async #create(lineitems: string, wanted: WantedLineItem): Promise<LineItem> {
    const { label, scoreMaximum, resourceId, tag, review } = wanted;
    const submissionReview = review && { custom: review };
    const answer = await this.#deps.call(this.#platform, this.#scopes, {
      method: 'POST',
      url: lineitems,
      headers: { accept: MEDIA.lineItem, 'content-type': MEDIA.lineItem },
      body: JSON.stringify({ scoreMaximum, label, resourceId, tag, submissionReview }),
    });
    if (answer.status !== 201 && answer.status !== 200) throw failureOf(answer, this.#deps.now());
    return readLineItem(answer.json(), lineitems);
  }
}

function isWanted(item: unknown, wanted: WantedLineItem): boolean {
  const { tag, resourceId } = (item ?? {}) as Record<string, unknown>;
  return tag === wanted.tag && resourceId === wanted.resourceId;
}

/** `answeredBy`: the line item's address may be a path, and must lead to the platform that named it. */
function readLineItem(body: unknown, answeredBy: string): LineItem {
  const fields = (body ?? {}) as Record<string, unknown>;
  const { label, scoreMaximum, resourceId, tag } = fields;
  if (typeof fields['id'] !== 'string' || fields['id'] === '')
    throw new ServiceError('answer-malformed', 'line item without id');
  const id = addressInAnswer(fields['id'], answeredBy);
  if (id === undefined) throw new ServiceError('answer-malformed', 'line item on another host');
  return {
    id,
    label: typeof label === 'string' ? label : '',
    scoreMaximum: Number(scoreMaximum),
    ...optional('resourceId', resourceId),
    ...optional('tag', tag),
  };
}

function optional<K extends string>(name: K, value: unknown): Partial<Record<K, string>> {
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as Partial<Record<K, string>>;
}
