import { rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import { titleOf } from './head.rule.ts';
import type { Row } from '../../content/shape.rule.ts';

/** What of a case stands on the papers that a programme is started with. */
export interface PackFacts {
  title: string | null;
  aims: readonly { aim: string; group: string }[];
  /** In their order; the day as `2026-07-10`. */
  dates: readonly { what: string; day: string }[];
  /** Roles, never names: whoever uses the papers adds how people are reached. Null: the case does not say. */
  contacts: readonly { what: 'questions' | 'harm' | 'complaints'; role: string | null }[];
}

const MOST_AIMS = 6;
const MOST_DATES = 8;
const LONGEST_ROLE = 120;

/** Finds what looks like a name, an address or a number of somebody (C2). */
type LikelyNames = (text: string) => readonly unknown[];

export function packFacts(whole: WholeCase, likelyNames: LikelyNames): PackFacts {
  const roleIn = (rows: readonly Row[], column: string) => firstRole(rows, column, likelyNames);
  const milestones = rowsAt(whole, TABLES.milestones);
  return {
    title: titleOf(whole.head),
    aims: rowsAt(whole, TABLES.aims)
      .map((row) => ({ aim: textIn(row, 'aim'), group: textIn(row, 'group') }))
      .filter(({ aim }) => aim !== '')
      .slice(0, MOST_AIMS),
    dates: milestones
      .map((row) => ({ what: textIn(row, 'milestone'), day: textIn(row, 'end'), row }))
      .filter(({ what, day, row }) => what !== '' && /^\d{4}-\d\d-\d\d$/.test(day) && isForAll(row))
      .toSorted((one, other) => one.day.localeCompare(other.day))
      .slice(0, MOST_DATES)
      .map(({ what, day }) => ({ what, day })),
    contacts: [
      { what: 'questions', role: roleIn(milestones.filter(isOpening), 'owner_role') },
      { what: 'harm', role: roleIn(pointed(whole, 'safety-contact'), 'detail') },
      { what: 'complaints', role: roleIn(pointed(whole, 'complaints'), 'detail') },
    ],
  };
}

/** When something is decided is between the writer and those who decide. */
const isForAll = (row: Row): boolean =>
  textIn(row, 'kind') !== 'decide' && textIn(row, 'status') !== 'dropped';

/** Whoever invites people to apply answers their questions. */
const isOpening = (row: Row): boolean => ['recruit', 'train', 'launch'].includes(textIn(row, 'kind'));

const pointed = (whole: WholeCase, point: string): Row[] =>
  rowsAt(whole, TABLES.safeguards).filter(({ key }) => key === point);

/** What looks like somebody's name, address or number is not printed on paper that is handed round. */
function firstRole(rows: readonly Row[], column: string, likelyNames: LikelyNames): string | null {
  const found = rows.map((row) => textIn(row, column)).find((text) => text !== '');
  return found !== undefined && found.length <= LONGEST_ROLE && likelyNames(found).length === 0
    ? found
    : null;
}
