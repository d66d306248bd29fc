import type { ReadonlySignal } from '@preact/signals';
import { clockText, momentText, t, tCode } from '../core/i18n.ts';
import { sessionOver } from '../core/session.ts';
import type { SaveState as State } from '../core/writing.ts';
import { SaveLine, type SaveKind } from '../ui/save-line.tsx';
import { problemText } from './problem.tsx';
import { savingWords } from './saving-words.ts';

const KINDS: Record<State['is'], SaveKind> = {
  idle: 'busy',
  saving: 'busy',
  saved: 'saved',
  waiting: 'waiting',
  memory: 'attention',
  refused: 'attention',
  conflict: 'attention',
};

/** What becomes of what somebody writes: "Saved 10:42", "On this device, waiting for the network" and the like. */
export function SaveState({ of }: { of: State | ReadonlySignal<State> }) {
  const state = 'value' in of ? of.value : of;
  return <SaveLine kind={KINDS[state.is]} text={savingWords.value ? saveText(state) : ''} />;
}

function saveText(state: State): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'saved':
      return t('saving.saved', { time: timeText(state.at) });
    case 'waiting':
      return t(sessionOver.value ? 'saving.session' : 'saving.waiting');
    case 'refused':
      return tCode('saving.refused', state.error.code, 'saving.refused', {
        problem: problemText(state.error),
      });
    default:
      return t(`saving.${state.is}`);
  }
}

/** Of today the time, of any other day the day too. */
export const timeText = (at: string) =>
  new Date(at).toDateString() === new Date().toDateString() ? clockText(at) : momentText(at);
