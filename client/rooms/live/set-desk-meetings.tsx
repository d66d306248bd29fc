import { useState } from 'preact/hooks';
import { listText, momentText, t } from '../../core/i18n.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { State } from '../../ui/icon.tsx';
import { MEETING_STATES } from './meeting-dots.tsx';
import { MoveMeeting } from './move-meeting.tsx';
import { meetingState, namesOf } from './sets-desk-words.ts';
import { meetingPath, type SetMeeting, type SetOnDesk } from './sets-desk.types.ts';

/** The meetings of one set: when, in what state, who opens it, and who was not there. */
export const SetMeetings = ({ set, now }: { set: SetOnDesk; now: string }) => (
  <ol class="sets-meetings" role="list">
    {set.meetings.map((meeting) => (
      <Row key={meeting.n} set={set} meeting={meeting} now={now} />
    ))}
  </ol>
);

function Row({ set, meeting, now }: { set: SetOnDesk; meeting: SetMeeting; now: string }) {
  const [open, setOpen] = useState(false);
  const button = useFocusKept<HTMLButtonElement>();
  const state = meetingState(meeting, now);
  const word = t('live.sets.one.meeting', { n: meeting.n });
  return (
    <li>
      <div class="line">
        <p class="what">
          <a class="sets-link" href={meetingPath(set.id, meeting.n)}>
            {word}
          </a>
          {meeting.selfManaged && <span class="help sets-more">{t('live.sets.one.own')}</span>}
        </p>
        <p class="when">
          {momentText(meeting.at)}
          <span class="help sets-more">{moreText(set, meeting)}</span>
        </p>
        <State state={MEETING_STATES[state]} word={t(`live.sets.one.state.${state}`)} />
        {meeting.state === 'planned' && (
          <button
            ref={button}
            class="btn quiet small"
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t('live.sets.one.move')} <span class="visually-hidden">{word}</span>
          </button>
        )}
      </div>
      {open && <MoveMeeting set={set} meeting={meeting} close={() => setOpen(false)} />}
    </li>
  );
}

function moreText(set: SetOnDesk, { n, state, host }: SetMeeting): string {
  if (state !== 'held') {
    const [name] = host === null ? [] : namesOf(set, [host]);
    return name === undefined ? '' : t('live.sets.one.host', { host: name });
  }
  const asked = set.parts.filter(({ held }) => held.includes(n));
  const away = asked.filter(({ there }) => !there.includes(n)).map(({ person }) => person);
  const came = t('live.sets.one.there', { there: asked.length - away.length, of: asked.length });
  return away.length === 0
    ? `${came}.`
    : `${came}, ${t('live.sets.one.away', { who: listText(namesOf(set, away)) })}.`;
}
