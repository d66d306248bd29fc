interface Evaluated {
  step: string | null;
}

/** The meeting that a step is about: the one held at it; of a step that only looks back, the newest. */
export const meetingOfStep = <T extends Evaluated>(
  meetings: readonly T[],
  { module, step, type }: { module: string; step: string; type: string },
): T | undefined =>
  type === 'live-session' ? meetings.find((one) => one.step === `${module}/${step}`) : meetings[0];

interface Waiting {
  open: boolean;
  finishedAt: string | null;
  dueAt: string | null;
}

const WEEK_MS = 7 * 86_400_000;

/** The one to ask for now: the newest that is open and not answered, for a week after it was due and no longer. */
export const toAskFor = <T extends Waiting>(meetings: readonly T[], now: string): T | undefined => {
  const [newest] = meetings.filter(({ open }) => open);
  if (!newest || newest.finishedAt !== null) return undefined;
  const isOld = newest.dueAt !== null && Date.parse(now) > Date.parse(newest.dueAt) + WEEK_MS;
  return isOld ? undefined : newest;
};
