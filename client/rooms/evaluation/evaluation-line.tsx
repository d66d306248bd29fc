import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { pathOf, PLAIN } from '../forms/filled.ts';
import { toAskFor } from './evaluation.rule.ts';
import { ownEvaluations } from './evaluation.state.ts';

/** On the road map, while a meeting waits for its evaluation (S9): once, and not for weeks (C27). */
export function EvaluationLine() {
  const data = useData(ownEvaluations()).data.value;
  const meeting = data && toAskFor(data.meetings, data.now);
  if (!data || !meeting) return null;
  const { n, subject, dueAt } = meeting;
  return (
    <p>
      <a href={pathOf({ form: 'set-evaluation', variant: PLAIN, subject })}>{t('evaluation.line', { n })}</a>{' '}
      {dueAt && t(dueAt < data.now ? 'evaluation.late' : 'evaluation.due', { at: momentText(dueAt) })}
    </p>
  );
}
