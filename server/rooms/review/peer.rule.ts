import { standing } from './comment.rule.ts';
import type { PeerAsk, PeerLine } from './peer.types.ts';
import type { Levels } from './review.types.ts';

/** As many as one person has open at once: a section with a whole set, and several sections with somebody. */
export const MOST_OPEN = 40;

interface Judged {
  criteria: readonly { key: string; sections: readonly string[] }[];
}

/** The rubric criteria that are read in a section; there may be none. */
export const criteriaOf = <Rubric extends Judged>(
  { criteria }: Rubric,
  section: string,
): Rubric['criteria'][number][] => criteria.filter(({ sections }) => sections.includes(section));

/** Of levels those that are of the section’s criteria: others were never offered. */
export const levelsOf = (rubric: Judged, section: string, levels: Levels): Levels => {
  const known = new Set(criteriaOf(rubric, section).map(({ key }) => key));
  return Object.fromEntries(Object.entries(levels).filter(([key]) => known.has(key)));
};

const hasWords = (text: string | null) => text !== null && text.trim() !== '';

/** Comments that say something. One that was begun and left empty is nothing that anybody sends. */
export const saying = (comments: PeerAsk['comments']) =>
  standing(comments).filter(({ body, wording }) => hasWords(body) || hasWords(wording));

/** A level by itself says nothing that an author could do something about. */
export const hasSomethingToSay = ({ comments, draft }: Pick<PeerAsk, 'comments' | 'draft'>): boolean =>
  saying(comments).length > 0 || hasWords(draft.value.words);

/** Questions and suggestions that the author has said nothing of yet. Strengths ask for nothing. */
export const unanswered = ({ comments, answers }: Pick<PeerAsk, 'comments' | 'answers'>): number =>
  saying(comments).filter(({ id, kind }) => {
    const answer = answers[id]?.value;
    return kind !== 'strength' && !answer?.done && !hasWords(answer?.words ?? null);
  }).length;

/** The author answered or thanked, and whoever was asked has not looked since. */
export const hasNews = ({ answeredAt, seenAt, sentAt }: PeerLine): boolean =>
  sentAt !== null && answeredAt !== null && (seenAt === null || seenAt < answeredAt);
