import type { Run, Ways } from '../../../server/content/talk-plan.rule.ts';

/** A practice conversation as it stands in the text, where it can be read without any script. Words are the server's HTML. */
export interface Talk extends Ways {
  /** Who sits opposite. */
  who: string;
  turns: Turn[];
  endings: ReadonlyMap<string, string>;
  paths: Path[];
}

export interface Turn {
  key: string;
  moment: string;
  choices: Choice[];
}

export interface Choice {
  key: string;
  to: string;
  /** How long one is quiet; null where something is said. */
  seconds: number | null;
  said: string;
  reply: string;
  note: string;
}

/** A run that is told afterwards. */
export interface Path {
  name: string;
  choices: string[];
}

export function talkIn(section: HTMLElement): Talk {
  const all = (within: ParentNode, part: string) => [
    ...within.querySelectorAll<HTMLElement>(`[data-${part}]`),
  ];
  const endings = new Map(all(section, 'end').map((end) => [end.dataset['end'] ?? '', end.innerHTML]));
  return {
    who: section.dataset['with'] ?? '',
    first: section.dataset['first'] ?? '',
    turns: all(section, 'turn').map((turn) => ({
      key: turn.dataset['turn'] ?? '',
      moment: inner(turn, '.talk-moment'),
      choices: all(turn, 'choice').map(choiceIn),
    })),
    ends: [...endings.keys()],
    endings,
    paths: all(section, 'path').map((path) => ({
      name: path.querySelector('h4')?.textContent ?? '',
      choices: (path.dataset['path'] ?? '').split(' '),
    })),
  };
}

const inner = (within: ParentNode, selector: string) => within.querySelector(selector)?.innerHTML ?? '';

const choiceIn = (box: HTMLElement): Choice => ({
  key: box.dataset['choice'] ?? '',
  to: box.dataset['to'] ?? '',
  seconds: box.dataset['seconds'] ? Number(box.dataset['seconds']) : null,
  said: inner(box, 'summary > span'),
  reply: inner(box, '.talk-reply'),
  note: inner(box, '.talk-note'),
});

/** A turn that was taken, with what was chosen in it. */
export interface Step {
  turn: Turn;
  choice: Choice;
}

export function stepsOf({ turns }: Talk, { steps }: Run): Step[] {
  return steps.flatMap(({ turn: key, choice: chosen }) => {
    const turn = turns.find((one) => one.key === key);
    const choice = turn?.choices.find((one) => one.key === chosen);
    return turn && choice ? [{ turn, choice }] : [];
  });
}
