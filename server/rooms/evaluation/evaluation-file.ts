import type { Field } from '../../content/field.schema.ts';
import { csvFile, Decimal, type Cell } from '../../core/csv.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { evaluationDue, isLate } from './due.rule.ts';
import type { Line } from './evaluation.present.ts';
import type { Count, OutcomeResult } from './outcome.rule.ts';

/** What was said to the facilitator alone is read on the page: a file is passed on. */
const SAID_PRIVATELY = 'say_privately';
/** A program that reads the file finds a column by its name: names stay, those of the form come at the end. */
const COLUMNS = ['set', 'meeting', 'ended_at', 'name', 'answered_at', 'in_time'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function evaluationsFile(lines: readonly Line[], asked: readonly Field[], lang: Lang): Uint8Array {
  const fields = asked.filter(({ key }) => key !== SAID_PRIVATELY && key !== 'session_no');
  const rows = lines.map(({ meeting, answer, name }): Cell[] => [
    LETTERS[meeting.number - 1] ?? meeting.number,
    meeting.n,
    meeting.endedAt?.toISOString() ?? null,
    name,
    answer.finishedAt.toISOString(),
    isLate(answer.finishedAt, evaluationDue(meeting.endedAt)) ? 'no' : 'yes',
    ...fields.map(({ key }) => cellOf(answer.values[key])),
  ]);
  return csvFile([...COLUMNS, ...fields.map(({ key }) => key)], rows, lang);
}

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

const OUTCOME = ['question', 'row', 'column', 'answer', 'people', 'average'];

/** A line an answer that was given, with how many gave it; texts a line each. */
export const outcomeFile = (results: readonly OutcomeResult[], lang: Lang): Uint8Array =>
  csvFile(
    OUTCOME,
    results.flatMap((one) => [
      ...summed(one, [one.label[lang], null, null], lang),
      ...one.rows.flatMap((row) =>
        row.cells.flatMap((cell) => summed(cell, [one.label[lang], row.label[lang], cell.label[lang]], lang)),
      ),
      ...one.texts.map((text): Cell[] => [one.label[lang], null, null, text, null, null]),
    ]),
    lang,
  );

const summed = (
  { average, counts }: { average: number | null; counts: readonly Count[] },
  over: readonly Cell[],
  lang: Lang,
): Cell[][] => [
  ...counts.map(({ label, people }): Cell[] => [...over, label[lang], people, null]),
  ...(average === null ? [] : [[...over, null, null, new Decimal(average, 1)]]),
];
