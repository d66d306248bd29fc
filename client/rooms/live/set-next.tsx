import { ownDay } from '../../core/calendar.ts';
import { clockText, dayText, t } from '../../core/i18n.ts';
import { ownZoneText } from './live-words.ts';
import { hostText } from './set-words.ts';
import { meetingPath, type OwnSet, type PlannedMeeting } from './set.types.ts';

/** What comes next: when it is by one's own clock, who opens it, and the way in. */
export function SetNext({ set, now }: { set: OwnSet; now: string }) {
  const next =
    set.meetings.find(({ state }) => state === 'open') ??
    set.meetings.find(({ state }) => state === 'planned');
  return (
    <section class="sheet stack" aria-labelledby="h-next">
      {next ? (
        <Meeting set={set} next={next} now={now} />
      ) : (
        <h2 class="heading-small" id="h-next">
          {t('live.set.next.none')}
        </h2>
      )}
    </section>
  );
}

interface Props {
  set: OwnSet;
  next: PlannedMeeting;
  now: string;
}

function Meeting({ set, next: { n, at, host, selfManaged, state }, now }: Props) {
  const isOpen = state === 'open';
  const when = { n, day: dayText(ownDay(at)), time: clockText(at) };
  const about = [
    isOpen ? '' : ownZoneText(),
    host === null ? '' : hostText(set.members, host),
    selfManaged ? t('live.set.next.own') : '',
  ];
  return (
    <>
      <div class="stack tight">
        <h2 id="h-next">{isOpen ? t('live.set.next.open', { n }) : t('live.set.next', when)}</h2>
        <p class="help">{about.filter(Boolean).join(' ')}</p>
      </div>
      <p class="row">
        <a class="btn main" href={meetingPath(set.id, n)}>
          {t(isOpen ? 'live.set.next.enter' : 'live.set.next.page')}
        </a>
        {set.link !== '' && (
          <a class="btn" href={set.link} target="_blank" rel="noreferrer noopener">
            {t('live.join')}
          </a>
        )}
        <span class="help">{t(set.link === '' ? 'live.join.none' : 'live.never-recorded')}</span>
      </p>
      {!isOpen && at < now && <p class="help">{t('live.set.next.past')}</p>}
    </>
  );
}
