import { useEffect } from 'preact/hooks';
import { isQuiet } from '../../core/api.ts';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { ahead, askedStep, stepKey } from './course.state.ts';
import type { StepName, StepText } from './course.types.ts';
import { keepParts } from './step-slots.tsx';

const LOOK_MS = 1_000;
/** What a page asks for comes in several rounds: of so many looks each must find nobody waiting. */
const QUIET_LOOKS = 2;

/** While somebody reads a step, the one after it comes to their device, so that it opens where there is no network. */
export function useNextAhead({ next, html }: StepText): void {
  const { module, step } = next ?? {};
  useEffect(() => {
    if (module === undefined || step === undefined || !mayFetch()) return undefined;
    return whenQuiet(() => void keep({ module, step }));
  }, [module, step, html]);
}

/** What is kept is out of date at once: whoever opens it asks again, where they can. */
async function keep(next: StepName): Promise<void> {
  const asked = askedStep(next);
  if (asked.data.peek() === undefined) {
    ahead.add(stepKey(next));
    await asked.refresh();
    ahead.delete(stepKey(next));
    asked.invalidate();
  }
  const text = asked.data.peek();
  // A part that does not come is fetched when it is wanted.
  if (text) await keepParts(text.html).catch(() => undefined);
}

/** Trainers look steps up rather than read on, and whoever saves data pays for what they do not read. */
function mayFetch(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  const person = me.peek();
  return person !== undefined && isLearner(person) && connection?.saveData !== true;
}

function whenQuiet(work: () => void): () => void {
  let quiet = 0;
  const timer = setInterval(() => {
    quiet = isQuiet() && navigator.onLine ? quiet + 1 : 0;
    if (quiet < QUIET_LOOKS) return;
    clearInterval(timer);
    work();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
