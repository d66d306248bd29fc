import './chart.css';
import type { ComponentChildren } from 'preact';
import type { Strand } from './icon.tsx';

export interface Tick {
  at: number;
  word: string;
}

export interface Axis {
  from: number;
  to: number;
  ticks: readonly Tick[];
}

/** Turns a value into its place in the drawing, which is 100 wide and 100 high, top left first. */
export type Places = Record<'x' | 'y', (value: number) => number>;

interface ChartProps {
  /** What the drawing shows, as the sentence that the page says first. It is all that a screen reader hears of it. */
  sentence: string;
  x: Axis;
  y: Axis;
  /** Whose colour the curve has. */
  strand?: Strand;
  /** The curve or bars, as SVG, between the axes. */
  children: (places: Places) => ComponentChildren;
  /** The same figures as a table, and the words that open it. */
  table: { word: string; content: ComponentChildren };
}

/**
 * Two axes with their words and room for a drawing. The words are text beside the drawing and not in it: they keep their
 * size on a phone, where a picture as wide as the page would shrink them.
 */
export function Chart({ sentence, x, y, strand = 'course', children, table }: ChartProps) {
  const places: Places = {
    x: (value) => shareOf(x, value),
    y: (value) => 100 - shareOf(y, value),
  };
  return (
    <figure class={`chart-figure of-${strand}`}>
      <div class="chart axes" role="img" aria-label={sentence}>
        <div class="y-words">
          {y.ticks.map(({ at, word }) => (
            <span key={at} style={{ insetBlockStart: `${places.y(at)}%` }}>
              {word}
            </span>
          ))}
        </div>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {y.ticks.map(({ at }) => (
            <path key={at} class="grid-line" d={`M0 ${places.y(at)}H100`} />
          ))}
          {children(places)}
        </svg>
        <div class="x-words">
          {x.ticks.map(({ at, word }) => (
            <span key={at} class={edgeOf(places.x(at))} style={{ insetInlineStart: `${places.x(at)}%` }}>
              {word}
            </span>
          ))}
        </div>
      </div>
      <details>
        <summary>{table.word}</summary>
        {table.content}
      </details>
    </figure>
  );
}

const shareOf = ({ from, to }: Axis, value: number) =>
  Math.round(((value - from) / (to - from || 1)) * 10_000) / 100;

/** The first and the last word stay inside the drawing's width. */
const edgeOf = (share: number) => (share < 5 ? 'first' : share > 95 ? 'last' : undefined);

/** A curve through points, in the colour of the chart's strand; `plan`: what is ahead, dashed. */
export function Curve({
  points,
  places,
  plan = false,
}: {
  points: readonly (readonly [x: number, y: number])[];
  places: Places;
  plan?: boolean;
}) {
  const d = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${places.x(x)} ${places.y(y)}`).join('');
  return <path class={plan ? 'curve plan' : 'curve'} d={d} />;
}

/** One bar from the foot of the drawing to its value; `width` in units of the x axis. */
export function Bar({ x, y, width, places }: { x: number; y: number; width: number; places: Places }) {
  const left = places.x(x - width / 2);
  const top = places.y(y);
  return (
    <rect class="bar-of-chart" x={left} y={top} width={places.x(x + width / 2) - left} height={100 - top} />
  );
}
