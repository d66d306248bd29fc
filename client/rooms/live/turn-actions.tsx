import type { Action, Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { useDraft } from '../../core/drafts.ts';
import { dayText, t } from '../../core/i18n.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { SeenBy } from '../../ui/seen-by.tsx';
import { ActionForm, type ActionDraft, NO_ACTION } from './action-form.tsx';
import { InCase } from './in-case.tsx';
import { nameText } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';
import { LeftOver, ReturnedWords } from './returned-words.tsx';

interface Props {
  room: Room;
  turn: Turn;
}

/** What the presenter will do by the next meeting (S7). It stays when the record is taken back. */
export function TurnActions({ room, turn }: Props) {
  const { meeting, me, isHere } = room;
  const mine = Object.entries(meeting.actions).filter(([, one]) => one.turn === turn.id && !one.gone);
  const isOver = turn.endedAt !== null;
  const mayWrite = isHere && !turn.erased && (!isOver || turn.person === me) && meeting.phase !== 'closed';
  return (
    <section class="stack" aria-labelledby={`h-actions-${turn.id}`}>
      <div class="row apart">
        <h2 id={`h-actions-${turn.id}`}>{t('live.meeting.actions')}</h2>
        <SeenBy>{t('live.meeting.actions.seen')}</SeenBy>
      </div>
      {mine.length === 0 && <p class="help">{t('live.meeting.actions.none')}</p>}
      <ol class="meeting-acts" role="list">
        {mine.map(([id, action]) => (
          <OneAction key={id} {...{ room, turn, id, action, mayWrite }} />
        ))}
      </ol>
      {mayWrite ? (
        <NewAction room={room} turn={turn} />
      ) : (
        <LeftOver thing={newAction(room, turn)} start={NO_ACTION} wordsOf={wordsOf} />
      )}
    </section>
  );
}

const newAction = ({ place }: Room, turn: Turn): string =>
  `meeting/${place.set}/${place.n}/action/new/${turn.id}`;

const wordsOf = ({ text, first, planB }: ActionDraft): string =>
  [text, first, planB].filter((part) => part.trim() !== '').join('\n');

const NewAction = ({ room, turn }: Props) => (
  <ActionForm room={room} turn={turn} draft={useDraft(newAction(room, turn), NO_ACTION)} />
);

interface OneProps extends Props {
  id: string;
  action: Action;
  mayWrite: boolean;
}

function OneAction({ room, turn, id, action, mayWrite }: OneProps) {
  const { text, first, planB, due, revision } = action;
  const thing = `meeting/${room.place.set}/${room.place.n}/action/${id}`;
  const start: ActionDraft = { text, first, planB, due, over: revision, open: false };
  const draft = useDraft(thing, start);
  const button = useFocusKept<HTMLButtonElement>();
  const mayDrop = turn.person === room.me && room.meeting.current === turn.id;
  return (
    <li>
      <Agreed room={room} action={action} />
      {action.owner === room.me && <InCase set={room.place.set} what="action" id={id} />}
      {mayWrite && (
        <p class="row tight">
          <button
            ref={button}
            class="btn quiet small"
            type="button"
            aria-expanded={draft.value.value.open}
            onClick={() => draft.write({ ...start, open: !draft.value.peek().open })}
          >
            {t('live.meeting.line.change')}
          </button>
          {mayDrop && (
            <button
              class="btn quiet small"
              type="button"
              onClick={() => room.press({ kind: 'drop', line: id })}
            >
              {t('live.meeting.line.drop')}
            </button>
          )}
        </p>
      )}
      {mayWrite && draft.value.value.open && <ActionForm {...{ room, turn, id, draft }} />}
      {!mayWrite && isChanged(draft.value.value, action) && (
        <ReturnedWords words={wordsOf(draft.value.value)} putAside={() => draft.clear()} />
      )}
    </li>
  );
}

const isChanged = (draft: ActionDraft, action: Action): boolean =>
  draft.open && wordsOf(draft) !== wordsOf({ ...draft, ...action });

const Agreed = ({ room, action: { owner, text, first, planB, due } }: Pick<OneProps, 'room' | 'action'>) => (
  <div>
    <b class="written">{text}</b>
    <p class="help">{t('live.meeting.action.owner', { name: nameText(room, owner), due: dayText(due) })}</p>
    {first !== '' && <p class="help">{t('live.meeting.action.first.is', { first })}</p>}
    {planB !== '' && <p class="help">{t('live.meeting.action.plan-b.is', { planB })}</p>}
  </div>
);
