import type { ComponentChildren } from 'preact';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { nudgesFor, type Nudge } from './relationship-due.ts';
import type { PartProps } from './relationship.types.ts';
import { setState } from './relationship.state.ts';
import { pathOf } from './relationship.view.ts';

/** What is due, at most two at a time, each with what can be done about it. A nudge can be put off; it stays put off here. */
export function Nudges({ opened: { relationship }, log, held }: PartProps) {
  const putOff = useDraft<readonly string[]>(`hours/relationships/${relationship.id}/put-off`, []);
  const due = nudgesFor(relationship, { held, numbers: log.numbers, now: new Date() }).filter(
    ({ key }) => !putOff.value.value.includes(key),
  );
  return (
    <div class="stack tight relationship-nudges">
      {due.slice(0, 2).map((nudge) => (
        <div class="banner" key={nudge.key}>
          <p>
            <b>{t(`hours.relationship.due.${nudge.what}`)}</b>{' '}
            {t(`hours.relationship.due.${nudge.what}.help`, {
              sessions: held.sessions,
              label: relationship.label,
            })}
          </p>
          <p class="row">
            <Way nudge={nudge} id={relationship.id} />
            {nudge.what !== 'renew' && (
              <button
                class="btn quiet small"
                type="button"
                onClick={() => putOff.write([...putOff.value.peek(), nudge.key])}
              >
                {t('hours.relationship.due.put-off')}
              </button>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}

function Way({ nudge, id }: { nudge: Nudge; id: string }): ComponentChildren {
  switch (nudge.what) {
    case 'midpoint':
    case 'final':
      return (
        <a class="btn small" href={`${pathOf(id)}/${nudge.what}`}>
          {t(`hours.relationship.due.${nudge.what}.open`)}
        </a>
      );
    case 'renew':
      return <Renew id={id} />;
    case 'silence':
    case 'long':
      return (
        <a class="btn small" href="#ending">
          {t('hours.relationship.due.ending')}
        </a>
      );
  }
}

/** A seventh talk is for a purpose that both have agreed on anew (rule R5). */
function Renew({ id }: { id: string }) {
  const act = useAct();
  return (
    <>
      <a class="btn small" href={`${pathOf(id)}/agreement`}>
        {t('hours.relationship.due.renew.open')}
      </a>
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value !== ''}
        onClick={() => act.run('renew', () => setState(id, 'renewed'))}
      >
        {t('hours.relationship.due.renew.done')}
      </button>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
