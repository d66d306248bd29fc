/**
 * The sums behind sliders. A writer types them as arithmetic (`min(10, mentees * sessions / 3)`); the loader reads them
 * into this small tree and checks them, and the page only works them out. Nothing that is typed is ever run as code.
 */
export type Formula = number | string | readonly [op: Operation, ...parts: Formula[]];

export type Operation = Arithmetic | Comparison;
type Arithmetic = '+' | '-' | '*' | '/' | 'min' | 'max' | 'round';
/** Of four parts the first two are compared; the third holds if so, the fourth otherwise. */
export type Comparison = '>=' | '<=' | '>' | '<';

type Known = ReadonlyMap<string, number>;

/** The value of a formula; a name that is not known, or a division by nothing, is no number. */
export function valueOf(formula: Formula, known: Known): number {
  if (typeof formula === 'number') return formula;
  if (typeof formula === 'string') return known.get(formula) ?? NaN;
  const [operation, ...parts] = formula;
  if (isComparison(operation)) return chosen(operation, parts, known);
  return combined(
    operation,
    parts.map((part) => valueOf(part, known)),
  );
}

const isComparison = (operation: Operation): operation is Comparison => /^[<>]/.test(operation);

function combined(operation: Arithmetic, [one = NaN, ...others]: number[]): number {
  const other = others[0] ?? NaN;
  switch (operation) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return other === 0 ? NaN : one / other;
    case 'min':
      return Math.min(one, ...others);
    case 'max':
      return Math.max(one, ...others);
    default:
      return Math.round(one);
  }
}

function chosen(sign: Comparison, [one, other, then, otherwise]: Formula[], known: Known): number {
  const left = valueOf(one ?? NaN, known);
  const right = valueOf(other ?? NaN, known);
  if (Number.isNaN(left) || Number.isNaN(right)) return NaN;
  const holds = { '>=': left >= right, '<=': left <= right, '>': left > right, '<': left < right };
  return valueOf((holds[sign] ? then : otherwise) ?? NaN, known);
}

/** A quantity that the reader sets. */
export interface Dial {
  key: string;
  label: string;
  from: number;
  to: number;
  at: number;
  step: number;
}

export const SHOWN = ['number', 'hours', 'money', 'percent', 'rate'] as const;
export type Shown = (typeof SHOWN)[number];

/** A quantity that follows from the dials and from results before it. */
export interface Result {
  key: string;
  label: string;
  is: Formula;
  show: Shown;
  /** A mark to compare with. */
  line: number | null;
  /** The end of its bar: the most that any position of the dials gives to a result that is shown so. */
  most: number;
}

/** Results in their order, for one position of the dials. */
export function worked(results: readonly Pick<Result, 'key' | 'is'>[], dials: Known): Map<string, number> {
  const known = new Map(dials);
  const out = new Map<string, number>();
  for (const { key, is } of results) {
    const value = valueOf(is, known);
    known.set(key, value);
    out.set(key, value);
  }
  return out;
}
