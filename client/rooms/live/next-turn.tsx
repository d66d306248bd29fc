import type { Candidate } from '../../../server/rooms/live/meeting-order.rule.ts';
import { lineOf } from '../../../server/rooms/live/meeting-opening.rule.ts';
import { openRules, whyNotBegin } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t } from '../../core/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { namesText, nameText, notYet } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';

/** Whose turn is next and why (S5), who would like one, and the press that begins it. */
export function NextTurn({ room }: { room: Room }) {
  const line = lineOf(room.meeting);
  return (
    <section class="stack" aria-labelledby="h-order">
      <h2 id="h-order">{t('live.meeting.order')}</h2>
      <p class="help">{t('live.meeting.order.how')}</p>
      <ol class="rows tight" role="list">
        {line.map((one, at) => (
          <li key={one.person} class="meeting-person">
            <PersonName name={nameText(room, one.person)} />
            <span class="help">{reasonText(one, line[at - 1])}</span>
          </li>
        ))}
      </ol>
      <MyWish room={room} />
      <Begin room={room} next={line[0]} />
    </section>
  );
}

/** What put this person here, as the first thing that tells them from who stands before them. */
function reasonText(one: Candidate, before: Candidate | undefined): string {
  const { turns } = one;
  if (before && before.turns === turns && one.lastAt === before.lastAt && one.signedUpAt !== null)
    return t('live.meeting.order.signed-up', { turns });
  return turns === 0 ? t('live.meeting.order.first') : t('live.meeting.order.turns', { turns });
}

function MyWish({ room }: { room: Room }) {
  const { meeting, me, press, isHere } = room;
  if (!isHere) return null;
  const asks = (meeting.signedUp[me] ?? null) !== null;
  const passes = meeting.passed[me] ?? false;
  return (
    <p class="row">
      <button
        class="btn small"
        type="button"
        aria-pressed={asks}
        onClick={() => press({ kind: 'sign-up', on: !asks })}
      >
        {t('live.meeting.sign-up')}
      </button>
      <button
        class="btn small"
        type="button"
        aria-pressed={passes}
        onClick={() => press({ kind: 'pass', on: !passes })}
      >
        {t('live.meeting.pass')}
      </button>
    </p>
  );
}

function Begin({ room, next }: { room: Room; next: Candidate | undefined }) {
  const { page, meeting, press } = room;
  const mayPress = room.isHere || (room.facilitates && !page.selfManaged);
  const why = next ? whyNotBegin(meeting, next.person, { n: page.n }) : nobodyText(room);
  return (
    <>
      <p class="row">
        {mayPress && next && (
          <button
            class="btn main"
            type="button"
            aria-disabled={why !== undefined}
            aria-describedby="why-not-begin"
            onClick={() => why === undefined && press({ kind: 'begin', person: next.person })}
          >
            {next.person === room.me
              ? t('live.meeting.begin.own')
              : t('live.meeting.begin', { name: room.name(next.person) })}
          </button>
        )}
        {mayPress && (
          <button class="btn quiet" type="button" onClick={() => press({ kind: 'to-review' })}>
            {t('live.meeting.to-review')}
          </button>
        )}
      </p>
      <p class="help" id="why-not-begin">
        {why && whyText(room, why)}
      </p>
    </>
  );
}

const nobodyText = ({ meeting }: Room) =>
  Object.values(meeting.passed).some(Boolean) ? ('all-pass' as const) : ('too-few' as const);

function whyText(room: Room, why: NonNullable<ReturnType<typeof whyNotBegin>> | 'all-pass'): string {
  if (why === 'rules-open')
    return t('live.meeting.wait.rules-open', { names: namesText(room, openRules(room.meeting)) });
  if (why === 'rules-to-confirm') {
    const names = namesText(room, notYet(room, room.meeting.rules.confirmed));
    return t('live.meeting.wait.rules-to-confirm', { names });
  }
  switch (why) {
    case 'all-pass':
    case 'too-few':
    case 'roles-open':
    case 'holds-a-role':
    case 'turns-held':
      return t(`live.meeting.wait.${why}`);
    default:
      return '';
  }
}
