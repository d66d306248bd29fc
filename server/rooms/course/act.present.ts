import type { Course } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Act } from './act.store.ts';
import { ownAct } from './act.visibility.ts';
import { stepsInOrder } from './course.rule.ts';

const ASKING = ['owner'] as const;

/** Acts with the step they were written at, in the order of the course; what stands in no step any more comes last. */
export function presentActs(
  session: Session,
  acts: readonly Act[],
  { course, lang }: { course: Course; lang: Lang },
) {
  const steps = stepsInOrder(course).map(({ step }) => step);
  const placeOf = ({ step }: Act) => {
    const at = steps.findIndex(({ key }) => key === step);
    return at < 0 ? steps.length : at;
  };
  return acts
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((act) => {
      const step = steps[placeOf(act)];
      const [module = '', slug = ''] = act.step.split('/');
      const { text, by, revision, outcome, line, answerRevision } = act;
      return asSeenBy(ownAct, viewersOf(session, ASKING, act.person), {
        module,
        step: slug,
        number: step?.number ?? '',
        title: step?.title[lang] ?? slug,
        text,
        by,
        writtenAt: act.writtenAt.toISOString(),
        revision,
        outcome,
        line,
        cameBackAt: act.cameBackAt?.toISOString() ?? null,
        answerRevision,
      });
    });
}
