import './live.css';
import { useData } from '../../core/data.ts';
import { listText, t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { useNow } from './live-now.ts';
import { session } from './live.state.ts';
import type { LiveSession } from './live.types.ts';
import { soonText, whenText } from './live-words.ts';
import { SetDates } from './set-dates.tsx';
import { MEETING_STATES } from './set-states.ts';
import { isMe, memberName } from './set-words.ts';
import { mySet } from './set.state.ts';
import { meetingPath, type OwnSet, SET, TURN } from './set.types.ts';

/** Above the step of a set: which meeting of one's own set it is, when, and the way to it. */
export function SetInStep({ step: { module, step } }: SlotProps) {
  const known = useData(session({ module, step })).data.value;
  const mine = useData(mySet()).data.value;
  if (!known || !mine) return null;
  const meeting = meetingAt(mine.set, known);
  return (
    <section class="live-session sheet" aria-labelledby="h-live">
      {mine.set && meeting ? (
        <Meeting data={known} set={mine.set} meeting={meeting} />
      ) : (
        <>
          <h2 class="heading-small" id="h-live">
            {t('live.set.joining')}
          </h2>
          <p>
            <a href={SET}>{t('live.set.step.joining')}</a>
          </p>
        </>
      )}
    </section>
  );
}

const meetingAt = (set: OwnSet | null, { session: { startsAt } }: LiveSession) =>
  set?.meetings.find(({ at }) => at === startsAt);

interface Props {
  data: LiveSession;
  set: OwnSet;
  meeting: OwnSet['meetings'][number];
}

function Meeting({ data, set, meeting: { n, state } }: Props) {
  const now = useNow(data);
  const { session: line } = data;
  return (
    <>
      <header class="stack tight">
        <h2 class="heading-small" id="h-live">
          {t('live.set.step.meeting', { n, when: whenText(line) })}
        </h2>
        <p class="help">{state === 'planned' ? soonText(line, now) : ''}</p>
      </header>
      <p>
        <State state={MEETING_STATES[state]} word={t(`live.set.state.${state}`)} />
      </p>
      <p class="row">
        <a class={state === 'held' ? 'btn' : 'btn main'} href={meetingPath(set.id, n)}>
          {t(state === 'open' ? 'live.set.next.enter' : 'live.set.next.page')}
        </a>
        <a href={SET}>{t('core.place.set')}</a>
      </p>
    </>
  );
}

/** What a step asks of one's set, in its place: its dates, its actions, who opens the next one, its rules, its turns. */
export function SetProduct(props: SlotProps) {
  const { target, label } = props;
  const mine = useData(mySet()).data.value;
  if (mine?.set && target === TURN) return <TurnProduct {...props} set={mine.set} />;
  if (!mine) return null;
  return (
    <section class="stack" aria-label={label}>
      {!mine.set ? <p>{t('live.set.joining')}.</p> : <Product target={target} set={mine.set} />}
      <p>
        <a class="btn" href={SET}>
          {t('live.set.step.open')}
        </a>
      </p>
    </section>
  );
}

/** It is written while the set meets, so the way to it is the way to the meeting. */
function TurnProduct({ step: { module, step }, label, set }: SlotProps & { set: OwnSet }) {
  const known = useData(session({ module, step })).data.value;
  const meeting = known && meetingAt(set, known);
  return (
    <section class="stack" aria-label={label}>
      <p>{t('live.set.step.turn')}</p>
      <p class="row">
        {meeting && (
          <a class="btn" href={meetingPath(set.id, meeting.n)}>
            {t('live.set.step.turn.open', { n: meeting.n })}
          </a>
        )}
        <a href={SET}>{t('core.place.set')}</a>
      </p>
    </section>
  );
}

function Product({ target, set }: { target: string; set: OwnSet }) {
  if (target === 'SET:calendar' || target === 'SET:rota') return <SetDates set={set} level={3} />;
  if (target === 'SET:actions') return <p>{t('live.set.actions.says')}</p>;
  const { rules, agreed, members } = set;
  const open = members.filter(({ id }) => !agreed.includes(id) && !isMe(id)).map(memberName);
  return (
    <p>
      {t('live.set.rules.version', { version: rules.version })}{' '}
      {t(agreed.some(isMe) ? 'live.set.agreement.given' : 'live.set.agreement.open')}.{' '}
      {open.length > 0 && t('live.set.agreement.without', { names: listText(open) })}
    </p>
  );
}
