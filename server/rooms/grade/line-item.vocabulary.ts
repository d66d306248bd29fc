/**
 * The line items this tool keeps in a gradebook, in one table. A room that earns a score has its row
 * here; a line item is created in the LMS only when its room exists, so no gradebook shows an empty promise.
 */
export interface LineItemDefinition {
  key: string;
  /** The room that earns it. */
  room: string;
  /** Sent to the LMS as resourceId and tag, by which the line item is found again after a course copy. */
  tag: string;
  scoreMaximum: number;
  /** Content id of the links whose own line item may keep this number; null: it always has a line item of its own. */
  contentId: string | null;
  /** Work stands behind each number, which the gradebook can open (`Room.work`). */
  hasWork: boolean;
  /** Column heading; plain words in both languages, since a gradebook has one heading for everybody. */
  label: string;
}

export const LINE_ITEMS = {
  'guided-minutes': {
    key: 'guided-minutes',
    room: 'course',
    tag: 're-entry-guided-minutes',
    contentId: 'course',
    hasWork: false,
    scoreMaximum: 2400,
    label: 'Guided learning (minutes of 2,400)',
  },
  'mentoring-hours': {
    key: 'mentoring-hours',
    room: 'hours',
    tag: 're-entry-mentoring-hours',
    contentId: null,
    hasWork: false,
    scoreMaximum: 40,
    label: 'Verified mentoring (hours of 40)',
  },
  'business-case': {
    key: 'business-case',
    room: 'business-case',
    tag: 're-entry-business-case',
    contentId: null,
    hasWork: true,
    scoreMaximum: 100,
    label: 'Business case (of 100)',
  },
} as const satisfies Record<string, LineItemDefinition>;

export type LineItemKey = keyof typeof LINE_ITEMS;

/** The line items that a gradebook may have now: those of rooms that exist. */
export const lineItemsOf = (rooms: ReadonlySet<string>): (typeof LINE_ITEMS)[LineItemKey][] =>
  Object.values(LINE_ITEMS).filter((one) => rooms.has(one.room));
