import { roundsOf } from '../../../server/rooms/live/triad-roles.rule.ts';
import type { Triad } from '../../../server/rooms/live/triad-shape.rule.ts';
import { t } from '../../core/i18n.ts';
import { RolesLine } from './triad-roles-line.tsx';
import type { TriadPage } from './triad.types.ts';

/** Who was what, round by round. */
export function TriadHistory({ page, triad }: { page: TriadPage; triad: Triad }) {
  const rounds = roundsOf(triad).filter(({ round }) => round.endedAt !== null);
  if (rounds.length === 0) return null;
  return (
    <details>
      <summary>{t('live.triad.history')}</summary>
      <ol class="stack" role="list">
        {rounds.map(({ n, round }) => (
          <li key={n}>
            <b>{t('live.triad.history.round', { n })}</b>
            <RolesLine page={page} roles={round} />
          </li>
        ))}
      </ol>
    </details>
  );
}
