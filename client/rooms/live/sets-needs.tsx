import { type Act, useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Toast, type Toaster } from '../../ui/toast.tsx';
import { namesOf, needText } from './sets-desk-words.ts';
import { speakWith } from './sets-desk.state.ts';
import { meetingPath, type SetNeed, type SetOnDesk } from './sets-desk.types.ts';

interface Props {
  set: SetOnDesk;
  toaster: Toaster;
}

/** Why one set needs a word, the most pressing first, and where that is one press, the press. */
export function SetNeeds({ set, toaster }: Props) {
  const act = useAct();
  return (
    <>
      <ul class="sets-needs" role="list">
        {set.needs.map((need) => (
          <li key={`${need.kind} ${need.persons.join()}`}>
            <span>{needText(set, need)}</span>
            <NeedAct set={set} need={need} act={act} toaster={toaster} />
          </li>
        ))}
      </ul>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}

function NeedAct({ set, need: { kind, n, persons }, act, toaster }: Props & { need: SetNeed; act: Act }) {
  const [person] = persons;
  if (kind === 'called' && n !== null)
    return (
      <a class="btn small" href={meetingPath(set.id, n)}>
        {t('live.sets.call.go', { number: set.number, n })}
      </a>
    );
  if (kind !== 'absent-twice' || n === null || person === undefined) return null;
  const [who = ''] = namesOf(set, persons);
  const say = (spoken: boolean) => async () => void (await speakWith(set.id, person, { n, spoken }));
  const spoke = async () => {
    await say(true)();
    toaster.say({
      text: t('live.sets.spoken.done', { who }),
      undo: () => act.run(`undo ${person}`, say(false)),
    });
  };
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === person}
      onClick={() => act.run(person, spoke)}
    >
      {t('live.sets.spoken', { who })}
    </button>
  );
}

export const SpokenToast = ({ toaster }: Pick<Props, 'toaster'>) => (
  <Toast toaster={toaster} undoWord={t('live.sets.spoken.undo')} />
);
