/** What of a practice conversation leads where: enough to walk through it. Words have no part in it. */
export interface Ways {
  first: string;
  turns: readonly { key: string; choices: readonly { key: string; to: string }[] }[];
  /** Keys of the endings. */
  ends: readonly string[];
}

/** The bones of a practice conversation as its writer planned it. */
export interface TalkPlan extends Ways {
  turns: readonly TurnPlan[];
  /** Runs that are told afterwards, as keys of choices. */
  paths: readonly (readonly string[])[];
}

export interface TurnPlan {
  key: string;
  choices: readonly ChoicePlan[];
}

export interface ChoicePlan {
  key: string;
  /** What the choice does, which only its writer sees. */
  kind: string;
  /** A turn or an ending. */
  to: string;
}

/** Kinds of what can be said. None is right by nature; a turn offers several. */
export const SAID_KINDS: readonly string[] = ['advice', 'closed', 'back', 'direct'];
/** The kind of a choice in which nothing is said. */
export const SILENCE = 'wait';
/** Kinds of which every turn has one: the thinking is handed back, or somebody says it. */
const OPEN_KINDS: readonly string[] = ['back', 'direct'];

const TURNS_AT_MOST = 5;
const ENDS_AT_LEAST = 3;
const PATHS = 2;

/** A fault, and where: the key of a turn, an ending or a path (by number), and of a choice in it. */
export interface PlanFault {
  at: string | number | null;
  choice?: string;
  says: string;
}

/** Everything that makes a conversation unplayable or unfair; empty when it is sound. */
export function planFaults(plan: TalkPlan): PlanFault[] {
  const twice = keysTwice(plan);
  const dead = deadTargets(plan);
  // With names that are taken twice or lead nowhere, no run can be followed.
  if (twice.length > 0 || dead.length > 0) return [...twice, ...dead];
  const loop = firstLoop(plan);
  if (loop !== null) return [{ at: loop, says: `leads back to itself` }];
  return [
    ...neverReached(plan),
    ...lengthFaults(plan),
    ...plan.turns.flatMap(kindFaults),
    ...orderFaults(plan),
    ...pathFaults(plan),
  ];
}

function keysTwice({ turns, ends }: TalkPlan): PlanFault[] {
  const places = [...turns.map(({ key }) => key), ...ends];
  const choices = turns.flatMap((turn) =>
    repeated(turn.choices.map(({ key }) => key)).map((choice) => ({
      at: turn.key,
      choice,
      says: `${choice} is there twice`,
    })),
  );
  return [...repeated(places).map((key) => ({ at: key, says: `${key} is there twice` })), ...choices];
}

const repeated = (keys: readonly string[]) => [
  ...new Set(keys.filter((key, place) => keys.indexOf(key) !== place)),
];

function deadTargets(plan: TalkPlan): PlanFault[] {
  const known = new Set([...plan.turns.map(({ key }) => key), ...plan.ends]);
  const first = turnOf(plan, plan.first)
    ? []
    : [{ at: null, says: `begins with ${plan.first}, which is no turn` }];
  const choices = plan.turns.flatMap((turn) =>
    turn.choices
      .filter(({ to }) => !known.has(to))
      .map(({ key, to }) => ({ at: turn.key, choice: key, says: `leads to ${to}, which is not there` })),
  );
  return [...first, ...choices];
}

const turnOf = (plan: TalkPlan, key: string): TurnPlan | undefined =>
  plan.turns.find((turn) => turn.key === key);

/** A turn that can come again, or null. */
function firstLoop(plan: TalkPlan): string | null {
  const sound = new Set<string>();
  const visit = (key: string, above: readonly string[]): string | null => {
    if (above.includes(key)) return key;
    if (sound.has(key)) return null;
    for (const { to } of turnOf(plan, key)?.choices ?? []) {
      const found = visit(to, [...above, key]);
      if (found !== null) return found;
    }
    sound.add(key);
    return null;
  };
  for (const { key } of plan.turns) {
    const found = visit(key, []);
    if (found !== null) return found;
  }
  return null;
}

function neverReached(plan: TalkPlan): PlanFault[] {
  const reached = new Set([plan.first]);
  // A set grows while it is walked through, and ends when nothing new is found.
  for (const key of reached) for (const { to } of turnOf(plan, key)?.choices ?? []) reached.add(to);
  return [...plan.turns.map(({ key }) => key), ...plan.ends]
    .filter((key) => !reached.has(key))
    .map((key) => ({ at: key, says: 'nobody gets there' }));
}

function lengthFaults(plan: TalkPlan): PlanFault[] {
  const turns = longestRun(plan, () => 1);
  return [
    ...(turns > TURNS_AT_MOST
      ? [{ at: null, says: `a run of ${turns} turns, ${TURNS_AT_MOST} at most` }]
      : []),
    ...(plan.ends.length < ENDS_AT_LEAST
      ? [{ at: null, says: `${plan.ends.length} endings, ${ENDS_AT_LEAST} at least` }]
      : []),
  ];
}

/** The weight of the heaviest run, where every choice and every ending weighs something. The plan has no loop. */
export function longestRun(
  plan: TalkPlan,
  choiceWeight: (turn: TurnPlan, choice: ChoicePlan) => number,
  endWeight: (key: string) => number = () => 0,
): number {
  const known = new Map<string, number>();
  const from = (key: string): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const turn = turnOf(plan, key);
    const weight = turn
      ? Math.max(0, ...turn.choices.map((choice) => choiceWeight(turn, choice) + from(choice.to)))
      : endWeight(key);
    known.set(key, weight);
    return weight;
  };
  return from(plan.first);
}

function kindFaults({ key, choices }: TurnPlan): PlanFault[] {
  const said = choices.map(({ kind }) => kind).filter((kind) => kind !== SILENCE);
  const silent = choices.length - said.length;
  const unknown = choices.filter(({ kind }) => kind !== SILENCE && !SAID_KINDS.includes(kind));
  const faults = unknown.map((choice) => ({
    at: key,
    choice: choice.key,
    says: `kind is one of ${SAID_KINDS.join(', ')}`,
  }));
  const tell = (says: string) => ({ at: key, says });
  if (silent > 1 || !(said.length === 3 || (said.length === 4 && silent === 0)))
    return [...faults, tell(`${said.length} things to say; three and perhaps a silence, or four`)];
  if (new Set(said).size === 1) return [...faults, tell(`every choice is of the kind ${said[0] ?? ''}`)];
  if (!said.some((kind) => OPEN_KINDS.includes(kind)))
    return [...faults, tell('no choice is of the kind back or direct')];
  return faults;
}

/** Who always takes the first one must not always do the same. */
function orderFaults({ turns }: TalkPlan): PlanFault[] {
  const firsts = new Set(turns.map(({ choices }) => choices[0]?.kind));
  return turns.length > 1 && firsts.size === 1
    ? [{ at: null, says: `a choice of the kind ${[...firsts][0] ?? ''} comes first in every turn` }]
    : [];
}

function pathFaults(plan: TalkPlan): PlanFault[] {
  if (plan.paths.length !== PATHS)
    return [{ at: null, says: `${plan.paths.length} paths; there are ${PATHS}` }];
  const runs = plan.paths.map((choices) => runOf(plan, choices));
  const lost = runs.flatMap((run, at) =>
    run.end !== null && run.steps.length === plan.paths[at]?.length
      ? []
      : [{ at, says: `${run.steps.length} of its choices can be made, and then it is at no ending` }],
  );
  const [one, other] = runs;
  if (lost.length > 0 || one?.end !== other?.end) return lost;
  return [{ at: 1, says: 'both paths come to the same ending' }];
}

export interface Run {
  steps: { turn: string; choice: string }[];
  /** The turn whose choice is open; null at an ending. */
  open: string | null;
  end: string | null;
}

/** Where these choices lead, as far as they can be made. */
export function runOf(ways: Ways, choices: readonly string[]): Run {
  const steps: Run['steps'] = [];
  let at = ways.first;
  for (const key of choices) {
    const turn = ways.turns.find((one) => one.key === at);
    const choice = turn?.choices.find((one) => one.key === key);
    if (!choice) break;
    steps.push({ turn: at, choice: key });
    at = choice.to;
  }
  const ended = ways.ends.includes(at);
  return { steps, open: ended ? null : at, end: ended ? at : null };
}
