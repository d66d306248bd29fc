import type { Lang } from '../../core/endpoint.contract.ts';
import { TaggedPdf } from '../../core/tagged-pdf.ts';
import { localeOf, words } from '../../core/words.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import { KINDS } from './entry.contract.ts';
import { byMonth, hoursAndMinutes, type HoursFacts, type SessionRow } from './file.rule.ts';

/** Who confirmed, in the order of a statement: those asked one by one, then the trainer who took their word for the rest. */
const CONFIRMED_BY = ['mentee', 'coordinator', 'colleague', 'trainer'] as const;

/**
 * The statement of hours: what was done, what of it counts, who says so. It is shown to others, so it names the learner
 * and nobody whom they mentor, not even by a label.
 */
export async function statementFile(facts: HoursFacts): Promise<Uint8Array> {
  const { lang, madeAt } = facts;
  const t = words(lang);
  const title = t('hours.paper.title');
  const pdf = new TaggedPdf({ lang, title, madeAt });
  pdf.heading(1, title);
  whose(pdf, facts);
  pdf.heading(2, t('hours.paper.totals'));
  totals(pdf, facts);
  pdf.heading(2, t('hours.paper.by-kind'));
  byKind(pdf, facts);
  pdf.heading(2, t('hours.paper.confirmed'), CONFIRMED_BY.length + 7);
  confirmed(pdf, facts);
  pdf.heading(2, t('hours.paper.sessions'), 6);
  sessions(pdf, facts);
  return pdf.bytes();
}

function whose(pdf: TaggedPdf, { lang, name, number, course, window, madeAt, zone }: HoursFacts): void {
  const t = words(lang);
  const date = dates(lang);
  const shown = name ?? t('hours.paper.learner', { number });
  // Letters that the font lacks would be dropped without a word, and a wrong name is worse than none.
  if (pdf.canWrite(shown)) pdf.paragraph(t('hours.paper.name', { name: shown }));
  else pdf.blank(t('hours.paper.name-by-hand'));
  pdf.paragraph(t('hours.paper.course', { course }));
  if (window.startsOn !== null && window.endsOn !== null)
    pdf.paragraph(t('hours.paper.window', { from: date(window.startsOn), to: date(window.endsOn) }));
  pdf.paragraph(t('hours.paper.made', { on: date(wallClock(zone, madeAt).day) }));
}

function totals(pdf: TaggedPdf, { lang, numbers, count, rows }: HoursFacts): void {
  const t = words(lang);
  const surplus = rows.reduce((sum, row) => sum + row.surplus, 0);
  pdf.table({
    columns: [
      { title: t('hours.paper.what'), share: 3 },
      ...['time', 'minutes'].map((key) => ({ title: t(`hours.paper.${key}`), share: 1, numeric: true })),
    ],
    rows: (
      [
        ['counted', count.counted],
        ['verified', count.verified],
        ['surplus', surplus],
        ['target', numbers.target],
      ] as const
    ).map(([key, minutes]) => [t(`hours.paper.total.${key}`), hoursAndMinutes(minutes), String(minutes)]),
  });
  pdf.paragraph(t('hours.paper.exact'));
}

function byKind(pdf: TaggedPdf, { lang, count }: HoursFacts): void {
  const t = words(lang);
  const kinds = KINDS.map((kind) => ({ kind, ...count.byKind[kind] })).filter(({ logged }) => logged > 0);
  const sums = (['logged', 'counts', 'surplus'] as const).map((key) =>
    kinds.reduce((sum, one) => sum + one[key], 0),
  );
  pdf.table({
    columns: [
      { title: t('hours.paper.kind-of-time'), share: 3 },
      ...['logged', 'counts', 'surplus'].map((key) => ({
        title: t(`hours.paper.column.${key}`),
        share: 1,
        numeric: true,
      })),
    ],
    rows: kinds.map(({ kind, logged, counts, surplus }) => [
      t(`hours.paper.kind.${kind}`),
      ...[logged, counts, surplus].map(hoursAndMinutes),
    ]),
    foot: [t('hours.paper.all'), ...sums.map(hoursAndMinutes)],
  });
}

function confirmed(pdf: TaggedPdf, { lang, rows, numbers }: HoursFacts): void {
  const t = words(lang);
  const counting = rows.filter(({ counts }) => counts > 0);
  const by = (who: (typeof CONFIRMED_BY)[number]) => counting.filter((row) => row.confirmed?.who === who);
  const others = counting.filter(({ confirmed: one }) => one !== null && one.who !== 'trainer').length;
  pdf.paragraph(t('hours.paper.sample', { others, all: counting.length }));
  pdf.paragraph(t('hours.paper.by-trainer', { sessions: by('trainer').length, least: numbers.sample }));
  const line = (name: string, list: readonly SessionRow[]) => [
    name,
    String(list.length),
    hoursAndMinutes(list.reduce((sum, { counts }) => sum + counts, 0)),
  ];
  pdf.table({
    columns: [
      { title: t('hours.paper.by-whom'), share: 3 },
      ...['entries', 'time'].map((key) => ({ title: t(`hours.paper.${key}`), share: 1, numeric: true })),
    ],
    rows: [
      ...CONFIRMED_BY.map((who) => line(t(`hours.paper.who.${who}`), by(who))),
      line(
        t('hours.paper.who.nobody'),
        counting.filter((row) => row.confirmed === null),
      ),
    ],
    foot: line(t('hours.paper.all'), counting),
  });
}

/** A table for each month, so that each stands under a head of its own. */
function sessions(pdf: TaggedPdf, { lang, rows }: HoursFacts): void {
  const t = words(lang);
  const shown = rows.filter(({ state }) => state !== 'void');
  if (shown.length === 0) return pdf.paragraph(t('hours.paper.none'));
  const month = new Intl.DateTimeFormat(localeOf(lang), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  for (const [key, list] of byMonth(shown)) {
    pdf.heading(3, month.format(new Date(`${key}-01T00:00:00Z`)), list.length + 2);
    pdf.table({
      columns: [
        { title: t('hours.paper.date'), share: 2.2 },
        { title: t('hours.paper.kind-of-time'), share: 2.6 },
        ...['time', 'counted'].map((key) => ({ title: t(`hours.paper.${key}`), share: 1.2, numeric: true })),
        { title: t('hours.paper.state'), share: 2.2 },
      ],
      rows: list.map((row) => sessionLine(row, lang)),
      foot: [
        t('hours.paper.month-all'),
        '',
        hoursAndMinutes(list.reduce((sum, row) => sum + row.minutes + row.entry.aroundMin, 0)),
        hoursAndMinutes(list.reduce((sum, row) => sum + row.counts, 0)),
        '',
      ],
    });
  }
}

function sessionLine({ entry, minutes, counts, state, confirmed: by }: SessionRow, lang: Lang): string[] {
  const t = words(lang);
  const from = wallClock(entry.zone, entry.startedAt);
  const to = wallClock(entry.zone, entry.endedAt);
  return [
    `${dates(lang, 'short')(from.day)}, ${from.time}–${to.time}`,
    t(`hours.paper.kind.${entry.kind}`),
    hoursAndMinutes(minutes + entry.aroundMin),
    hoursAndMinutes(counts),
    state === 'verified' && by ? t(`hours.paper.who.${by.who}`) : t(`hours.paper.states.${state}`),
  ];
}

function dates(lang: Lang, length: 'long' | 'short' = 'long'): (day: string) => string {
  const how =
    length === 'long' ? ({ dateStyle: 'long' } as const) : ({ day: 'numeric', month: 'short' } as const);
  const format = new Intl.DateTimeFormat(localeOf(lang), { ...how, timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
