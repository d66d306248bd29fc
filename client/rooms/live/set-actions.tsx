import { type Act, useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { dayText, t } from '../../core/i18n.ts';
import { REPORTS } from '../../../server/rooms/live/meeting-names.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { type ActionNote, noteAction, type OpenAction } from './member.state.ts';
import { isMe, nameOf } from './set-words.ts';
import type { OwnSet } from './set.types.ts';
import { TurnToCase } from './turn-to-case.tsx';

interface Props {
  set: OwnSet;
  actions: readonly OpenAction[];
}

/** What was agreed to be done before the next meeting: one's own, with how it went; those of the others, to read. */
export function SetActions({ set, actions }: Props) {
  const own = actions.filter(({ owner }) => isMe(owner));
  const others = actions.filter(({ owner }) => !isMe(owner));
  if (actions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-actions">
      <h2 id="h-actions">{t('live.set.actions')}</h2>
      {own.length > 0 && <p class="help">{t('live.set.actions.says')}</p>}
      {own.map((action) => (
        <Own key={action.id} set={set} action={action} />
      ))}
      {others.length > 0 && (
        <details open={own.length === 0}>
          <summary>{t('live.set.actions.others', { count: others.length })}</summary>
          <ul class="rows" role="list">
            {others.map((action) => (
              <li key={action.id}>
                <span>
                  <PersonName name={nameOf(set.members, action.owner)} />
                  {': '}
                  <bdi class="set-written">{action.text}</bdi>
                  <span class="help"> {t('live.set.actions.due', { day: dayText(action.due) })}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const LONGEST = 400;
type Typed = { state: ActionNote['state'] | undefined; said: string };

/** What is typed is on this device until it is kept. */
function useNote(set: string, { id, note }: OpenAction) {
  const draft = useDraft<Typed | null>(`live/action/${id}`, null);
  const act = useAct();
  const typed = draft.value.value ?? note ?? { state: undefined, said: '' };
  const save = (event: Event) => {
    event.preventDefault();
    const { state, said } = typed;
    if (state === undefined) return;
    const sent = draft.value.peek();
    act.run('note', async () => {
      await noteAction(set, id, { state, said });
      draft.sent(sent);
    });
  };
  const isUnsent = draft.value.value !== null;
  const standing = isUnsent ? 'live.set.note.unsent' : note ? 'live.set.note.kept' : 'live.set.note.none';
  return { typed, draft, act, save, standing } as const;
}

function Own({ set, action }: { set: OwnSet; action: OpenAction }) {
  const { typed, draft, act, save, standing } = useNote(set.id, action);
  const { write, ready } = draft;
  return (
    <form
      class="sheet stack set-action"
      noValidate
      inert={!ready.value}
      onSubmit={save}
      aria-label={action.text}
    >
      <About action={action} />
      <SegmentedChoice
        label={t('live.set.note')}
        seenBy={t('live.set.note.seen')}
        options={REPORTS.map((value) => ({ value, word: t(`live.set.report.${value}`) }))}
        value={typed.state}
        choose={(state) => write({ ...typed, state })}
      />
      <WritingField
        label={t('live.set.note.said')}
        lines={2}
        longest={LONGEST}
        value={typed.said}
        write={(said) => write({ ...typed, said })}
      />
      {act.error.value && <Problem error={act.error.value} act />}
      <Keep act={act} isReady={typed.state !== undefined} standing={t(standing)} />
      <TurnToCase of={{ set: set.id, what: 'action', id: action.id }} text={action.text} />
    </form>
  );
}

const Keep = ({ act, isReady, standing }: { act: Act; isReady: boolean; standing: string }) => (
  <div class="row">
    <button class="btn" type="submit" aria-busy={act.busy.value === 'note'} aria-disabled={!isReady}>
      {t('live.set.note.keep')}
    </button>
    <p class="help" role="status">
      {standing}
    </p>
  </div>
);

const About = ({ action: { text, first, planB, due, report } }: { action: OpenAction }) => (
  <div class="stack tight">
    <h3 class="heading-small" dir="auto">
      {text}
    </h3>
    <p class="help">
      {t('live.set.actions.due', { day: dayText(due) })}
      {report && ` ${t('live.set.actions.last', { state: t(`live.set.report.${report.state}`) })}`}
    </p>
    {first && (
      <p>
        {t('live.set.actions.first')} <bdi>{first}</bdi>
      </p>
    )}
    {planB && (
      <p>
        {t('live.set.actions.plan-b')} <bdi>{planB}</bdi>
      </p>
    )}
  </div>
);
