/**
 * What completes somebody's programme (L2): most of the steps, of the meetings of a set and of the triads, the verified
 * minutes of mentoring, a business case that was handed in and found Ready (B11), the evaluation at the end. A course has
 * those of the six that it asks for.
 */

/** Nine steps of ten (L2). How many meetings, triads and minutes it takes say the rooms that count them. */
const STEPS_PERCENT = 90;

/** In whole numbers: 89.9 of 100 is not 90, and 90 of 100 is. */
export const stepsNeeded = (steps: number): number => Math.ceil((steps * STEPS_PERCENT) / 100);

type PartName = 'steps' | 'sets' | 'triads' | 'hours' | 'case' | 'evaluation';
type PartState = 'met' | 'under-way' | 'not-begun';

/**
 * What a part that is not met waits for: as many more as are needed; hours that were logged to be confirmed; the case to
 * be handed in, to be read, to be better, or what was made of it to be opened to whoever asks; the evaluation to be
 * written.
 */
type Missing = 'more' | 'confirmation' | 'handing-in' | 'review' | 'readiness' | 'other-look' | 'writing';

interface StepName {
  module: string;
  step: string;
}

export interface ProgrammePart {
  part: PartName;
  state: PartState;
  /** Steps, meetings, triads, minutes; of a case and an evaluation one or none. */
  counted: number;
  needed: number;
  /** How many there are, where not all are needed. */
  of: number;
  /** Null where it is met. */
  missing: Missing | null;
  /** The step where it goes on, where it is one. */
  at: StepName | null;
}

interface Counted {
  counted: number;
  needed: number;
  of: number;
}

/** What the rooms that count them say of somebody. Undefined, or none needed: the course does not ask for it. */
export interface ProgrammeFacts {
  steps: { done: number; of: number };
  sets: Counted;
  triads: Counted;
  nextTriad: StepName | null;
  hours: { logged: number; verified: number; needed: number };
  businessCase: 'blank' | 'begun' | 'waits' | 'not-ready' | 'ready' | 'closed' | undefined;
  evaluation: { state: 'blank' | 'draft' | 'finished'; step: StepName | null } | undefined;
}

export interface Programme {
  complete: boolean;
  parts: ProgrammePart[];
}

export function programmeOf(facts: ProgrammeFacts): Programme {
  const parts = [
    stepsPart(facts.steps),
    countedPart('sets', facts.sets),
    { ...countedPart('triads', facts.triads), at: facts.nextTriad },
    hoursPart(facts.hours),
    ...(facts.businessCase ? [casePart(facts.businessCase)] : []),
    ...(facts.evaluation ? [evaluationPart(facts.evaluation)] : []),
  ].filter(({ needed }) => needed > 0);
  return { complete: parts.length > 0 && parts.every(({ state }) => state === 'met'), parts };
}

function countedPart(part: PartName, { counted, needed, of }: Counted): ProgrammePart {
  const state = counted >= needed ? 'met' : counted > 0 ? 'under-way' : 'not-begun';
  return { part, state, counted, needed, of, missing: state === 'met' ? null : 'more', at: null };
}

const stepsPart = ({ done, of }: ProgrammeFacts['steps']): ProgrammePart =>
  countedPart('steps', { counted: done, needed: stepsNeeded(of), of });

/** Whoever has logged enough waits for others to confirm it. */
function hoursPart({ logged, verified, needed }: ProgrammeFacts['hours']): ProgrammePart {
  const part = countedPart('hours', { counted: verified, needed, of: needed });
  if (part.state === 'met') return part;
  return {
    ...part,
    state: logged > 0 ? 'under-way' : part.state,
    missing: logged >= needed ? 'confirmation' : 'more',
  };
}

const MISSING = {
  blank: 'handing-in',
  begun: 'handing-in',
  waits: 'review',
  'not-ready': 'readiness',
  ready: null,
  closed: 'other-look',
} as const satisfies Record<NonNullable<ProgrammeFacts['businessCase']>, Missing | null>;

function casePart(standing: keyof typeof MISSING): ProgrammePart {
  const state = standing === 'ready' ? 'met' : standing === 'blank' ? 'not-begun' : 'under-way';
  return { ...oneOf('case', state), missing: MISSING[standing] };
}

function evaluationPart({ state, step }: NonNullable<ProgrammeFacts['evaluation']>): ProgrammePart {
  const stands = { blank: 'not-begun', draft: 'under-way', finished: 'met' } as const;
  const missing = state === 'finished' ? null : 'writing';
  return { ...oneOf('evaluation', stands[state]), missing, at: step };
}

const oneOf = (part: PartName, state: PartState) => ({
  part,
  state,
  counted: state === 'met' ? 1 : 0,
  needed: 1,
  of: 1,
  at: null,
});
