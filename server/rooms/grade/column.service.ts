import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import { isLookDue } from './grade.rule.ts';
import type { Gradebook, OutgoingScore } from './gradebook.ts';
import type { LineItemRow, LineItemStore } from './line-item.store.ts';
import { LINE_ITEMS, type LineItemKey } from './line-item.vocabulary.ts';

interface Parts {
  lineItems: LineItemStore;
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

  /** Known, found or made; undefined while another process is at it. Rejects with what the platform says. */
  async find(scope: Scope, run: Run, key: LineItemKey): Promise<KnownColumn | undefined> {
    const { lineItems, gradebook, clock } = this.#parts;
    const known = await lineItems.findLineItem(scope, key);
    if (isKnown(known)) return known;
    const lease = await lineItems.claim(scope, key, clock.now());
    if (lease === undefined) return undefined;
    let column: { url: string; label: string } | null = null;
    try {
      column = await gradebook.column(run, LINE_ITEMS[key], await this.#ownColumn(scope, key));
    } finally {
      await lineItems.finish(scope, { key, lease }, column);
    }
    const found = await lineItems.findLineItem(scope, key);
    return isKnown(found) ? found : undefined;
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

  /** Deleted in the LMS, or a restored course: looked up afresh with the next score. */
  lost(column: KnownColumn): Promise<void> {
    return this.#parts.lineItems.forget(column, column.key, column.url);
  }

  /** Reads one delivered score back, once a column and then once a day. Nought says nothing: Moodle leaves it out. */
  async look(column: KnownColumn, run: Run, sent: OutgoingScore): Promise<void> {
    const now = this.#parts.clock.now();
    if (sent.value === 0 || !isLookDue(column.shows ?? null, column.lookedAt ?? null, now)) return;
    const shows = await this.#parts.gradebook.shown(run, column.url, sent);
    await this.#parts.lineItems.noteShows(column, shows, now);
  }

  /** The column took no score: until one goes through, it is told as locked. */
  async noteLocked(column: KnownColumn): Promise<void> {
    if (column.shows === 'locked') return;
    await this.#parts.lineItems.noteShows(column, 'locked', this.#parts.clock.now());
  }

  lookAgain(scope: Scope): Promise<void> {
    return this.#parts.lineItems.lookAgain(scope);
  }

  list(scope: Scope): Promise<LineItemRow[]> {
    return this.#parts.lineItems.list(scope);
  }
}

const isKnown = (row: LineItemRow | undefined): row is KnownColumn => typeof row?.url === 'string';
