import type evaluationEn from '../../../course-content/words/en/case-evaluation.json';
import type evaluationEs from '../../../course-content/words/es/case-evaluation.json';
import type { WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { type LatePart, useLate } from '../../shell/late.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-evaluation': { en: typeof evaluationEn; es: typeof evaluationEs };
  }
}

export interface EvaluationProps {
  /** With the section as it stands on the page. */
  whole: WholeCase;
}

const DATES: LatePart<EvaluationProps> = {
  words: ['case-evaluation'],
  load: async () => (await import('./evaluation-dates.tsx')).EvaluationDates,
};

/** What the rows of the evaluation come to: below their table, where nobody waits for it. */
export function EvaluationPlan(props: EvaluationProps) {
  const EvaluationDates = useLate(DATES);
  return EvaluationDates ? <EvaluationDates {...props} /> : null;
}
