import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import type { FieldProps } from './field-parts.tsx';
import type { Moment } from '../../../server/rooms/forms/answer.rule.ts';
import { momentOf, ownZone, typedOf } from './moments.ts';
import { zoneText } from './value-words.ts';

export const DayField = ({ value, words, write, leave, children }: FieldProps<'date'>) => (
  <div class="stack tight" onFocusOut={leave}>
    <DateField
      {...words}
      value={typeof value === 'string' ? value : ''}
      change={write}
      unfinished={t('forms.problem.unfit.date')}
    />
    {children}
  </div>
);

/** On the writer's own clock, whose zone stands beside it: two people may read this in two zones. */
export function MomentField({ value, words, write, leave, children }: FieldProps<'datetime'>) {
  const { day, time } = typedOf(value);
  const [zone] = useState(ownZone);
  const typedElsewhere =
    typeof value === 'object' && value !== null && (value as Moment).zone !== zone
      ? (value as Moment).zone
      : undefined;
  return (
    <div class="stack tight" onFocusOut={leave}>
      <DateTimeGroup {...words}>
        <DateField
          label={t('forms.moment.day')}
          value={day}
          change={(next) => write(momentOf({ day: next, time }))}
          unfinished={t('forms.problem.unfit.date')}
        />
        <TimeField
          label={t('forms.moment.time')}
          value={time}
          change={(next) => write(momentOf({ day, time: next }))}
          unfinished={t('forms.problem.unfit.datetime')}
        />
        <p class="help">
          {t('forms.moment.zone', { zone: zoneText(zone) })}{' '}
          {typedElsewhere !== undefined && t('forms.moment.elsewhere', { zone: zoneText(typedElsewhere) })}
        </p>
      </DateTimeGroup>
      {children}
    </div>
  );
}
