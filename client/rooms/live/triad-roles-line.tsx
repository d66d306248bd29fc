import { t } from '../../core/i18n.ts';
import type { Round } from '../../../server/rooms/live/triad-shape.rule.ts';
import { TRIAD_ROLES, type TriadRole } from '../../../server/rooms/live/triad-roles.rule.ts';
import { PersonName } from '../../ui/person-name.tsx';
import type { TriadPage } from './triad.types.ts';
import { isPitch, nameIn } from './triad-words.ts';

export const roleText = (page: TriadPage, role: TriadRole): string =>
  t(isPitch(page) ? `live.triad.pitch-role.${role}` : `live.triad.role.${role}`);

/** Who is what in a round. */
export function RolesLine({
  page,
  roles,
}: {
  page: TriadPage;
  roles: Pick<Round, 'mentor' | 'mentee' | 'observers'>;
}) {
  const of = { mentor: [roles.mentor], mentee: [roles.mentee], observer: roles.observers };
  return (
    <dl class="triad-roles">
      {TRIAD_ROLES.filter((role) => of[role].length > 0).map((role) => (
        <div key={role}>
          <dt>{roleText(page, role)}</dt>
          {of[role].map((person) => (
            <dd key={person}>
              <PersonName name={nameIn(page, person)} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
