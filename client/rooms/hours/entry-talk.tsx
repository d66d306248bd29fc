import { t } from '../../core/i18n.ts';
import type { TrainerEntry } from './cohort-hours.state.ts';

type Event = TrainerEntry['events'][number];

/** The open question about an entry, and what was answered since. */
export function Talk({ entry: { events } }: { entry: TrainerEntry }) {
  const asked = events.findLastIndex(({ what }) => what === 'queried' || what === 'disputed');
  return (
    <>
      {events.slice(Math.max(0, asked)).map((event, at) => (
        <Line key={at} event={event} />
      ))}
    </>
  );
}

function Line({ event }: { event: Event }) {
  switch (event.what) {
    case 'queried':
      return <p dir="auto">{t('hours.cohort.event.queried', { text: event.text })}</p>;
    case 'answered':
      return <p dir="auto">{t('hours.cohort.event.answered', { text: event.text })}</p>;
    case 'disputed':
      return <p>{t(`hours.cohort.event.disputed.${event.reason}`)}</p>;
    case 'changed':
      return <p>{t('hours.cohort.event.changed.since')}</p>;
    default:
      return null;
  }
}
