import { momentText, t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { MEETING_STATES } from './set-states.ts';
import { ownZoneText } from './live-words.ts';
import { hostText } from './set-words.ts';
import { meetingPath, type OwnSet } from './set.types.ts';

/** All dates of a set. They are in the calendar that follows everything, too. */
export const SetDates = ({ set, level = 2 }: { set: OwnSet; level?: 2 | 3 }) => {
  const Heading = `h${level}` as const;
  return (
    <section class="stack" aria-labelledby="h-dates">
      <Heading id="h-dates">{t('live.set.dates')}</Heading>
      {/* Else it stands with the hour of the next one. */}
      {set.meetings.some(({ state }) => state === 'open') && <p class="help">{ownZoneText()}</p>}
      <ol class="rows set-dates" role="list">
        {set.meetings.map(({ n, at, state, selfManaged, host }) => (
          <li key={n}>
            <span class="what">
              <a href={meetingPath(set.id, n)}>{t('live.set.meeting', { n })}</a>
              <span class="help">
                {momentText(at)}
                {selfManaged && `. ${t('live.set.dates.own')}`}
                {host !== null && `. ${hostText(set.members, host)}`}
              </span>
            </span>
            <State state={MEETING_STATES[state]} word={t(`live.set.state.${state}`)} />
          </li>
        ))}
      </ol>
      <p>
        <a class="set-link" href="/app/hours/copies">
          {t('live.file.follow')}
        </a>
      </p>
    </section>
  );
};
