import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import type { dateChanges } from './date-change.contract.ts';
import type { DateChange } from './date-change.rule.ts';
import { dateChange } from './date-change.visibility.ts';

type Shown = AnswerOf<typeof dateChanges>['changes'][number];

export const presentChange = ({ key, at, was, now, of }: DateChange, lang: Lang): Shown =>
  asSeenBy(dateChange, ['owner'], {
    key,
    at: at.toISOString(),
    of: presentSubject(of, lang),
    was: was?.toISOString() ?? null,
    now: now?.toISOString() ?? null,
  }) as Shown;

function presentSubject(of: DateChange['of'], lang: Lang): Shown['of'] {
  if (of.what !== 'session') return of;
  const { module, slug: step, number, title } = of.session;
  return { what: 'session', module, step, number, title: title[lang] };
}
