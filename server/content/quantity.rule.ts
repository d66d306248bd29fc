import type { Lang } from '../core/endpoint.contract.ts';
import type { Shown } from './formula.rule.ts';

/**
 * Numbers of a sum as the course writes them in its texts: 31 h 30, £5,208. Its Spanish is that of Mexico, which groups
 * and divides as English does.
 */
const LOCALES: Record<Lang, string> = { en: 'en-GB', es: 'es-MX' };

export interface Telling {
  lang: Lang;
  /** ISO 4217, of what is shown as money. */
  currency: string;
}

/** A quantity in words; an empty text where there is none. */
export function quantityText(value: number, show: Shown, { lang, currency }: Telling): string {
  if (!Number.isFinite(value)) return '';
  const written = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(LOCALES[lang], options).format(withoutNoise(value));
  switch (show) {
    case 'hours':
      return hoursText(value);
    case 'money':
      return written({
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: Number.isInteger(withoutNoise(value)) ? 0 : 2,
      });
    case 'percent':
      return written({ style: 'percent', maximumFractionDigits: 0 });
    case 'rate':
      return written({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
    default:
      return written({ maximumFractionDigits: 2 });
  }
}

/** 0.1 + 0.2 is 0.3 to whoever reads it. */
const withoutNoise = (value: number) => Math.round(value * 1e9) / 1e9;

/** Hours as people say them: `31 h 30`, `45 min`; the gaps do not break. */
function hoursText(value: number): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const sign = value < 0 && minutes > 0 ? '−' : '';
  if (hours === 0) return `${sign}${rest}\u00a0min`;
  return `${sign}${hours}\u00a0h${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`;
}
