import { t } from '../../core/i18n.ts';
import type { Hours, Plan } from './hours.types.ts';
import { heldWith } from './hours.view.ts';

interface Row {
  label: string;
  held: number;
  booked: number;
  ahead: number;
  added: boolean;
}

/** Every pair as a row of conversations: held, booked, to plan, and of people not met yet. */
export function PairsDrawing({ log, plan }: { log: Hours; plan: Plan }) {
  const rows = rowsOf(log, plan);
  return (
    <div class="stack">
      <div class="pairs chart" role="img" aria-label={rows.map(rowText).join(' ')}>
        {rows.map((row, at) => (
          <div key={at} class="hours-pair">
            <span>{row.label}</span>
            <span class="pair-marks">
              <Marks count={row.held} sign="held" />
              <Marks count={row.booked} sign="booked" />
              <Marks count={row.ahead} sign={row.added ? 'added' : 'ahead'} />
            </span>
          </div>
        ))}
      </div>
      <ul class="legend chart" role="list">
        {(['held', 'booked', 'ahead', 'added'] as const).map((sign) => (
          <li key={sign}>
            <i class={`pair-mark ${sign}`} aria-hidden="true" />
            {t(`hours.plan.legend.${sign}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const Marks = ({ count, sign }: { count: number; sign: string }) => (
  <>
    {Array.from({ length: count }, (_, at) => (
      <i key={at} class={`pair-mark ${sign}`} />
    ))}
  </>
);

const rowText = ({ label, held, booked, ahead }: Row) =>
  t('hours.plan.row', { who: label, held, booked, ahead });

/** Those met first, and as many more as the plan has. */
function rowsOf({ home, entries }: Hours, plan: Plan): Row[] {
  const met = home.relationships
    .map((one) => ({ one, held: heldWith(entries, one.id).length }))
    .filter(({ one, held }) => one.endedAt === null || held > 0)
    .map(({ one, held }) => {
      const left = one.endedAt === null ? Math.max(0, plan.sessions - held) : 0;
      const booked = left > 0 && one.next !== null ? 1 : 0;
      return { label: one.label, held, booked, ahead: left - booked, added: false };
    });
  const added = Array.from({ length: Math.max(0, plan.mentees - met.length) }, () => ({
    label: t('hours.plan.one-more'),
    held: 0,
    booked: 0,
    ahead: plan.sessions,
    added: true,
  }));
  return [...met, ...added];
}
