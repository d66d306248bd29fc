import { useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { useDraft } from '../../core/drafts.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TickField } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { sayToFacilitator, type Word } from './member.state.ts';
import type { OwnSet } from './set.types.ts';

interface Props {
  set: OwnSet;
  /** The meeting that it is about. */
  n: number;
  word: Word | undefined;
  /** It begins with asking for a quarter of an hour. */
  quarter?: boolean;
}

const LONGEST = 1000;

function useWord({ set, n, word, quarter = false }: Props) {
  const draft = useDraft<{ quarter: boolean; said: string } | null>(`live/word/${set.id}/${n}`, null);
  const act = useAct();
  const typed = draft.value.value ?? word ?? { quarter, said: '' };
  const send = (event: Event) => {
    event.preventDefault();
    const body = { quarter: typed.quarter, said: typed.said.trim() };
    const sent = draft.value.peek();
    act.run('word', async () => {
      await sayToFacilitator(set.id, n, body);
      draft.sent(sent);
    });
  };
  return { draft, act, typed, send };
}

/** A line to who facilitates that nobody else reads. */
export function SetWord(props: Props) {
  const { draft, act, typed, send } = useWord(props);
  const { word } = props;
  return (
    <form
      class="stack tight"
      noValidate
      inert={!draft.ready.value}
      onSubmit={send}
      aria-label={t('live.set.word')}
    >
      <TickField
        label={t('live.set.word.quarter')}
        checked={typed.quarter}
        change={(on) => draft.write({ said: typed.said, quarter: on })}
      />
      <WritingField
        label={t('live.set.word.said')}
        seenBy={t('live.set.word.seen')}
        lines={2}
        longest={LONGEST}
        value={typed.said}
        write={(said) => draft.write({ quarter: typed.quarter, said })}
      />
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button class="btn" type="submit" aria-busy={act.busy.value === 'word'}>
          {t(word ? 'live.set.word.again' : 'live.set.word.send')}
        </button>
        <p class="help" role="status">
          {draft.value.value !== null ? t('live.set.note.unsent') : word && standing(word)}
        </p>
      </div>
    </form>
  );
}

const standing = ({ at, seenAt }: Word): string =>
  seenAt === null
    ? t('live.set.word.sent', { day: dayText(ownDay(at)) })
    : t('live.set.word.taken-up', { day: dayText(ownDay(seenAt)) });
