import { csvFile, Decimal } from '../../core/csv.ts';
import { TaggedPdf } from '../../core/tagged-pdf.ts';
import { localeOf, words } from '../../core/words.ts';
import { hoursAndMinutes, type HoursFacts } from './file.rule.ts';
import { monthlyReturn, type MonthlyReturn } from './monthly.rule.ts';

const COLUMNS = [
  'month',
  'pairs_open',
  'pairs_met',
  'meetings',
  'circle_meetings',
  'minutes',
  'hours_decimal',
];

export function monthlyFile(facts: HoursFacts, month: string): Uint8Array {
  const { pairsOpen, pairsMet, meetings, circles, minutes } = monthlyReturn({ ...facts, month });
  const row = [month, pairsOpen, pairsMet, meetings, circles, minutes, new Decimal(minutes / 60, 2)];
  return csvFile(COLUMNS, [row], facts.lang);
}

/** The same on paper, to hand in. */
export function monthlyPaper(facts: HoursFacts, month: string): Promise<Uint8Array> {
  const { lang, madeAt } = facts;
  const t = words(lang);
  const named = new Intl.DateTimeFormat(localeOf(lang), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const title = t('hours.paper.month.title', { month: named.format(new Date(`${month}-01T00:00:00Z`)) });
  const pdf = new TaggedPdf({ lang, title, madeAt });
  pdf.heading(1, title);
  pdf.paragraph(t('hours.paper.month.lede'));
  const columns = [
    { title: t('hours.paper.month.what'), share: 3 },
    { title: t('hours.paper.month.number'), share: 1, numeric: true },
  ];
  pdf.table({ columns, rows: linesOf(monthlyReturn({ ...facts, month }), lang) });
  return pdf.bytes();
}

function linesOf(month: MonthlyReturn, lang: HoursFacts['lang']): string[][] {
  const t = words(lang);
  return [
    [t('hours.paper.month.pairs-open'), String(month.pairsOpen)],
    [t('hours.paper.month.pairs-met'), String(month.pairsMet)],
    [t('hours.paper.month.meetings'), String(month.meetings)],
    [t('hours.paper.month.circles'), String(month.circles)],
    [t('hours.paper.month.hours'), hoursAndMinutes(month.minutes)],
  ];
}
