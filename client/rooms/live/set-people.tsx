import { t } from '../../core/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { isMe, memberName } from './set-words.ts';
import type { OwnSet } from './set.types.ts';

/** Who is in it. */
export const SetPeople = ({ set }: { set: OwnSet }) => (
  <section class="stack" aria-labelledby="h-people">
    <h2 id="h-people">{t('live.set.people')}</h2>
    <ul class="rows set-people" role="list">
      {set.members.map((member) => (
        <li key={member.id}>
          <span class="what">
            <PersonName name={memberName(member)} />
            {isMe(member.id) && <span class="help"> {t('live.set.people.you')}</span>}
          </span>
        </li>
      ))}
    </ul>
    <p class="help">{t('live.set.people.closed')}</p>
  </section>
);
