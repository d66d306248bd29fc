import { useState } from 'preact/hooks';
import { addDays } from '../../../server/core/days.rule.ts';
import { ownDay } from '../../core/calendar.ts';
import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-time.tsx';
import { ClockField } from './clock-field.tsx';
import type { PartProps } from './entry-part.types.ts';

const DAYS = ['today', 'yesterday', 'other'] as const;
type Day = (typeof DAYS)[number];

/** The day in one press, and the time as figures. */
export function WhenField(props: PartProps) {
  const { draft, change, verdict, tried } = props;
  const today = ownDay(new Date().toISOString());
  const named = new Map<string, Day>([
    [today, 'today'],
    [addDays(today, -1), 'yesterday'],
  ]);
  const [other, setOther] = useState(false);
  const chosen = other ? 'other' : (named.get(draft.day) ?? 'other');
  const choose = (day: Day) => {
    setOther(day === 'other');
    if (day !== 'other') change({ day: day === 'today' ? today : addDays(today, -1) });
  };
  return (
    <div class="when">
      <SegmentedChoice
        label={t('hours.entry.when')}
        options={DAYS.map((value) => ({ value, word: t(`hours.entry.day.${value}`) }))}
        value={chosen}
        choose={choose}
        error={verdict.says.when}
      />
      {chosen === 'other' && <OtherDay {...props} today={today} />}
      <ClockField
        label={t('hours.entry.start')}
        value={draft.start}
        change={(start) => change({ start })}
        gap={verdict.missing === 'gap'}
        missing={tried && verdict.missing === 'start'}
      />
    </div>
  );
}

const OtherDay = ({ draft, change, verdict, hours, tried, today }: PartProps & { today: string }) => (
  <DateField
    label={t('hours.entry.day')}
    value={draft.day}
    change={(day) => change({ day })}
    max={today}
    min={hours.home.window.opensOn ?? undefined}
    unfinished={t('hours.entry.day.unfinished')}
    error={tried && verdict.missing === 'day' ? t('hours.entry.day.missing') : undefined}
  />
);
