const sprite = new URL('./icons.svg', import.meta.url).href;

export type IconName =
  | 'brand'
  | 'map'
  | 'book'
  | 'sun'
  | 'people'
  | 'scores'
  | 'plug'
  | 'globe'
  | 'full'
  | 'moon'
  | 'print'
  | 'next'
  | 'back'
  | 'tick'
  | 'undo'
  | 'search'
  | 'copy'
  | 'more'
  | 'close'
  | 'add'
  | 'remove'
  | 'eye'
  | 'saved'
  | 'helpful'
  | 'bell'
  | 'flag'
  | 'pin'
  | 'clock'
  | 'case'
  | 'redo'
  | 'list'
  | 'numbers'
  | 'quote'
  | 'link'
  | 'table'
  | 'question'
  | 'idea'
  | 'review';

/** A drawing from icons.svg. Always hidden from screen readers: the words beside it, or the label, say it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

export type StateName = 'todo' | 'doing' | 'quiet' | 'done' | 'waiting' | 'returned' | 'attention';

/** A state is always icon, word and colour together. */
export function State({ state, word }: { state: StateName; word: string }) {
  return (
    <span class={`state ${state}`}>
      <svg width="18" height="18" aria-hidden="true">
        <use href={`${sprite}#state-${state}`} />
      </svg>
      <span class="word">{word}</span>
    </span>
  );
}

/** The icon of a state alone, where the sentence beside it says the state. */
export function StateIcon({ state, size = 22 }: { state: StateName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`${sprite}#state-${state}`} />
    </svg>
  );
}

const SHAPES = { course: 'circle', project: 'square', hours: 'diamond' } as const;
export type Strand = keyof typeof SHAPES;

/** The shape of a strand: a circle is the course, a square the business case, a diamond the hours. */
export function StrandMark({ strand = 'course' }: { strand?: Strand }) {
  return (
    <svg class={`strand-mark colour-${strand}`} width="12" height="12" aria-hidden="true">
      <use href={`${sprite}#${SHAPES[strand]}`} />
    </svg>
  );
}
