import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { momentText, t, tCode } from '../../core/i18n.ts';
import { memoryOnly } from '../../core/kept.ts';
import { refused, stuck } from '../../core/outbox.ts';
import { me, sessionOver } from '../../core/session.ts';
import { SessionOver } from '../../shell/session-over.tsx';
import { Problem } from '../../shell/problem.tsx';
import { Icon, State } from '../../ui/icon.tsx';
import { isWaiting, markKey } from './course.marks.ts';
import type { StepName, StepRef, StepText } from './course.types.ts';
import { setDone } from './mark.state.ts';
import { stepAddress } from './module-parts.tsx';

interface Props {
  text: StepText;
  name: StepName;
}

/**
 * Done, previous, next. Once the step is done, its state stands where the button was, and taking it back at the other
 * end: a second tap of an impatient thumb must not undo the first.
 */
export function Move({ text, name }: Props) {
  const place = useRef<HTMLElement>(null);
  const act = useAct();
  const own = me.value?.role === 'learner';
  const change = () => act.run('done', () => setDone(name, !text.done));
  useFocusAfterPress(place, text.done, act.ran);
  return (
    <nav class="move" aria-label={t('course.between')} ref={place}>
      {own && <Done text={text} name={name} change={change} />}
      {text.previous ? <Neighbour to={text.previous} icon="back" /> : <span />}
      {text.next ? <Neighbour to={text.next} icon="next" main={text.done} /> : <span />}
      {own && text.done && (
        <button class="btn quiet small undo" type="button" onClick={change}>
          <Icon name="undo" />
          {t('course.undo-done')}
        </button>
      )}
    </nav>
  );
}

/** The button that was pressed has gone: the focus goes to what stands for it now, and is not lost. */
function useFocusAfterPress(place: { current: HTMLElement | null }, done: boolean, ran: () => boolean): void {
  useLayoutEffect(() => {
    if (!ran()) return;
    place.current
      ?.querySelector<HTMLElement>(done ? '.said' : '.done-box button')
      ?.focus({ preventScroll: true });
  }, [done]);
}

function Done({ text, name, change }: Props & { change: () => void }) {
  const waits = isWaiting(name) && stuck.value;
  const error = refused.value.get(markKey(name));
  return (
    <div class="main done-box">
      <p role="status" tabIndex={-1} class={text.done ? 'said' : 'visually-hidden'}>
        {text.done && <State state={waits ? 'waiting' : 'done'} word={doneWord(text)} />}
      </p>
      {!text.done && text.markable && (
        <button class="btn main" type="button" onClick={change}>
          <Icon name="tick" />
          {t('course.mark-done', { number: text.number })}
        </button>
      )}
      {!text.done && !text.markable && (
        <p class="help">{tCode('course.completes', text.completes, 'course.completes.room')}</p>
      )}
      {waits && <Waits />}
      {error && <Problem error={error} act />}
    </div>
  );
}

/** Why a press has not arrived, and that it is safe. */
function Waits() {
  if (sessionOver.value) return <SessionOver beside />;
  return (
    <p class="help" role="status">
      {t(memoryOnly.value ? 'course.waits.memory' : 'course.waits')}
    </p>
  );
}

function Neighbour({ to, icon, main = false }: { to: StepRef; icon: 'back' | 'next'; main?: boolean }) {
  return (
    <a
      class={main ? 'btn main' : 'btn quiet'}
      href={stepAddress(to.module, to.step)}
      rel={icon === 'next' ? 'next' : 'prev'}
    >
      {icon === 'back' && <Icon name="back" />}
      <span>
        <span class="visually-hidden">
          {t(icon === 'next' ? 'course.next-step' : 'course.previous-step')}{' '}
        </span>
        {`${to.number} ${to.title}`}
      </span>
      {icon === 'next' && <Icon name="next" />}
    </a>
  );
}

const doneWord = (text: StepText) =>
  text.doneAt ? t('course.done-at', { when: momentText(text.doneAt) }) : t('course.state.done');
