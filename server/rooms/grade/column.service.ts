import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type ColumnShows, isLookDue, nextLook } from './grade.rule.ts';
import type { Column, Gradebook, OutgoingScore } from './gradebook.ts';
import type { LineItemRow, LineItemStore } from './line-item.store.ts';
import { LINE_ITEMS, type LineItemKey } from './line-item.vocabulary.ts';

interface Parts {
  lineItems: LineItemStore;
  deliveries: Pick<DeliveryStore, 'resendLineItem' | 'releaseRefused'>;
  people: PeopleService;
  gradebook: Gradebook;
  clock: Clock;
}

/** A column whose address is known. */
export type KnownColumn = LineItemRow & { url: string };

/** The columns of a run's gradebook: where they are, and what they do with the numbers sent to them. */
export class ColumnService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Known, found or made. `in-the-making` while another process is at it, `replaced` when it has just taken the place of
   * another one and all scores of the line item are due again. Rejects with what the platform says.
   */
  async find(scope: Scope, run: Run, key: LineItemKey): Promise<KnownColumn | 'in-the-making' | 'replaced'> {
    const { lineItems, gradebook, clock } = this.#parts;
    const known = await lineItems.findLineItem(scope, key);
    if (isKnown(known)) return known;
    const lease = await lineItems.claim(scope, key, clock.now());
    if (lease === undefined) return 'in-the-making';
    let column: Column | null = null;
    let replaced = false;
    try {
      const found = await gradebook.column(run, LINE_ITEMS[key], await this.#ownColumn(scope, key));
      replaced = await this.#replace(scope, key, found);
      column = found;
    } finally {
      await lineItems.finish(scope, { key, lease }, column);
    }
    if (replaced) return 'replaced';
    const found = await lineItems.findLineItem(scope, key);
    return isKnown(found) ? found : 'in-the-making';
  }

  /**
   * What arrived, arrived in the column before: all of it is due again. Before the new address is noted, so that whoever
   * looks after a process that died in between does it once more.
   */
  async #replace(scope: Scope, key: LineItemKey, found: Column): Promise<boolean> {
    const { lineItems, deliveries, clock } = this.#parts;
    const before = await lineItems.findLineItem(scope, key);
    const former = before?.url ?? before?.formerUrl ?? found.url;
    if (former === found.url) return false;
    await deliveries.resendLineItem(scope, key, clock.now());
    return true;
  }

  /**
   * The column of a link that leads to what this number counts. A link to one module may bring a column too, for a
   * teacher's own use: the number of the whole course has no business there.
   */
  async #ownColumn(scope: Scope, key: LineItemKey): Promise<string | undefined> {
    const { contentId } = LINE_ITEMS[key];
    if (contentId === null) return undefined;
    const links = await this.#parts.people.listColumnLinks(scope);
    return links.find((link) => link.contentId === null || link.contentId === contentId)?.column;
  }

  /** Deleted in the LMS, or a restored course: looked up afresh with the next score, and all go into what is found. */
  lost(column: KnownColumn): Promise<void> {
    return this.#parts.lineItems.forget(column, column.key, column.url);
  }

  /** Reads a delivered score back where that is due, or sees to it that somebody does. Nought says nothing: Moodle leaves it out. */
  async look(column: KnownColumn, run: Run, sent: OutgoingScore): Promise<void> {
    const { lineItems, clock } = this.#parts;
    if (sent.value === 0) return;
    const [shows, lookedAt] = [column.shows ?? null, column.lookedAt ?? null];
    if (shows === null || lookedAt === null || isLookDue(shows, lookedAt, clock.now()))
      return this.note(column, await this.read(column, run, sent));
    if ((column.lookDueAt ?? null) === null) await lineItems.noteUnseen(column, nextLook(shows, lookedAt));
  }

  /** What the column shows of this score. */
  read(column: KnownColumn, run: Run, sent: OutgoingScore): Promise<ColumnShows> {
    return this.#parts.gradebook.shown(run, column.url, sent);
  }

  note(column: KnownColumn, shows: ColumnShows): Promise<void> {
    return this.#parts.lineItems.noteShows(column, shows, this.#parts.clock.now());
  }

  /** A column to be looked at without a delivery. */
  async takeLook(): Promise<KnownColumn | undefined> {
    const row = await this.#parts.lineItems.takeLook(this.#parts.clock.now());
    return isKnown(row) ? row : undefined;
  }

  /** The column took no score: until one goes through, it is told as locked. */
  async noteLocked(column: KnownColumn): Promise<void> {
    if (column.shows !== 'locked') await this.note(column, 'locked');
  }

  /** A right was taken away: of the scores stopped for that, one is tried now and then (`look.service.ts`). */
  async noteRefused(column: KnownColumn): Promise<void> {
    if (column.refused !== true) await this.#parts.lineItems.noteRefused(column, this.#parts.clock.now());
  }

  /** A score went through: the right is back, and so are all that were stopped for want of it. */
  async noteAllowed(column: KnownColumn): Promise<void> {
    if (column.refused !== true) return;
    await this.#parts.deliveries.releaseRefused(column, column.key, this.#parts.clock.now());
    await this.#parts.lineItems.noteAllowed(column);
  }

  lookAgain(scope: Scope): Promise<void> {
    return this.#parts.lineItems.lookAgain(scope, this.#parts.clock.now());
  }

  /** For somebody who wants to know: columns that nobody has looked at for a day are looked at soon. */
  async listForStaff(scope: Scope): Promise<LineItemRow[]> {
    const now = this.#parts.clock.now();
    const columns = await this.list(scope);
    const isOld = ({ url, shows, lookedAt }: LineItemRow) =>
      url !== null && shows && shows !== 'locked' && lookedAt && nextLook(shows, lookedAt) <= now;
    if (columns.some(isOld)) await this.lookAgain(scope);
    return columns;
  }

  list(scope: Scope): Promise<LineItemRow[]> {
    return this.#parts.lineItems.list(scope);
  }
}

const isKnown = (row: LineItemRow | undefined): row is KnownColumn => typeof row?.url === 'string';
