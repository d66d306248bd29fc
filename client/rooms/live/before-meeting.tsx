import { useEffect } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { clockText, dayText, momentText, t } from '../../core/i18n.ts';
import { ownDay, ownTimeZone } from '../../core/calendar.ts';
import { Problem } from '../../shell/problem.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useNow } from './live-now.ts';
import { RulesText } from './meeting-rules.tsx';
import type { LiveMeeting } from './meeting.state.ts';
import type { MeetingPage } from './meeting.types.ts';

interface Props {
  live: LiveMeeting;
  page: MeetingPage;
}

const LOOK_MS = 5_000;

/** Until somebody opens it: when, who, by which rules; and within the hour before it, the way in. */
export function BeforeMeeting({ live, page }: Props) {
  const now = useNow({ ahead: live.ahead.value });
  const mayOpen = now >= page.opensAt;
  useEffect(() => {
    if (!mayOpen) return undefined;
    // Somebody else may open it.
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void live.page.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [live, mayOpen]);
  return (
    <div class="meeting-columns">
      <section class="stack" aria-labelledby="h-when">
        <h2 id="h-when">
          {t('live.meeting.when', { day: dayText(ownDay(page.at)), time: clockText(page.at) })}
        </h2>
        <p class="help">{t('live.meeting.zone', { zone: ownTimeZone().replaceAll('_', ' ') })}</p>
        {page.selfManaged && <p>{t('live.meeting.self-managed')}</p>}
        {mayOpen ? (
          <Open live={live} page={page} />
        ) : (
          <p>{t('live.meeting.opens', { at: momentText(page.opensAt) })}</p>
        )}
      </section>
      <Who page={page} />
      <section class="stack" aria-labelledby="h-rules">
        <h2 id="h-rules">{t('live.meeting.rules')}</h2>
        <RulesText page={page} />
      </section>
    </div>
  );
}

const Who = ({ page }: { page: MeetingPage }) => (
  <section class="stack" aria-labelledby="h-who">
    <h2 id="h-who">{t('live.meeting.who')}</h2>
    <ul class="rows" role="list">
      {page.people.map(({ id, name, number }) => (
        <li key={id}>
          <PersonName name={name ?? t('live.meeting.member', { number: number ?? 0 })} />
        </li>
      ))}
    </ul>
  </section>
);

function Open({ live, page }: Props) {
  const act = useAct();
  const open = () =>
    act.run('open', async () => {
      await live.open();
      if (!page.facilitates) live.tap({ kind: 'join' });
    });
  if (page.facilitates && page.selfManaged) return <p>{t('live.meeting.theirs-to-open')}</p>;
  return (
    <>
      <p>{t('live.meeting.open.how')}</p>
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'open'} onClick={open}>
          {t('live.meeting.open')}
        </button>
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
