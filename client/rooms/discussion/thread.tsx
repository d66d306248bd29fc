import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { CommentView } from './comment.tsx';
import { replies } from './discussion.state.ts';
import { type PlaceKey, type Rules, type Thread, WALL } from './discussion.types.ts';
import { authorName } from './names.ts';
import { Say } from './say.tsx';

export interface TalkContext {
  place: PlaceKey;
  rules: Rules;
  announce: (text: string) => void;
  /** Puts the focus where somebody can go on after what had it is gone. */
  gone: () => void;
}

/** What somebody said and what was replied, with a box to reply in. */
export function ThreadView({ thread, ...context }: TalkContext & { thread: Thread }) {
  const open = useSignal(false);
  const holder = useRef<HTMLDivElement>(null);
  const { place, rules, announce } = context;
  const replied = () => {
    open.value = false;
    announce(t('discussion.say.posted'));
    // The box that had the focus is gone: the thread that was replied to is where one goes on.
    holder.current?.querySelector<HTMLElement>('article')?.focus();
  };
  return (
    <div ref={holder}>
      <CommentView
        comment={thread}
        withStep={place === WALL}
        announce={announce}
        gone={context.gone}
        reply={() => (open.value = true)}
      >
        <Replies thread={thread} {...context} />
        {open.value && (
          <ReplyBox>
            <Say
              place={place}
              root={thread.id}
              label={replyLabel(thread)}
              rules={rules}
              lines={2}
              done={replied}
              close={() => (open.value = false)}
            />
          </ReplyBox>
        )}
      </CommentView>
    </div>
  );
}

/** The first replies, or all of them once they were asked for. */
function Replies({ thread, ...context }: TalkContext & { thread: Thread }) {
  const all = useSignal(false);
  if (all.value) return <AllReplies thread={thread} after={0} {...context} />;
  return (
    <>
      {thread.shownReplies.map((reply) => (
        <CommentView key={reply.id} comment={reply} withStep={false} {...context} />
      ))}
      {thread.replies > thread.shownReplies.length && (
        <p>
          <button class="btn quiet small" type="button" onClick={() => (all.value = true)}>
            {t('discussion.replies.show', { count: thread.replies })}
          </button>
        </p>
      )}
    </>
  );
}

const replyLabel = ({ author, own }: Thread): string =>
  author === null || own
    ? t('discussion.reply.label.nobody')
    : t('discussion.reply.label', { name: authorName(author) });

/** Whoever opens it wants to write in it. */
function ReplyBox({ children }: { children: ComponentChildren }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.querySelector('textarea')?.focus(), []);
  return (
    <div class="reply" ref={holder}>
      {children}
    </div>
  );
}

/** A page of replies, and below it the next one where there is one and it is asked for. */
function AllReplies({ thread, after, ...context }: TalkContext & { thread: Thread; after: number }) {
  const further = useSignal(false);
  return (
    <Loaded of={replies(context.place, thread.id, after)} part>
      {({ replies: list, next }) => (
        <>
          {list.map((reply) => (
            <CommentView key={reply.id} comment={reply} withStep={false} {...context} />
          ))}
          {next !== null &&
            (further.value ? (
              <AllReplies thread={thread} after={next} {...context} />
            ) : (
              <p>
                <button class="btn quiet small" type="button" onClick={() => (further.value = true)}>
                  {t('discussion.replies.more')}
                </button>
              </p>
            ))}
        </>
      )}
    </Loaded>
  );
}
