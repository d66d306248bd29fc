import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { relationshipPath } from './hours.types.ts';
import { aboutOf, ChangeAbout } from './relationship-change.tsx';
import { confirmAbout, setState, type Nudge, type Relationship } from './relationship.state.ts';
import type { PartProps } from './relationship.types.ts';

/** What was read when somebody was added speaks there, and not again on every visit. */
const ELSEWHERE: ReadonlySet<Nudge['what']> = new Set(['power', 'same-team', 'many']);
const MOST = 2;

/** What is due, two at a time at most, each with what can be done about it. One that is put off stays so until it is due anew. */
export function Nudges({ opened: { relationship, nudges, sessions } }: PartProps) {
  const putOff = useDraft<readonly string[]>(`hours/relationships/${relationship.id}/put-off`, []);
  const keyOf = ({ what }: Nudge) => `${what}/${sessions}`;
  const due = nudges.filter(
    (nudge) => !ELSEWHERE.has(nudge.what) && !putOff.value.value.includes(keyOf(nudge)),
  );
  useFocusKept();
  // While two pause nobody is reminded, and one that was put off does not show up first to go again.
  if (relationship.pausedAt !== null || !putOff.ready.value) return null;
  return (
    <div class="stack tight relationship-nudges">
      {due.slice(0, MOST).map((nudge) => (
        <div class="banner" key={nudge.what}>
          <p>
            <b>{t(`hours.relationship.due.${wordOf(nudge)}`, { sessions })}</b>{' '}
            {t(`hours.relationship.due.${wordOf(nudge)}.help`, { sessions, label: relationship.label })}
          </p>
          <div class="row">
            <Way what={nudge.what} relationship={relationship} />
            {nudge.weight === 'nudge' && (
              <button
                class="btn quiet small"
                type="button"
                onClick={() => putOff.write([...putOff.value.peek(), keyOf(nudge)])}
              >
                {t('hours.relationship.not-now')}
              </button>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

type Due = Exclude<Nudge['what'], 'power' | 'same-team' | 'many'>;
const wordOf = ({ what }: Nudge): Due => what as Due;

function Way({ what, relationship }: { what: Nudge['what']; relationship: Relationship }) {
  const path = relationshipPath(relationship.id);
  switch (what) {
    case 'midpoint':
    case 'final':
      return (
        <a class="btn small" href={`${path}/${what}`}>
          {t(`hours.relationship.due.${what}.open`)}
        </a>
      );
    case 'sign':
      return (
        <a class="btn small" href={`${path}/agreement`}>
          {t('hours.relationship.due.agreement')}
        </a>
      );
    case 'renew':
      return <Renew id={relationship.id} />;
    case 'connection':
      return <StillSo relationship={relationship} />;
    case 'quiet':
    case 'long':
      return (
        <a class="btn small" href="#ending">
          {t('hours.relationship.due.ending')}
        </a>
      );
    default:
      return null;
  }
}

/** A seventh talk is for a purpose that both have agreed on anew (rule R5). */
function Renew({ id }: { id: string }) {
  const act = useAct();
  return (
    <>
      <a class="btn small" href={`${relationshipPath(id)}/agreement`}>
        {t('hours.relationship.due.agreement')}
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

/** Jobs change: how two people are connected is asked again when they look back half-way (N16). */
function StillSo({ relationship }: { relationship: Relationship }) {
  const act = useAct();
  return (
    <>
      <span>{t(`hours.relationship.connection.${relationship.connection ?? 'open'}`)}</span>
      {relationship.connection !== null && (
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('same', () => confirmAbout(relationship.id, aboutOf(relationship)))}
        >
          {t('hours.relationship.due.connection.same')}
        </button>
      )}
      <ChangeAbout relationship={relationship} word={t('hours.relationship.due.connection.other')} />
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
