import { momentText, minutesText, t } from '../../core/i18n.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { dayText } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import type { EntryEvent, Hours, ShownEntry } from './hours.types.ts';
import { withWhom } from './hours.view.ts';

/** Everything that happened to an entry, oldest first. Both sides read the same lines. */
export function History({ entry, log }: { entry: ShownEntry; log: Hours }) {
  const id = useOwnId();
  if (entry.events.length === 0) return null;
  return (
    <section class="stack block-space" aria-labelledby={id}>
      <h2 id={id}>{t('hours.history')}</h2>
      <ol class="history" role="list">
        {entry.events.map((event, at) => (
          <li key={at}>
            <time dateTime={event.at}>{momentText(event.at)}</time> {eventText(event, entry, log)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function eventText(event: EntryEvent, entry: ShownEntry, log: Hours): string {
  switch (event.what) {
    case 'logged':
    case 'changed':
      return t(`hours.event.${event.what}`, { facts: factsText(event.facts, entry, log) });
    case 'voided':
    case 'answered':
    case 'queried':
      return t(`hours.event.${event.what}`, { text: event.text });
    case 'confirmed':
      return event.who === 'trainer'
        ? t('hours.event.confirmed.trainer')
        : t('hours.event.confirmed', {
            who: t(`hours.confirmer.${event.who}`),
            name: event.name,
            way: t(`hours.way.${event.way}`),
          });
    case 'disputed':
      return t(`hours.event.disputed.${event.reason}`, { name: event.name, text: event.text });
    default:
      return t(`hours.event.${event.what}`);
  }
}

/** What was logged, or what became different: "16:10 to 17:25, with M2". */
function factsText(facts: Partial<ShownFacts>, entry: ShownEntry, log: Hours): string {
  const zone = facts.zone ?? entry.zone;
  const wall = (moment: string) => wallClock(zone, new Date(moment));
  const { startedAt, endedAt, kind, aroundMin, relationship, breakMin, channel } = facts;
  const parts = [
    startedAt !== undefined && dayText(wall(startedAt).day),
    startedAt !== undefined && t('hours.event.from', { time: wall(startedAt).time }),
    endedAt !== undefined && t('hours.event.to', { time: wall(endedAt).time }),
    relationship && withWhom({ relationship, kind: entry.kind }, log.home.relationships),
    kind !== undefined && t(`hours.kind.${kind}`),
    aroundMin && t('hours.event.around', { time: minutesText(aroundMin) }),
    breakMin && t('hours.event.break', { time: minutesText(breakMin) }),
    channel !== undefined && t(`hours.channel.${channel}`),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

type ShownFacts = Extract<EntryEvent, { what: 'logged' | 'changed' }>['facts'];
