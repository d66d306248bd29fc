import { folded } from '../../core/folded.rule.ts';
import type { OwnQuestion, QuestionBankDocument } from './document.contract.ts';

/** Struck questions stay to be seen, and count for nothing. */
export const keptQuestions = ({ questions }: QuestionBankDocument): OwnQuestion[] =>
  questions.filter(({ struck, text }) => struck === null && text.trim() !== '');

export const sortedQuestions = (bank: QuestionBankDocument): OwnQuestion[] =>
  keptQuestions(bank).filter(({ drawer }) => drawer !== null);

/** Step 2.7 asks for ten in their drawers, after the red pen. */
export const TEN = 10;
export const areTenSorted = (bank: QuestionBankDocument): boolean => sortedQuestions(bank).length >= TEN;

/** How advice begins when it puts on a coat. A word list: it may be wrong both ways, so it asks and never strikes. */
const COATS = [
  /^have (you|they) (ever )?(tried|thought|considered)\b/,
  /^why (don'?t|not|wouldn'?t|haven'?t)\b/,
  /^(don'?t|wouldn'?t|shouldn'?t|isn'?t|couldn'?t|can'?t) (you|it|that|she|he|they)\b/,
  /^(would|might) it (help|be better|not help)\b/,
  /^(should|shouldn't) you\b/,
  /^could you (not|just)\b/,
  /^(y )?(no )?has (probado|intentado|pensado|considerado)\b/,
  /^(y )?(no )?(ha|han) (probado|intentado|pensado|considerado)\b/,
  /^(y )?por que no\b/,
  /^no (te|le|les) (parece|serviria|convendria|ayudaria)\b/,
  /^no (crees|cree|creen|deberias|deberia|seria mejor|podrias)\b/,
  /^(te|le|les) (serviria|ayudaria|convendria)\b/,
  /^(y )?si (hablas|pruebas|intentas|haces) /,
];

export function looksLikeAdvice(text: string): boolean {
  const plain = folded(text)
    .replace(/[’‘`´]/g, "'")
    .replace(/^[^\p{L}]+/u, '');
  return COATS.some((coat) => coat.test(plain));
}
