import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { runOf, type Run } from '../../../server/content/talk-plan.rule.ts';
import type { Draft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import type { Choice, Talk } from './talk.read.ts';

export interface Turns {
  run: Run;
  /** The silence that is being kept. */
  quietAt: Choice | undefined;
  /** For the live region. */
  said: string;
  /** What is drawn, whole. */
  place: RefObject<HTMLDivElement | null>;
  choose(choice: Choice): void;
  /** Ends a silence before its time. */
  goOn(): void;
  takeBack(): void;
  begin(): void;
  /** Puts the focus where the last press has led; to be called once that is drawn. */
  focus(): void;
}

/** Turn by turn through a conversation: what is chosen, kept quiet, taken back. */
export function useTurns(talk: Talk, path: Draft<readonly string[]>, noWaiting: boolean): Turns {
  const { place, lead, here, focus } = useLeads();
  const press = usePress();
  const quiet = useSignal<Choice | undefined>(undefined);
  const said = useSignal('');
  const run = runOf(talk, path.value.value);
  // What is no longer in the text is left out of what is kept.
  const taken = run.steps.map(({ choice }) => choice);

  const go = (choices: readonly string[], to: Lead | undefined, says = '') => {
    quiet.value = undefined;
    said.value = says;
    lead(to);
    path.write(choices);
  };
  const answer = (choice: Choice) => go([...taken, choice.key], 'reply');
  const choose = (choice: Choice) => {
    if (choice.seconds === null || noWaiting) return answer(choice);
    said.value = t('course.talk.quiet.said', { seconds: choice.seconds });
    lead('goOn');
    quiet.value = choice;
  };
  useSilence(quiet.value, ({ key }) =>
    // Whoever has gone elsewhere meanwhile is left there.
    go([...taken, key], here() ? 'reply' : undefined, t('course.talk.speaks', { who: talk.who })),
  );
  const kept = quiet.value;
  return {
    run,
    quietAt: kept,
    said: said.value,
    place,
    focus,
    choose: (choice) => press(() => choose(choice)),
    goOn: () => kept && answer(kept),
    takeBack: () => press(() => go(kept ? taken : taken.slice(0, -1), 'moment')),
    begin: () => press(() => go([], 'moment')),
  };
}

/** A press that follows a change so closely was meant for what stood there before. */
const JUST_CHANGED_MS = 800;

function usePress(): (act: () => void) => void {
  const changedAt = useRef(-Infinity);
  return (act) => {
    if (performance.now() - changedAt.current < JUST_CHANGED_MS) return;
    changedAt.current = performance.now();
    act();
  };
}

/** Where the focus goes: to what came back, to what is to be answered, or to the way out of a silence. */
const LEADS = { reply: '.talk-said > .talk-reply', moment: '.talk-moment', goOn: '.talk-go-on' } as const;
type Lead = keyof typeof LEADS;

interface Leads extends Pick<Turns, 'place' | 'focus'> {
  lead(to: Lead | undefined): void;
  /** Whether the person is still at this part of the page, as far as the focus tells. */
  here(): boolean;
}

/** A press says where it leads; the focus goes there once that is drawn. */
function useLeads(): Leads {
  const place = useRef<HTMLDivElement>(null);
  const next = useRef<Lead | undefined>(undefined);
  return {
    place,
    lead: (to) => void (next.current = to),
    here: () =>
      document.activeElement === document.body || place.current?.contains(document.activeElement) === true,
    focus: () => {
      const lead = next.current;
      if (!lead) return;
      next.current = undefined;
      [...(place.current?.querySelectorAll<HTMLElement>(LEADS[lead]) ?? [])].at(-1)?.focus();
    },
  };
}

function useSilence(kept: Choice | undefined, over: (choice: Choice) => void): void {
  const then = useRef(over);
  then.current = over;
  useEffect(() => {
    if (!kept) return undefined;
    const timer = setTimeout(() => then.current(kept), (kept.seconds ?? 0) * 1000);
    return () => clearTimeout(timer);
  }, [kept]);
}
