import { useData } from '../../core/data.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { sharedWithMe } from '../forms/forms.state.ts';
import { type Between, directory, type Directory, type ShownEntry } from './member.state.ts';
import { SetEntry } from './set-entry.tsx';
import { isMe, memberName } from './set-words.ts';
import type { OwnSet } from './set.types.ts';

/** Who is in it, how they may be reached as far as they show it, and what they share of their cases and forms. */
export function SetPeople({ set, shared }: { set: OwnSet; shared: Between['shared'] }) {
  const known = useData(directory()).data.value;
  const entryOf = (id: string) => known?.people.find(({ person }) => person.id === id);
  return (
    <section class="stack" aria-labelledby="h-people">
      <h2 id="h-people">{t('live.set.people')}</h2>
      <ul class="rows set-people" role="list">
        {set.members.map((member) => (
          <li key={member.id}>
            <span class="what">
              <span>
                <PersonName name={memberName(member)} />
                {isMe(member.id) && <span class="help"> {t('live.set.people.you')}</span>}
              </span>
              <Ways entry={entryOf(member.id)} />
              <Shared shared={shared.filter(({ person }) => person === member.id)} />
            </span>
          </li>
        ))}
      </ul>
      <OpenedForms />
      {known && <SetEntry own={known.own} />}
      {known && <Cohort known={known} />}
      <p class="help">{t('live.set.people.closed')}</p>
    </section>
  );
}

const IS_MAIL = /^[^\s@<>"']+@[^\s@<>"']+$/;

/** As its owner wrote it; an address that is one can be pressed. */
const Ways = ({ entry }: { entry: ShownEntry | undefined }) =>
  entry ? (
    <>
      {entry.mail !== '' && (
        <span>
          {IS_MAIL.test(entry.mail) ? (
            <a href={`mailto:${encodeURIComponent(entry.mail).replace('%40', '@')}`}>{entry.mail}</a>
          ) : (
            <bdi>{entry.mail}</bdi>
          )}
        </span>
      )}
      {entry.phone !== '' && <bdi>{entry.phone}</bdi>}
      {entry.other !== '' && <bdi>{entry.other}</bdi>}
      {entry.about !== '' && (
        <span class="help">
          {t('live.set.entry.asks')} <bdi>{entry.about}</bdi>
        </span>
      )}
    </>
  ) : null;

const Shared = ({ shared }: { shared: Between['shared'] }) => (
  <>
    {shared.map(({ id, title, at }) => (
      <span key={id}>
        <a href={`/app/case/shared?item=${id}`}>{title[lang.value]}</a>{' '}
        <span class="help">{t('live.set.shared', { day: dayText(ownDay(at)) })}</span>
      </span>
    ))}
  </>
);

/** Of a form nobody's name is said here: a context profile is read under the line that stands for its organisation. */
function OpenedForms() {
  const count = useData(sharedWithMe()).data.value?.answers.length ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <a class="set-link" href="/app/forms">
        {t('live.set.forms', { count })}
      </a>
    </p>
  );
}

function Cohort({ known }: { known: Directory }) {
  const others = known.people.filter(({ inSet }) => !inSet);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>{t('live.set.cohort', { count: others.length })}</summary>
      <ul class="rows set-people" role="list">
        {others.map((entry) => (
          <li key={entry.person.id}>
            <span class="what">
              <PersonName name={memberName(entry.person)} />
              <Ways entry={entry} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
