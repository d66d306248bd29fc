/** The longest comment: two pages of a book. A longer text is for the portfolio. */
export const LONGEST = 4000;

/** Controls and signs that turn the direction of writing; a line break and a tab are text. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Signs of no width, as many emoji and scripts need them, but never alone and never in a row. */
const JOINERS = /[\u200b-\u200d\u2060-\u2064\u00ad]/gu;

/**
 * What somebody wrote, as it is kept: composed, without controls, direction marks and trailing blanks, never more than
 * one empty line. Undefined when no visible sign is left, or more than the longest.
 */
export function keptText(raw: string): string | undefined {
  if (raw.length > LONGEST * 2) return undefined;
  const text = raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/(?<![\p{L}\p{M}\p{S}])[\u200c\u200d]|[\u200b\u2060-\u2064\u00ad]/gu, '')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const seen = /[^\s\p{M}\p{Cf}]/u.test(text.replace(JOINERS, ''));
  return seen && text.length <= LONGEST ? text : undefined;
}

/** Whether a text asks something: a question mark that ends a word, in either language, outside an address. */
export const asksSomething = (text: string): boolean =>
  /\S\?+!*(?=\s|["'”’»)\]]|$)/u.test(text.replace(/https?:\/\/\S+/gi, ''));

/** What completes a step of ours: own posts, and replies to others. */
const WANTED: Readonly<Record<string, { posts: number; replies: number }>> = {
  'one-post-one-reply': { posts: 1, replies: 1 },
  'one-post-two-replies': { posts: 1, replies: 2 },
};

/** A comment of somebody under a step, as the count needs it. */
export interface Counted {
  root: string;
  /** A reply to somebody else: only those count. */
  toOther: boolean;
  at: Date;
}

/** When what completes a step was all there; undefined while something is missing, or where comments complete nothing. */
export function completedAt(completeWhen: string, comments: readonly Counted[]): Date | undefined {
  const wanted = WANTED[completeWhen];
  if (!wanted) return undefined;
  const times = (list: readonly Counted[], count: number): Date[] =>
    list
      .map(({ at }) => at)
      .sort((one, other) => one.getTime() - other.getTime())
      .slice(0, count);
  const posts = times(
    comments.filter(({ root }) => root === ''),
    wanted.posts,
  );
  const replies = times(
    comments.filter(({ root, toOther }) => root !== '' && toOther),
    wanted.replies,
  );
  if (posts.length < wanted.posts || replies.length < wanted.replies) return undefined;
  return [...posts, ...replies].reduce((last, at) => (at > last ? at : last));
}

/** Somebody's last visits to a place: the one under way, and the one before it, from which news is counted. */
export interface Visits {
  seen: number;
  seenAt: Date | null;
  before: number;
  beforeAt: Date | null;
}

/** Whoever comes back sooner is still on the same visit: what was new to them at its start stays new. */
const SAME_VISIT_MS = 30 * 60_000;
/** A look at a page is noted at most this often. */
const NOTED_EVERY_MS = 60_000;

/** From where on things are new to somebody who looks now. */
export function sinceOf(visits: Visits, now: Date): { turn: number; at: Date | null } {
  const { seen, seenAt, before, beforeAt } = visits;
  if (seenAt === null) return { turn: 0, at: null };
  return now.getTime() - seenAt.getTime() > SAME_VISIT_MS
    ? { turn: seen, at: seenAt }
    : { turn: before, at: beforeAt };
}

/** What to note of a look at everything up to `turn`; undefined when it need not be noted yet. */
export function nextVisits(visits: Visits, turn: number, now: Date): Visits | undefined {
  if (visits.seenAt !== null && now.getTime() - visits.seenAt.getTime() < NOTED_EVERY_MS) return undefined;
  const since = sinceOf(visits, now);
  return { seen: turn, seenAt: now, before: since.turn, beforeAt: since.at };
}

/** How long a trainer may take to answer before a question stands on their list. */
export const ANSWER_WITHIN_MS = 2 * 86_400_000;
