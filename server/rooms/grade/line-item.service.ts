import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type LineItemShows, isLookDue, isTrusted, nextLook } from './grade.rule.ts';
import type { LineItem, Gradebook, OutgoingScore } from './gradebook.ts';
import type { LineItemRow, LineItemStore, Walk } from './line-item.store.ts';
import { LINE_ITEMS, type LineItemKey } from './line-item.vocabulary.ts';

interface Parts {
  lineItems: LineItemStore;
  deliveries: Pick<DeliveryStore, 'resendLineItem' | 'releaseRefused'>;
  people: PeopleService;
  gradebook: Gradebook;
  clock: Clock;
}

/** A line item whose address is known. */
export type KnownLineItem = LineItemRow & { url: string };

/** The line items of a run's gradebook: where they are, and what they do with the numbers sent to them. */
export class LineItemService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Known, found or made. `in-the-making` while another process is at it, `replaced` when it has just taken the place
   * of another one and all scores of the line item are due again. Rejects with what the platform says.
   */
  async find(
    scope: Scope,
    run: Run,
    key: LineItemKey,
  ): Promise<KnownLineItem | 'in-the-making' | 'replaced'> {
    const { lineItems, gradebook, clock } = this.#parts;
    const known = await lineItems.findLineItem(scope, key);
    if (isKnown(known)) return known;
    const lease = await lineItems.claim(scope, key, clock.now());
    if (lease === undefined) return 'in-the-making';
    let lineItem: LineItem | null = null;
    let replaced = false;
    try {
      const found = await gradebook.lineItem(run, LINE_ITEMS[key], await this.#ownLineItem(scope, key));
      replaced = await this.#replace(scope, key, found);
      lineItem = found;
    } finally {
      await lineItems.finish(scope, { key, lease }, lineItem);
    }
    if (replaced) return 'replaced';
    const found = await lineItems.findLineItem(scope, key);
    return isKnown(found) ? found : 'in-the-making';
  }

  /**
   * What arrived, arrived in the line item before: all of it is due again. Before the new address is noted, so that
   * whoever looks after a process that died in between does it once more.
   */
  async #replace(scope: Scope, key: LineItemKey, found: LineItem): Promise<boolean> {
    const { lineItems, deliveries, clock } = this.#parts;
    const before = await lineItems.findLineItem(scope, key);
    const former = before?.url ?? before?.formerUrl ?? found.url;
    if (former === found.url) return false;
    await deliveries.resendLineItem(scope, key, clock.now());
    return true;
  }

  /**
   * The line item of a link that leads to what this number counts. A link to one module may bring a line item too, for
   * a teacher's own use: the number of the whole course has no business there.
   */
  async #ownLineItem(scope: Scope, key: LineItemKey): Promise<string | undefined> {
    const { contentId } = LINE_ITEMS[key];
    if (contentId === null) return undefined;
    const links = await this.#parts.people.listCoupledLinks(scope);
    return links.find((link) => link.contentId === null || link.contentId === contentId)?.lineItem;
  }

  /** Deleted in the LMS, or a restored course: looked up afresh with the next score, and all go into what is found. */
  lost(lineItem: KnownLineItem): Promise<void> {
    return this.#parts.lineItems.forget(lineItem, lineItem.key, lineItem.url);
  }

  /**
   * Reads a delivered score back where that is due, or sees to it that somebody does. Nought says nothing: Moodle
   * leaves it out.
   */
  async look(lineItem: KnownLineItem, run: Run, sent: OutgoingScore): Promise<void> {
    const { lineItems, clock } = this.#parts;
    if (sent.value === 0) return;
    const [shows, lookedAt] = [lineItem.shows ?? null, lineItem.lookedAt ?? null];
    if (shows === null || lookedAt === null || isLookDue(shows, lookedAt, clock.now())) {
      const seen = await this.read(lineItem, run, sent);
      // One number that is right says nothing of the one that was not: the look goes back to that.
      const settles = shows === 'locked' || isTrusted(shows) || lookedAt === null || !isTrusted(seen);
      return settles ? this.note(lineItem, seen) : lineItems.noteUnseen(lineItem, clock.now());
    }
    if ((lineItem.lookDueAt ?? null) === null)
      await lineItems.noteUnseen(lineItem, nextLook(shows, lookedAt));
  }

  /** What the line item shows of this score. */
  read(lineItem: KnownLineItem, run: Run, sent: OutgoingScore): Promise<LineItemShows> {
    return this.#parts.gradebook.shown(run, lineItem.url, sent);
  }

  /** What one number showed. A look at all of them that is under way goes on; a doubt begins it anew. */
  note(lineItem: KnownLineItem, shows: LineItemShows): Promise<void> {
    const underWay = (lineItem.lookAfter ?? null) !== null;
    const doubt = !isTrusted(shows);
    const walk = doubt ? { lookAfter: '', lookDueAt: null } : underWay ? {} : { lookDueAt: null };
    return this.#parts.lineItems.noteShows(lineItem, { shows, lookedAt: this.#parts.clock.now(), ...walk });
  }

  /** What a look at some of the numbers showed, and how it goes on. */
  noteWalk(lineItem: KnownLineItem, shows: LineItemShows, walk: Walk): Promise<void> {
    return this.#parts.lineItems.noteShows(lineItem, { shows, lookedAt: this.#parts.clock.now(), ...walk });
  }

  passOver(lineItem: KnownLineItem, lookAfter: string | null): Promise<void> {
    return this.#parts.lineItems.passOver(lineItem, lookAfter);
  }

  /** A line item to be looked at without a delivery. */
  async takeLook(): Promise<KnownLineItem | undefined> {
    const row = await this.#parts.lineItems.takeLook(this.#parts.clock.now());
    return isKnown(row) ? row : undefined;
  }

  /** The line item took no score: until one goes through, it is told as locked. */
  async noteLocked(lineItem: KnownLineItem): Promise<void> {
    if (lineItem.shows !== 'locked') await this.note(lineItem, 'locked');
  }

  /** A right was taken away: of the scores stopped for that, one is tried now and then (`look.service.ts`). */
  async noteRefused(lineItem: KnownLineItem): Promise<void> {
    if (lineItem.refused !== true) await this.#parts.lineItems.noteRefused(lineItem, this.#parts.clock.now());
  }

  /** A score went through: the right is back, and so are all that were stopped for want of it. */
  async noteAllowed(lineItem: KnownLineItem): Promise<void> {
    if (lineItem.refused !== true) return;
    await this.#parts.deliveries.releaseRefused(lineItem, lineItem.key, this.#parts.clock.now());
    await this.#parts.lineItems.noteAllowed(lineItem);
  }

  lookAgain(scope: Scope): Promise<void> {
    return this.#parts.lineItems.lookAgain(scope, this.#parts.clock.now());
  }

  /** For somebody who wants to know: line items that nobody has looked at for a day are looked at soon. */
  async listForStaff(scope: Scope): Promise<LineItemRow[]> {
    const now = this.#parts.clock.now();
    const lineItems = await this.list(scope);
    const isOld = ({ url, shows, lookedAt }: LineItemRow) =>
      url !== null && shows && shows !== 'locked' && lookedAt && nextLook(shows, lookedAt) <= now;
    if (lineItems.some(isOld)) await this.lookAgain(scope);
    return lineItems;
  }

  list(scope: Scope): Promise<LineItemRow[]> {
    return this.#parts.lineItems.list(scope);
  }
}

const isKnown = (row: LineItemRow | undefined): row is KnownLineItem => typeof row?.url === 'string';
