import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { dayText, minutesText, momentText, t } from '../../core/i18n.ts';
import type { TrainerEntry } from './cohort-hours.state.ts';

type Event = TrainerEntry['events'][number];
type Facts = Extract<Event, { facts: object }>['facts'];

/** Everything that happened to an entry, oldest first: the lines that its learner reads, without a name or a label. */
export const JudgedHistory = ({ entry }: { entry: TrainerEntry }) => (
  <details class="fold">
    <summary>{t('hours.cohort.history')}</summary>
    <ol class="history" role="list">
      {entry.events.map((event, at) => (
        <li key={at}>
          <time dateTime={event.at}>{momentText(event.at)}</time> {eventText(event, entry)}
        </li>
      ))}
    </ol>
  </details>
);

function eventText(event: Event, entry: TrainerEntry): string {
  switch (event.what) {
    case 'logged':
    case 'changed': {
      const facts = factsText(event.facts, entry);
      return facts === ''
        ? t('hours.cohort.event.changed.unseen')
        : t(`hours.cohort.event.${event.what}`, { facts });
    }
    case 'voided':
    case 'answered':
    case 'queried':
      return t(`hours.cohort.event.${event.what}`, { text: event.text });
    case 'confirmed':
      return event.who === 'trainer' || event.way === 'trainer'
        ? t('hours.cohort.event.confirmed.trainer')
        : t('hours.cohort.event.confirmed', {
            who: t(`hours.cohort.confirmer.${event.who}`),
            way: t(`hours.cohort.way.${event.way}`),
          });
    case 'disputed':
      return t(`hours.cohort.event.disputed.${event.reason}`);
    default:
      return t(`hours.cohort.event.${event.what}`);
  }
}

/** "Thursday 26 March, from 16:10, to 17:25": what was logged, or what became different. */
function factsText(facts: Facts, entry: TrainerEntry): string {
  const wall = (moment: string) => wallClock(facts.zone ?? entry.zone, new Date(moment));
  const { startedAt, endedAt, kind, aroundMin, mentee, breakMin, channel } = facts;
  const parts = [
    startedAt !== undefined && dayText(wall(startedAt).day),
    startedAt !== undefined && t('hours.cohort.fact.from', { time: wall(startedAt).time }),
    endedAt !== undefined && t('hours.cohort.fact.to', { time: wall(endedAt).time }),
    typeof mentee === 'number' && t('hours.cohort.mentee', { number: mentee }),
    kind !== undefined && t(`hours.cohort.kind.${kind}`),
    aroundMin !== undefined && aroundMin > 0 && t('hours.cohort.around', { time: minutesText(aroundMin) }),
    breakMin !== undefined && breakMin > 0 && t('hours.cohort.fact.break', { time: minutesText(breakMin) }),
    channel !== undefined && t(`hours.cohort.channel.${channel}`),
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
