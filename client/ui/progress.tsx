import './progress.css';
import type { Strand } from './icon.tsx';

export interface Part {
  amount: number;
  /** `solid` counts, `half` is there and not confirmed, `plan` is only planned. */
  kind: 'solid' | 'half' | 'plan';
}

/**
 * How far something is, drawn once: parts of a whole, in the colour of their strand and told apart by their filling.
 * The sentence is what it is called; where the page says the sentence beside it, leave it out and the drawing is silent.
 */
export function Meter({
  parts,
  of,
  strand = 'course',
  sentence,
}: {
  parts: readonly Part[];
  of: number;
  strand?: Strand;
  sentence?: string;
}) {
  const named =
    sentence === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': sentence };
  return (
    <div class={`meter of-${strand}`} {...named}>
      {sharesOf(parts, of).map(({ kind, share }, at) => (
        <i key={at} class={kind} style={{ inlineSize: `${share}%` }} />
      ))}
    </div>
  );
}

/** What is over the whole is not drawn: the bar is full, and the sentence says by how much. */
function sharesOf(parts: readonly Part[], of: number): { kind: Part['kind']; share: number }[] {
  let left = 100;
  return parts.map(({ amount, kind }) => {
    const share = of > 0 ? Math.min(left, Math.max(0, (amount / of) * 100)) : 0;
    left -= share;
    return { kind, share: Math.round(share * 100) / 100 };
  });
}

/** Steps as a row of bars: filled is done; the tall one with a line below is where the reader is. Silent: say it beside. */
export function Track({ steps }: { steps: readonly { key: string; done: boolean; current?: boolean }[] }) {
  return (
    <ol class="track" role="list" aria-hidden="true">
      {steps.map(({ key, done, current }) => (
        <li key={key}>
          <span class={done ? 'done' : undefined} aria-current={current ? 'step' : undefined} />
        </li>
      ))}
    </ol>
  );
}
