import { useData } from '../../core/data.ts';
import { dayText, t } from '../../core/i18n.ts';
import { StrandMark } from '../../ui/icon.tsx';
import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { sectionPath } from './business-case.types.ts';
import { nextCollection, type NextCollection } from './evaluation.state.ts';

/** What is asked or reviewed on a day of the evaluation. */
export const whatText = (all: NextCollection['all']): string =>
  all
    .map(({ question, review }) =>
      review === null ? question : t('case.evaluation.review', { point: review }),
    )
    .join(' · ');

/** On the road map (N9): the next day of the learner's own evaluation plan. Without one nothing stands there. */
export function EvaluationNext() {
  const next = useData(nextCollection()).data.value?.next;
  if (!next) return null;
  return (
    <section aria-label={t('case.evaluation.line')}>
      <p class="strand colour-project">
        <StrandMark strand="project" /> {t('case.evaluation.line')}
      </p>
      <p>
        <a href={sectionPath(placeOf(TABLES.evaluation).section)}>
          {t('case.evaluation.next', { day: dayText(next.day, 'year'), what: whatText(next.all) })}
        </a>
      </p>
    </section>
  );
}
