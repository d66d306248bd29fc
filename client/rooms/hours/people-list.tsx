import { dayText, minutesText, t } from '../../core/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon, State } from '../../ui/icon.tsx';
import { ownDay } from '../../core/calendar.ts';
import { type Hours, HOURS, type OwnRelationship, relationshipPath } from './hours.types.ts';
import { heldWith } from './hours.view.ts';

/** Everybody mentored: a label, a line, where it stands, what was held, and when next. */
export const People = ({ log }: { log: Hours }) => (
  <section class="stack block-space" aria-labelledby="h-people">
    <div class="row apart base">
      <h2 id="h-people">{t('hours.people')}</h2>
      <a class="btn small" href={`${HOURS}/relationships/new`}>
        <Icon name="add" /> {t('hours.people.add')}
      </a>
    </div>
    <PeopleList log={log} />
  </section>
);

export function PeopleList({ log }: { log: Hours }) {
  const { relationships } = log.home;
  if (relationships.length === 0) return <EmptyState>{t('hours.people.none')}</EmptyState>;
  const inOrder = [...relationships].sort(
    (one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null),
  );
  return (
    <ul class="people" role="list">
      {inOrder.map((one) => (
        <li key={one.id}>
          <a class="person-label" href={relationshipPath(one.id)}>
            {one.label}
          </a>
          <div>
            {one.line !== '' && <p>{one.line}</p>}
            <p>
              <Standing one={one} log={log} />
            </p>
          </div>
          <Held one={one} log={log} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  one: OwnRelationship;
  log: Hours;
}

function Standing({ one, log }: OneProps) {
  const { mentorAt, menteeAt, askedUntil } = one.agreement;
  const { midpoint, final } = log.home.numbers.sessions;
  const held = heldWith(log.entries, one.id).length;
  if (one.endedAt !== null)
    return (
      <State state="quiet" word={t('hours.people.ended', { day: dayText(ownDay(one.endedAt), 'year') })} />
    );
  if (one.pausedAt !== null) return <State state="quiet" word={t('hours.people.paused')} />;
  if (held >= final && one.finalAt === null) return <State state="todo" word={t('hours.people.final-due')} />;
  if (held >= midpoint && one.midpointAt === null)
    return <State state="todo" word={t('hours.people.midpoint-due')} />;
  if (mentorAt !== null && menteeAt !== null)
    return (
      <State
        state="done"
        word={t('hours.people.signed', { day: dayText(ownDay(latest(mentorAt, menteeAt)), 'year') })}
      />
    );
  if (mentorAt !== null || askedUntil !== null)
    return <State state="waiting" word={t('hours.people.waiting', { who: one.label })} />;
  return <State state="todo" word={t('hours.people.no-agreement')} />;
}

const latest = (one: string, other: string) => (one > other ? one : other);

function Held({ one, log }: OneProps) {
  const counted = log.entries
    .filter(({ relationship }) => relationship === one.id)
    .reduce((sum, { id }) => sum + (log.count.byEntry.get(id)?.counts ?? 0), 0);
  return (
    <div class="held">
      <b class="number">{minutesText(counted)}</b>
      <span class="help">
        {t('hours.people.held', { held: heldWith(log.entries, one.id).length, planned: one.sessionsPlanned })}
      </span>
      {one.next && one.endedAt === null && (
        <span class="help">{t('hours.people.next', { day: dayText(ownDay(one.next.at)) })}</span>
      )}
    </div>
  );
}
