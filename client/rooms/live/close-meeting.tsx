import { useDraft } from '../../core/drafts.ts';
import { clockText, momentText, t } from '../../core/i18n.ts';
import { ownDay } from '../../core/calendar.ts';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import { Field, TickField } from '../../ui/field.tsx';
import { namesText, nameText, notYet } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';

/** How the set has worked, a word each, and the next date with its host, before the door is closed (C25). */
export function CloseMeeting({ room }: { room: Room }) {
  return (
    <>
      <section class="stack" aria-labelledby="h-review">
        <h2 id="h-review">{t('live.meeting.review')}</h2>
        <p>{t('live.meeting.review.how')}</p>
        <ul class="meeting-prompts">
          <li>{t('live.meeting.review.one')}</li>
          <li>{t('live.meeting.review.two')}</li>
          <li>{t('live.meeting.review.three')}</li>
        </ul>
        <Round room={room} />
      </section>
      <NextMeeting room={room} />
    </>
  );
}

function Round({ room }: { room: Room }) {
  const { said } = room.meeting;
  const waits = notYet(room, said);
  return (
    <div class="stack tight">
      <h3>{t('live.meeting.round')}</h3>
      {room.isHere && said[room.me] === undefined && (
        <p>
          <button class="btn small" type="button" onClick={() => room.press({ kind: 'said' })}>
            {t('live.meeting.round.said')}
          </button>
        </p>
      )}
      <p class="help">
        {waits.length === 0
          ? t('live.meeting.round.all')
          : t('live.meeting.round.wait', { names: namesText(room, waits) })}
      </p>
    </div>
  );
}

interface Draft {
  day: string;
  time: string;
  host: string;
  never: boolean;
}

/** What was fixed, else what is planned. */
function startOf({ meeting, page }: Room): Draft {
  const { next } = meeting;
  const at = next?.at ?? (page.nextAt === null ? null : Date.parse(page.nextAt));
  const moment = at === null ? undefined : new Date(at).toISOString();
  return {
    day: moment ? ownDay(moment) : '',
    time: moment ? clockText(moment) : clockText(page.at),
    host: next?.host ?? '',
    never: next !== null && next.at === null,
  };
}

function NextMeeting({ room }: { room: Room }) {
  const { meeting, page, press } = room;
  const { next } = meeting;
  const mayPress = room.isHere || (room.facilitates && !page.selfManaged);
  return (
    <section class="stack" aria-labelledby="h-next">
      <h2 id="h-next">{t('live.meeting.next')}</h2>
      <p aria-live="polite">{nextText(room)}</p>
      {mayPress && <NextForm room={room} />}
      {mayPress && (
        <p class="row">
          <button
            class="btn main"
            type="button"
            aria-disabled={next === null}
            aria-describedby="why-not-close"
            onClick={() => next !== null && press({ kind: 'close' })}
          >
            {t('live.meeting.close')}
          </button>
          <span class="help" id="why-not-close">
            {next === null && t('live.meeting.close.wait')}
          </span>
        </p>
      )}
    </section>
  );
}

export function nextText(room: Room): string {
  const { next } = room.meeting;
  if (next === null) return t('live.meeting.next.none');
  if (next.at === null) return t('live.meeting.next.never');
  const at = momentText(new Date(next.at).toISOString());
  return next.host === null
    ? t('live.meeting.next.at', { at })
    : t('live.meeting.next.at-host', { at, name: nameText(room, next.host) });
}

/** What is typed here stands over what was fixed, which somebody else may do meanwhile. */
function NextForm({ room }: { room: Room }) {
  const { place, page, press } = room;
  const draft = useDraft<Partial<Draft>>(`meeting/${place.set}/${place.n}/next`, {});
  const value = { ...startOf(room), ...draft.value.value };
  const change = (part: Partial<Draft>) => draft.write({ ...draft.value.peek(), ...part });
  const { never, host } = value;
  const at = Date.parse(`${value.day}T${value.time}`);
  const isWhole = never || (!Number.isNaN(at) && host !== '');
  const fix = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    press({ kind: 'next', ...(never ? { at: null, host: null } : { at, host }) });
    draft.clear();
  };
  return (
    <form class="stack tight meeting-form" onSubmit={fix}>
      {page.selfManaged && (
        <TickField
          label={t('live.meeting.next.stop')}
          checked={never}
          change={(stops) => change({ never: stops })}
        />
      )}
      {!never && <When value={value} change={change} />}
      {!never && <HostField room={room} host={host} choose={(person) => change({ host: person })} />}
      <p>
        <button class="btn small" type="submit" aria-disabled={!isWhole}>
          {t('live.meeting.next.fix')}
        </button>
      </p>
    </form>
  );
}

function When({ value, change }: { value: Draft; change: (part: Partial<Draft>) => void }) {
  const unfinished = t('live.meeting.unfinished');
  return (
    <DateTimeGroup label={t('live.meeting.next.when')}>
      <DateField
        label={t('live.meeting.next.day')}
        value={value.day}
        unfinished={unfinished}
        change={(day) => change({ day })}
      />
      <TimeField
        label={t('live.meeting.next.time')}
        value={value.time}
        unfinished={unfinished}
        change={(time) => change({ time })}
      />
    </DateTimeGroup>
  );
}

const HostField = ({
  room,
  host,
  choose,
}: {
  room: Room;
  host: string;
  choose: (person: string) => void;
}) => (
  <Field label={t('live.meeting.next.host')} help={t('live.meeting.next.host.how')}>
    {(control) => (
      <select {...control} class="input" value={host} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t('live.meeting.role.nobody')}</option>
        {room.meeting.members.map((person) => (
          <option key={person} value={person}>
            {nameText(room, person)}
          </option>
        ))}
      </select>
    )}
  </Field>
);
