import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { momentText, t } from '../../core/i18n.ts';
import { isTrainer } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Written } from '../../ui/written.tsx';
import { Acts } from './comment-acts.tsx';
import { earlier } from './discussion.state.ts';
import { type Comment, stepAddress } from './discussion.types.ts';
import { EditBox } from './edit.tsx';
import { authorName, commentName, initials, roleWord } from './names.ts';

export interface CommentProps {
  comment: Comment;
  /** Says which step it belongs to: on the wall, where all of them stand together. */
  withStep: boolean;
  /** Says something to those who do not see it. */
  announce: (text: string) => void;
  /** What the comment was is gone: the focus needs another place. */
  gone: () => void;
  /** Opens the box to reply in; absent where nobody can. */
  reply?: () => void;
  children?: ComponentChildren;
}

/** Something that somebody said, with what one can do about it. `children` are its replies. */
export function CommentView({ comment, children, ...rest }: CommentProps) {
  const name = commentName(comment);
  const { state } = comment;
  const isGone = state === 'deleted' || state === 'forgotten';
  const readable = comment.text !== null;
  return (
    <article class="comment" aria-label={name} tabIndex={-1} data-comment={comment.id}>
      <span class="initials" aria-hidden="true">
        {readable ? initials(authorName(comment.author)) : '·'}
      </span>
      {readable && <Head comment={comment} withStep={rest.withStep} name={name} />}
      {isGone && <p class="help">{t(`discussion.gone.${state}`)}</p>}
      {state === 'hidden' && <p class="help">{hiddenText(comment)}</p>}
      {readable && <Words comment={comment} {...rest} />}
      {children}
    </article>
  );
}

function hiddenText({ own, text }: Comment): string {
  if (own) return t('discussion.hidden.own');
  return t(text === null ? 'discussion.hidden' : 'discussion.hidden.trainer');
}

function Head({ comment, withStep, name }: { comment: Comment; withStep: boolean; name: string }) {
  const role = roleWord(comment.author);
  return (
    <p class="said-by">
      <span class="who">{comment.own ? name : <PersonName name={name} />}</span>{' '}
      <span class="help">
        {role !== undefined && `${role}, `}
        <time dateTime={comment.at}>{momentText(comment.at)}</time>
        {withStep && comment.step && (
          <>
            {', '}
            <a href={stepAddress(comment.step.key)}>
              {t('discussion.step', { number: comment.step.number })}
            </a>
          </>
        )}
        {comment.editedAt && !mayReadEarlier(comment) && `, ${t('discussion.edited')}`}
      </span>{' '}
      {comment.isNew && <span class="is-new">{t('discussion.new')}</span>}
    </p>
  );
}

const mayReadEarlier = ({ own }: Comment): boolean => own || (me.value !== undefined && isTrainer(me.value));

function Words({ comment, ...rest }: Omit<CommentProps, 'children'>) {
  const editing = useSignal(false);
  if (editing.value) {
    const close = () => (editing.value = false);
    return <EditBox comment={comment} close={close} announce={rest.announce} />;
  }
  return (
    <>
      <div class="said">
        <Written text={comment.text ?? ''} />
      </div>
      {comment.editedAt && mayReadEarlier(comment) && <Earlier comment={comment} />}
      <Acts comment={comment} {...rest} edit={() => (editing.value = true)} />
    </>
  );
}

function Earlier({ comment }: { comment: Comment }) {
  const open = useSignal(false);
  return (
    <details class="earlier" onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{t('discussion.edited.earlier')}</summary>
      {open.value && (
        <Loaded of={earlier(comment.id, comment.revision ?? 0)} part>
          {({ texts }) =>
            texts.map(({ text, at }) => (
              <div key={at}>
                <p class="help">{t('discussion.edited.until', { when: momentText(at) })}</p>
                <div class="said">
                  <Written text={text} />
                </div>
              </div>
            ))
          }
        </Loaded>
      )}
    </details>
  );
}
