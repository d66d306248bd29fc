import { realMinutes } from '../../../server/rooms/hours/counting.rule.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { clockText, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Hours, LOG_A_SESSION, type OwnRelationship } from './hours.types.ts';
import { withWhom } from './hours.view.ts';

/** One press to the form, and two ways in which it comes filled: as last time, and from the date that was agreed. */
export function NextActs({ log }: { log: Hours }) {
  const { relationships } = log.home;
  const last = log.entries.find(
    ({ state, kind, relationship }) =>
      state !== 'void' &&
      kind !== 'does-not-count' &&
      (relationship === null || relationships.some(({ id, endedAt }) => id === relationship && !endedAt)),
  );
  const agreed = agreedOne(log, new Date());
  return (
    <div class="hours-acts">
      <a class="btn main full" href={LOG_A_SESSION}>
        <Icon name="add" /> {t('hours.log-a-session')}
      </a>
      {agreed?.next && (
        <a class="btn full" href={`${LOG_A_SESSION}?next=${agreed.id}`}>
          {/* By this device's clock, as the form that it opens and the page about them say it. */}
          {t('hours.from-plan', { who: agreed.label, time: clockText(agreed.next.at) })}
        </a>
      )}
      {last && (
        <a class="btn full" href={`${LOG_A_SESSION}?again=${last.id}`}>
          {t('hours.again', {
            who: withWhom(last, relationships),
            time: wallClock(last.zone, last.startedAt).time,
            minutes: realMinutes(last),
          })}
        </a>
      )}
      <p class="help">{t('hours.purpose')}</p>
    </div>
  );
}

/** Whose agreed date is over, and not logged: the oldest first. */
function agreedOne({ home, entries }: Hours, now: Date): OwnRelationship | undefined {
  return home.relationships
    .filter(({ next }) => next !== null && new Date(next.endsAt) <= now)
    .filter(({ id, next }) => {
      const at = new Date(next?.at ?? 0);
      return !entries.some(
        ({ relationship, state, startedAt }) => relationship === id && state !== 'void' && startedAt >= at,
      );
    })
    .sort((one, other) => (one.next?.at ?? '').localeCompare(other.next?.at ?? ''))[0];
}
