import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type Act, useAct } from '../../core/act.ts';
import { numberText, t } from '../../core/i18n.ts';
import { isTrainer } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { decide, flag, setFollowed, setHelpful, setPinned, takeAway } from './discussion.state.ts';
import type { Comment } from './discussion.types.ts';
import { commentName } from './names.ts';

interface ActsProps {
  comment: Comment;
  announce: (text: string) => void;
  gone: () => void;
  reply?: () => void;
  edit: () => void;
}

/** What one can do about a comment: about another's, about one's own, and what only trainers can. */
export function Acts({ comment, announce, gone, reply, edit }: ActsProps) {
  // Of its own: whoever finds something helpful may go on at once.
  const praise = useAct();
  const act = useAct();
  const name = commentName(comment);
  const problem = act.error.value ?? praise.error.value;
  const stands = comment.state === 'shown';
  return (
    <>
      <div class="acts">
        <Helpful comment={comment} act={praise} />
        {reply && stands && (
          <ActButton icon="undo" word={t('discussion.reply.open')} about={name} press={reply} />
        )}
        {stands && !comment.own && <OfOthers comment={comment} act={act} name={name} announce={announce} />}
        {comment.own && <OfOwn comment={comment} act={act} edit={edit} announce={announce} gone={gone} />}
        {me.value && isTrainer(me.value) && <OfTrainers comment={comment} act={act} name={name} />}
      </div>
      {problem && <Problem error={problem} act />}
    </>
  );
}

/** Several comments have the same buttons: each names its own for those who hear it. */
function ActButton(props: {
  icon?: IconName;
  word: ComponentChildren;
  about: string;
  pressed?: boolean;
  busy?: boolean;
  title?: string;
  press: () => void;
}) {
  const { icon, word, about, pressed, busy, title, press } = props;
  return (
    <button
      class="btn quiet small"
      type="button"
      aria-pressed={pressed}
      aria-busy={busy}
      title={title}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      {word}
      <span class="visually-hidden"> {t('discussion.about', { name: about })}</span>
    </button>
  );
}

/** How many, and whether oneself; one's own words one cannot praise. The count of others follows a moment later. */
function Helpful({ comment, act }: { comment: Comment; act: Act }) {
  const own = useSignal<boolean | undefined>(undefined);
  const on = own.value ?? comment.helpfulToMe;
  const others = comment.helpful - Number(comment.helpfulToMe);
  const count = Math.max(0, others) + Number(on);
  if (comment.own || comment.state !== 'shown') {
    if (count === 0) return null;
    return <span class="help counted">{t('discussion.helpful.count', { count })}</span>;
  }
  const press = () =>
    act.run('helpful', async () => {
      own.value = !on;
      await setHelpful(comment, !on).catch((error: unknown) => {
        own.value = on;
        throw error;
      });
    });
  const word = (
    <>
      {t('discussion.helpful')} {count > 0 && <span class="count">{numberText(count)}</span>}
    </>
  );
  return <ActButton icon="helpful" word={word} about={commentName(comment)} pressed={on} press={press} />;
}

function OfOthers({
  comment,
  act,
  name,
  announce,
}: Pick<ActsProps, 'comment' | 'announce'> & { act: Act; name: string }) {
  const { author, followed, flaggedByMe } = comment;
  const pressFlag = () =>
    act.run('flag', async () => {
      await flag(comment);
      announce(t('discussion.flagged'));
    });
  return (
    <>
      {author && !author.left && comment.root === null && (
        <ActButton
          icon="bell"
          word={t(followed ? 'discussion.following' : 'discussion.follow')}
          about={name}
          pressed={followed}
          busy={act.busy.value === 'follow'}
          press={() => act.run('follow', () => setFollowed(author.id, !followed))}
        />
      )}
      {flaggedByMe ? (
        <span class="help counted">{t('discussion.flagged')}</span>
      ) : (
        <ActButton
          icon="flag"
          word={t('discussion.flag')}
          about={name}
          busy={act.busy.value === 'flag'}
          title={t('discussion.flag.help')}
          press={pressFlag}
        />
      )}
    </>
  );
}

function OfOwn({ comment, act, edit, announce, gone }: ActsProps & { act: Act }) {
  const asking = useSignal(false);
  const name = commentName(comment);
  const remove = () =>
    act.run('delete', async () => {
      asking.value = false;
      await takeAway(comment);
      announce(t('discussion.deleted'));
      gone();
    });
  return (
    <>
      {comment.state === 'shown' && <ActButton word={t('discussion.edit')} about={name} press={edit} />}
      <ActButton word={t('discussion.delete')} about={name} press={() => (asking.value = true)} />
      <Dialog
        title={t('discussion.delete.title')}
        open={asking.value}
        close={() => (asking.value = false)}
        keepWord={t('discussion.delete.keep')}
        acts={
          <button class="btn" type="button" aria-busy={act.busy.value === 'delete'} onClick={remove}>
            {t('discussion.delete.do')}
          </button>
        }
      >
        <p>{t('discussion.delete.help')}</p>
      </Dialog>
    </>
  );
}

function OfTrainers({ comment, act, name }: { comment: Comment; act: Act; name: string }) {
  const { root, state, pinned, own } = comment;
  return (
    <>
      {root === null && state === 'shown' && (
        <ActButton
          icon="pin"
          word={t(pinned ? 'discussion.unpin' : 'discussion.pin')}
          about={name}
          busy={act.busy.value === 'pin'}
          press={() => act.run('pin', () => setPinned(comment, !pinned))}
        />
      )}
      {state === 'hidden' && (
        <ActButton
          word={t('discussion.keep')}
          about={name}
          busy={act.busy.value === 'keep'}
          press={() => act.run('keep', () => decide(comment, 'keep'))}
        />
      )}
      {state === 'shown' && !own && <Hide comment={comment} act={act} name={name} />}
    </>
  );
}

function Hide({ comment, act, name }: { comment: Comment; act: Act; name: string }) {
  const asking = useSignal(false);
  const close = () => (asking.value = false);
  const hide = () =>
    act.run('hide', async () => {
      close();
      await decide(comment, 'hide');
    });
  return (
    <>
      <ActButton word={t('discussion.hide')} about={name} press={() => (asking.value = true)} />
      <Dialog
        title={t('discussion.hide.title')}
        open={asking.value}
        close={close}
        keepWord={t('discussion.reply.close')}
        acts={
          <button class="btn" type="button" aria-busy={act.busy.value === 'hide'} onClick={hide}>
            {t('discussion.hide.do')}
          </button>
        }
      >
        <p>{t('discussion.hide.help')}</p>
      </Dialog>
    </>
  );
}
