import { momentText, t } from '../../core/i18n.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import { meetingPath, type OwnSet, type PlannedMeeting } from './set.types.ts';

const STATES: Record<PlannedMeeting['state'], StateName> = { planned: 'todo', open: 'doing', held: 'done' };

/** All dates of a set. They are in the calendar that follows everything, too. */
export const SetDates = ({ set }: { set: OwnSet }) => (
  <section class="stack" aria-labelledby="h-dates">
    <h2 id="h-dates">{t('live.set.dates')}</h2>
    <ol class="rows set-dates" role="list">
      {set.meetings.map(({ n, at, state, selfManaged }) => (
        <li key={n}>
          <span class="what">
            <a href={meetingPath(set.id, n)}>{t('live.set.meeting', { n })}</a>
            <span class="help">
              {momentText(at)}
              {selfManaged && `. ${t('live.set.dates.own')}`}
            </span>
          </span>
          <State state={STATES[state]} word={t(`live.set.state.${state}`)} />
        </li>
      ))}
    </ol>
    <p>
      <a href="/app/hours/copies">{t('live.file.follow')}</a>
    </p>
  </section>
);
