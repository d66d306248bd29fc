import type { Lang } from '../../core/endpoint.contract.ts';

/** Money is counted in whole cents: to a machine 0.1 and 0.2 are not 0.3, and figures of a case are added up by readers. */
export type Cents = bigint;

/** The texts of the course write sums in Spanish as Mexico does; a reader meets both on one page. */
const LOCALES: Record<Lang, string> = { en: 'en-GB', es: 'es-MX' };

interface Way {
  /** ISO 4217; empty: none was chosen yet, and the sum stands by itself. */
  currency: string;
  lang: Lang;
  /** Without cents: for a sentence, where they would be in the way. */
  round?: boolean;
}

/** A sum as it is read: `£14,767.60`, and `-£1,339.60` for less than nothing. */
export function moneyText(cents: Cents, { currency, lang, round = false }: Way): string {
  const style =
    currency === '' ? {} : ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const);
  const digits = round || isWithoutCents(style, cents) ? 0 : 2;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(LOCALES[lang], { ...style, ...fraction }).format(decimalOf(cents));
}

/** The same without its currency, as under a heading that says it: `14,767.60`. */
export const amountText = (cents: Cents, lang: Lang): string =>
  new Intl.NumberFormat(LOCALES[lang], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    decimalOf(cents),
  );

/** The sign of a currency: `£`. A code that nobody uses stands for itself. */
export const currencySign = (currency: string, lang: Lang): string =>
  currency &&
  (new Intl.NumberFormat(LOCALES[lang], { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ??
    currency);

/** To the cent, however large: a number of the machine would lose the last digits. */
export function decimalOf(cents: Cents): `${number}` {
  const size = cents < 0n ? -cents : cents;
  const rest = String(size % 100n).padStart(2, '0');
  return `${cents < 0n ? '-' : ''}${size / 100n}.${rest}` as `${number}`;
}

/** Half of a sum, half a cent up. */
export const halfOf = (cents: Cents): Cents => (cents + 1n) / 2n;

export const sumOf = (all: readonly Cents[]): Cents => all.reduce((sum, one) => sum + one, 0n);

/** Pesos of Chile and yen have no cents, and need none on the page unless a line made some. */
const isWithoutCents = (style: Intl.NumberFormatOptions, cents: Cents): boolean =>
  cents % 100n === 0n &&
  Boolean(style.currency) &&
  new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits === 0;
