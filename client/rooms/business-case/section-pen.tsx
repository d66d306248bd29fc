import { effect, signal, useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isNews, lastOther, RECENT_MS } from '../../../server/rooms/business-case/pen.rule.ts';
import { useAct } from '../../core/act.ts';
import { clockText, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { timeText } from '../../shell/save-state.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import type { SectionValue } from './business-case.types.ts';
import { businessCase, keyOf, pensIn, typedIn } from './case.state.ts';
import { ownPen } from './own-pen.ts';
import { windowsBeside } from './windows-beside.ts';

/** A window of this browser shows what is written in another as it is written; other devices have each their own text. */
type Where = 'device' | 'window';
type Times = Readonly<Partial<Record<Where, string | undefined>>>;

/** When another pen wrote that this page was told of, by section: who goes on is not told of that again. */
const told = signal<Readonly<Record<string, Times>>>({});

const tell = (slug: string, times: Times) => {
  const key = keyOf(slug);
  told.value = { ...told.peek(), [key]: { ...told.peek()[key], ...times } };
};

export interface SectionPenProps {
  slug: string;
  writing: Writing<SectionValue>;
}

/** Says once that its author writes in this section elsewhere too. It hinders nobody. */
export function SectionPen({ slug, writing }: SectionPenProps) {
  const { times, where } = useOthers(slug, writing);
  const [isNewest, setNewest] = useState(false);
  const [goesOn, here] = usePaperFocus();
  useReturn();
  const goOn = (read: boolean) => {
    goesOn();
    // Reading asks anew: what was written since it was told is read too.
    tell(slug, { ...times, device: lastOther(pensIn(slug), ownPen()) });
    setNewest(read);
  };
  const { savedAt } = writing.known.value ?? {};
  const newest = isNewest && savedAt ? t('case.pen.newest', { time: timeText(savedAt) }) : '';
  return (
    <div class={where ? 'banner attention' : `section-pen-told help${newest ? '' : ' nothing'}`} ref={here}>
      {where && <StateIcon state="attention" />}
      {/* Said once; the time below it changes while the other goes on. */}
      <p role="status">{where ? <b>{t(`case.pen.${where}`)}</b> : newest}</p>
      {where && <Elsewhere {...{ where, writing, goOn }} at={times[where] ?? ''} />}
    </div>
  );
}

/** Where else it is written in, and when: `where` is undefined when there is nothing new to say. */
function useOthers(slug: string, { conflict }: Writing<SectionValue>): { times: Times; where?: Where } {
  const times = { device: lastOther(pensIn(slug), ownPen()), window: useOtherWindow(slug) };
  const two = conflict.value;
  // Two texts side by side say it better.
  useEffect(() => {
    if (two) tell(slug, { device: two.savedAt });
  }, [two?.savedAt]);
  if (two) return { times };
  const before = told.value[keyOf(slug)] ?? {};
  const where = (['device', 'window'] as const).find((one) => isNews(times[one], before[one]));
  return where ? { times, where } : { times };
}

/** When something was written in this section in another window of this browser. */
function useOtherWindow(slug: string): string | undefined {
  const at = useSignal<string | undefined>(undefined);
  const key = keyOf(slug);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const beside = windowsBeside(key, (heard) => {
      at.value = heard;
      clearTimeout(timer);
      timer = setTimeout(() => (at.value = undefined), RECENT_MS);
    });
    // The first time too: this part comes after the page, and somebody may have typed before.
    const end = effect(() => {
      const typed = typedIn(slug);
      if (typed !== undefined) beside?.wrote(typed);
    });
    return () => {
      end();
      clearTimeout(timer);
      beside?.leave();
    };
  }, [key]);
  return at.value;
}

const AWAY_MS = 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Somebody comes back to a page that stood open all the while, and no event says so but what their hand does: then it asks
 * anew, so that they see what they wrote elsewhere before they write on.
 */
function useReturn(): void {
  useEffect(() => {
    let seenAt = Date.now();
    const look = () => {
      const now = Date.now();
      if (now - seenAt > AWAY_MS) void businessCase().refreshIfOld();
      seenAt = now;
    };
    for (const name of SIGNS) addEventListener(name, look, { passive: true });
    return () => {
      for (const name of SIGNS) removeEventListener(name, look);
    };
  }, []);
}

/** A button goes with its banner: whoever pressed it writes on. */
function usePaperFocus() {
  const here = useRef<HTMLDivElement>(null);
  const goesOn = () =>
    here.current?.parentElement
      ?.querySelector<HTMLElement>('[contenteditable=true], input, textarea')
      ?.focus();
  return [goesOn, here] as const;
}

interface ElsewhereProps {
  where: Where;
  at: string;
  writing: Writing<SectionValue>;
  /** `read`: the newest stands here now. */
  goOn: (read: boolean) => void;
}

function Elsewhere({ where, at, writing, goOn }: ElsewhereProps) {
  const act = useAct();
  const read = async () => {
    await writing.flush();
    await businessCase().refresh();
    // What kept it from being asked is said at the top of the page.
    if (!businessCase().error.peek()) goOn(true);
  };
  return (
    <>
      <p>{t(`case.pen.${where}.says`, { time: clockText(at) })}</p>
      <div class="row">
        <button class="btn small" type="button" onClick={() => goOn(false)}>
          {t('case.pen.go-on')}
        </button>
        {where === 'device' && (
          <button
            class="btn quiet small"
            type="button"
            aria-busy={act.busy.value !== ''}
            onClick={() => act.run('read', read)}
          >
            {t('case.pen.read')}
          </button>
        )}
      </div>
    </>
  );
}
