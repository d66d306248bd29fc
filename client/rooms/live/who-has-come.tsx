import { MEETING_ROLES, type MeetingRole } from '../../../server/rooms/live/meeting-names.rule.ts';
import { isHere, peopleHere } from '../../../server/rooms/live/meeting-opening.rule.ts';
import { clockText, t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { State } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { nameText } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';

/** Who is here, who has had their word, and who does what. */
export function WhoHasCome({ room, folded = false }: { room: Room; folded?: boolean }) {
  const { meeting } = room;
  const counted = t('live.meeting.here.count', {
    here: peopleHere(meeting).length,
    of: meeting.members.length,
  });
  if (folded) {
    return (
      <details class="meeting-fold">
        <summary>
          <h2>{t('live.meeting.here')}</h2> <span class="help">{counted}</span>
        </summary>
        <People room={room} />
        <Roles room={room} />
      </details>
    );
  }
  return (
    <section class="stack" aria-labelledby="h-here">
      <div class="row apart">
        <h2 id="h-here">{t('live.meeting.here')}</h2>
        <span class="help">{counted}</span>
      </div>
      <People room={room} />
      <CheckIn room={room} />
      <Roles room={room} />
    </section>
  );
}

const People = ({ room }: { room: Room }) => (
  <ul class="rows tight" role="list">
    {room.meeting.members.map((person) => (
      <li key={person} class="meeting-person">
        <PersonName name={nameText(room, person)} />
        <Presence room={room} person={person} />
      </li>
    ))}
  </ul>
);

function Presence({ room, person }: { room: Room; person: string }) {
  const { here, checkedIn } = room.meeting;
  const came = here[person];
  if (!came) return <State state="todo" word={t('live.meeting.here.not-yet')} />;
  if (!isHere(room.meeting, person)) {
    const at = clockText(new Date(came.leftAt ?? 0).toISOString());
    return <State state="quiet" word={t('live.meeting.here.left', { at })} />;
  }
  const word = t(checkedIn[person] === undefined ? 'live.meeting.here.here' : 'live.meeting.here.spoken');
  return <State state="done" word={word} />;
}

/** A word each before the work begins. What the word was is written nowhere. */
function CheckIn({ room }: { room: Room }) {
  const { meeting, me, isHere: here, press } = room;
  return (
    <div class="stack tight">
      <p>{t('live.meeting.check-in.how')}</p>
      {here && meeting.checkedIn[me] === undefined && (
        <p>
          <button class="btn small" type="button" onClick={() => press({ kind: 'check-in' })}>
            {t('live.meeting.check-in')}
          </button>
        </p>
      )}
    </div>
  );
}

function Roles({ room }: { room: Room }) {
  const { page } = room;
  return (
    <fieldset class="meeting-roles">
      <legend>{t('live.meeting.roles')}</legend>
      {page.selfManaged && <p class="help">{t('live.meeting.roles.self-managed')}</p>}
      {MEETING_ROLES.map((role) => (
        <Role key={role} room={room} role={role} />
      ))}
    </fieldset>
  );
}

function Role({ room, role }: { room: Room; role: MeetingRole }) {
  const { meeting, press, page } = room;
  const mayChange = room.isHere || (room.facilitates && !page.selfManaged);
  const holder = meeting.roles[role] ?? '';
  if (!mayChange) {
    return (
      <p>
        {t(`live.meeting.role.${role}`)}:{' '}
        {holder === '' ? t('live.meeting.role.nobody') : nameText(room, holder)}
      </p>
    );
  }
  return (
    <Field label={t(`live.meeting.role.${role}`)} help={t(`live.meeting.role.${role}.what`)}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={holder}
          onChange={({ currentTarget: { value } }) =>
            press({ kind: 'role', role, person: value === '' ? null : value })
          }
        >
          <option value="">{t('live.meeting.role.nobody')}</option>
          {meeting.members.map((person) => (
            <option key={person} value={person}>
              {nameText(room, person)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
