/** The numbers of the hours log. A provider can change each of them in the course's `hours.yaml`. All minutes but the last ones. */
export interface HoursNumbers {
  /** H1 */
  target: number;
  /** H4 */
  shortest: number;
  longest: number;
  /** H5 */
  usual: { from: number; to: number };
  noteOver: number;
  /** H8 */
  caps: { aroundSession: number; around: number; messages: number; observed: number };
  /** H12: counted minutes in any seven days. */
  weekly: number;
  countLineManaged: boolean;
  /** Days: how long after the end an entry is taken (H2), from when it is late (H11), how long a link is good (H10). */
  afterEndDays: number;
  lateDays: number;
  linkDays: number;
  /** H13 */
  weeks: number;
  /** Of a relationship: sessions planned at first, and after which the two reviews are due. */
  sessions: { planned: number; midpoint: number; final: number };
  /** N13: of how many sessions one at least is confirmed by somebody else before a trainer confirms the rest. */
  sample: number;
  /** Length of the programme, and of closures at most. */
  days: number;
  closureDays: number;
}
