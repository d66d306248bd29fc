import { useState } from 'preact/hooks';
import { dayText, minutesText, t } from '../../core/i18n.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { StrandMark } from '../../ui/icon.tsx';
import { Meter } from '../../ui/progress.tsx';
import { Title } from '../../ui/title.tsx';
import { Closures } from './closures.tsx';
import type { Hours } from './hours.types.ts';
import { PaceText } from './pace-text.tsx';

/** How far, in a figure, in a bar, and in the sentence that can be acted on. */
export function HoursHead({ log }: { log: Hours }) {
  const { numbers, window } = log.home;
  const { target } = numbers;
  const { counted, verified } = log.count;
  return (
    <section class="stack">
      <Title text={t('hours.heading', { target: target / 60 })}>
        {' '}
        <StrandMark strand="hours" />
      </Title>
      <p>
        <span class="figure">{minutesText(counted)}</span>{' '}
        <span class="muted">
          {window.startsOn === null
            ? t('hours.logged', { target: target / 60 })
            : t('hours.logged.since', { target: target / 60, day: dayText(window.startsOn, 'year') })}
        </span>
      </p>
      <Bar log={log} verified={verified} booked={bookedMinutes(log, new Date())} />
      <PaceText log={log} />
      <CannotMeet log={log} />
    </section>
  );
}

/** Minutes of dates that are agreed and still to come. */
function bookedMinutes({ home }: Hours, now: Date): number {
  return home.relationships.reduce((sum, { next, endedAt }) => {
    if (!next || endedAt !== null || new Date(next.at) <= now) return sum;
    return sum + Math.round((Date.parse(next.endsAt) - Date.parse(next.at)) / 60_000);
  }, 0);
}

function Bar({ log, verified, booked }: { log: Hours; verified: number; booked: number }) {
  const { target } = log.home.numbers;
  const claimed = Math.max(0, log.count.counted - verified);
  const { pace } = log;
  const even = pace && Math.round(pace.expected);
  return (
    <>
      <div class="hours-bar">
        <Meter
          strand="hours"
          of={target}
          parts={[
            { amount: verified, kind: 'solid' },
            { amount: claimed, kind: 'half' },
            { amount: booked, kind: 'plan' },
          ]}
        />
        {even !== undefined && (
          <i class="even" style={{ insetInlineStart: `${Math.min(100, (even / target) * 100)}%` }} />
        )}
      </div>
      <ul class="legend chart" role="list">
        <Sign sign="solid" text={t('hours.legend.confirmed', { time: minutesText(verified) })} />
        <Sign sign="half" text={t('hours.legend.claimed', { time: minutesText(claimed) })} />
        {booked > 0 && <Sign sign="plan" text={t('hours.legend.booked', { time: minutesText(booked) })} />}
        {even !== undefined && (
          <Sign sign="even" text={t('hours.legend.even', { time: minutesText(even) })} />
        )}
      </ul>
    </>
  );
}

const Sign = ({ sign, text }: { sign: string; text: string }) => (
  <li>
    <i class={`sign ${sign}`} aria-hidden="true" />
    {text}
  </li>
);

function CannotMeet({ log }: { log: Hours }) {
  const [open, setOpen] = useState(false);
  const place = useFocusKept<HTMLButtonElement>();
  if (log.home.window.startsOn === null) return null;
  return (
    <>
      <button
        class="btn quiet small"
        type="button"
        aria-expanded={open}
        ref={place}
        onClick={() => setOpen(!open)}
      >
        {t('hours.closures.open')}
      </button>
      {open && <Closures log={log} close={() => setOpen(false)} />}
    </>
  );
}
