import { grantedAgsScopes, MEDIA, SCOPE } from './scopes.ts';
import { judgeNext, nextLink } from './link-header.ts';
import type { AgsEndpoint, LineItem, Platform } from './lti.types.ts';
import { failureOf, type PlatformCall } from './platform-call.ts';
import { ServiceError } from './service-error.ts';

/** A column of the gradebook as the host wants it. `tag` and `resourceId` together find it again. */
export interface WantedLineItem {
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  /**
   * True for the one column that the platform's own column of the launched link may stand for (Moodle makes one for
   * an activity set up by hand). Others never take it over: three numbers would land in one column.
   */
  takesCoupled: boolean;
}

export type LineItemOutcome =
  | { kind: 'ready'; lineItem: LineItem; created: boolean }
  /** Nothing to do until an administrator grants more, or a launch brings the service. */
  | { kind: 'unavailable'; reason: 'no-endpoint' | 'no-scope' }
  | { kind: 'failed'; error: ServiceError };

const MAX_PAGES = 50;

/**
 * Finds the column or makes it (AGS 2.0, 3.2): the launch's own column if it is this one, else by tag
 * and resource id through all pages, else created. Never rejects for what a platform does.
 */
export async function findOrCreateLineItem(
  options: { call: PlatformCall; now: () => Date },
  platform: Platform,
  ags: AgsEndpoint,
  wanted: WantedLineItem,
): Promise<LineItemOutcome> {
  const desk = new LineItems(options.call, options.now, platform, ags);
  try {
    return await desk.findOrCreate(wanted);
  } catch (error) {
    if (error instanceof ServiceError) return { kind: 'failed', error };
    throw error;
  }
}

/**
 * How many columns of ours the platform lists on the first page; changes nothing. Undefined when the service or the
 * scope to read it was not granted. Rejects with ServiceError.
 */
export async function countLineItems(
  options: { call: PlatformCall; now: () => Date },
  platform: Platform,
  ags: AgsEndpoint,
): Promise<number | undefined> {
  return new LineItems(options.call, options.now, platform, ags).count();
}

class LineItems {
  readonly #call: PlatformCall;
  readonly #now: () => Date;
  readonly #platform: Platform;
  readonly #ags: AgsEndpoint;
  readonly #scopes: string[];

  constructor(call: PlatformCall, now: () => Date, platform: Platform, ags: AgsEndpoint) {
    this.#call = call;
    this.#now = now;
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

  async count(): Promise<number | undefined> {
    if (!this.#ags.lineitems || !this.#mayRead()) return undefined;
    return (await this.#page(this.#ags.lineitems)).items.length;
  }

  #mayRead(): boolean {
    return this.#scopes.includes(SCOPE.lineItem) || this.#scopes.includes(SCOPE.lineItemRead);
  }

  /** The launch's own column: ours by its tag, or untagged and wanted. */
  async #coupled(wanted: WantedLineItem): Promise<LineItem | undefined> {
    const url = this.#ags.lineitem;
    if (!url) return undefined;
    if (!this.#mayRead()) {
      if (!wanted.takesCoupled) return undefined;
      return { id: url, label: wanted.label, scoreMaximum: wanted.scoreMaximum };
    }
    const answer = await this.#call(this.#platform, this.#scopes, {
      method: 'GET',
      url,
      headers: { accept: MEDIA.lineItem },
    });
    // A column that a teacher deleted still stands in the launch of a restored course.
    if ([404, 410, 412].includes(answer.status)) return undefined;
    if (answer.status !== 200) throw failureOf(answer, this.#now());
    // The address of the launch is kept: it carries the query the platform wants, the body's id may not.
    const item = { ...readLineItem(answer.json()), id: url };
    if (item.tag) return item.tag === wanted.tag ? item : undefined;
    return wanted.takesCoupled ? item : undefined;
  }

  async #search(lineitems: string, wanted: WantedLineItem): Promise<LineItem | undefined> {
    const first = new URL(lineitems);
    first.searchParams.set('tag', wanted.tag);
    first.searchParams.set('resource_id', wanted.resourceId);
    const seen = new Set<string>();
    for (let url: string | undefined = first.href; url;) {
      seen.add(url);
      const { items, next } = await this.#page(url);
      // Filters are a wish: some platforms ignore what they do not know.
      const match = items.map(readLineItem).find((one) => matches(one, wanted));
      if (match) return match;
      // Not having seen all pages must not end in a second column of the same name.
      const stop = next === undefined ? undefined : judgeNext(next, seen, first.href, MAX_PAGES);
      if (stop) throw new ServiceError('answer-malformed', `line items: ${stop}`);
      url = next;
    }
    return undefined;
  }

  async #page(url: string): Promise<{ items: unknown[]; next: string | undefined }> {
    const headers = { accept: MEDIA.lineItems };
    const answer = await this.#call(this.#platform, this.#scopes, { method: 'GET', url, headers });
    if (answer.status !== 200) throw failureOf(answer, this.#now());
    const items = answer.json();
    if (!Array.isArray(items)) throw new ServiceError('answer-malformed', 'line items are not a list');
    return { items, next: nextLink(answer.header('link')) };
  }

  async #create(lineitems: string, wanted: WantedLineItem): Promise<LineItem> {
    const { label, scoreMaximum, resourceId, tag } = wanted;
    const answer = await this.#call(this.#platform, this.#scopes, {
      method: 'POST',
      url: lineitems,
      headers: { accept: MEDIA.lineItem, 'content-type': MEDIA.lineItem },
      body: JSON.stringify({ scoreMaximum, label, resourceId, tag }),
    });
    if (answer.status !== 201 && answer.status !== 200) throw failureOf(answer, this.#now());
    return readLineItem(answer.json());
  }
}

function matches(item: LineItem, wanted: WantedLineItem): boolean {
  return item.tag === wanted.tag && item.resourceId === wanted.resourceId;
}

function readLineItem(body: unknown): LineItem {
  const fields = (body ?? {}) as Record<string, unknown>;
  const { id, label, scoreMaximum, resourceId, tag } = fields;
  if (typeof id !== 'string' || !URL.canParse(id))
    throw new ServiceError('answer-malformed', 'line item without id');
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
