import type { Row } from '../../content/shape.rule.ts';
import type { CaseDocument, DocumentPart, DocumentSaying, Fact } from './case-document.types.ts';
import { textIn } from './case-tables.rule.ts';
import { fewPeople, type Collection, type EvaluationPlan } from './evaluation-dates.rule.ts';

/** Forms to print that are made of an evaluation plan's own questions: a short survey, and sheets to note counts on. */

export type OwnForm = 'survey' | 'sheet';

export interface FormsSaying extends Pick<DocumentSaying, 'lang' | 'say' | 'day'> {
  /** Of the case. */
  title: string;
}

const BOX = '☐';
const SCALE = ['1', '2', '3', '4', '5'] as const;
/** Room to write in. */
const LINES = '\n\n\n';
/** Where no day is known. */
const SPARE_ROWS = 3;

export const collectedWith = ({ collections }: EvaluationPlan, form: OwnForm): Collection[] =>
  collections.filter((one) => one.with.includes(form));

/** Undefined: no row of the plan is collected with it. */
export function formDocument(
  plan: EvaluationPlan,
  form: OwnForm,
  saying: FormsSaying,
): CaseDocument | undefined {
  const rows = collectedWith(plan, form);
  if (rows.length === 0) return undefined;
  const { lang, say, title } = saying;
  return {
    lang,
    title: say(form),
    about: title,
    sections:
      form === 'survey'
        ? [asked(rows, saying), counted(rows, saying)]
        : rows.map((one) => sheetOf(one, saying)),
  };
}

/** The page that is handed out. */
const asked = (rows: readonly Collection[], { say }: FormsSaying) => ({
  slug: 'asked',
  title: say('asked'),
  parts: [
    { kind: 'lines', lines: [say('asked.no-name'), say('asked.few')] },
    {
      kind: 'table',
      title: say('asked.scale'),
      table: {
        columns: [
          column(say('question'), 40),
          ...SCALE.map((one) => column(one, 8)),
          column(say('cannot-say'), 14),
        ],
        rows: rows.map(({ question }) => [question, ...SCALE.map(() => BOX), BOX]),
      },
    },
    {
      kind: 'table',
      title: say('asked.own-words'),
      table: {
        columns: [column(say('asked.helped'), 50), column(say('asked.hindered'), 50)],
        rows: [[LINES, LINES]],
      },
    },
  ] satisfies DocumentPart[],
});

/** The page that stays with whoever counts. */
const counted = (rows: readonly Collection[], saying: FormsSaying) => ({
  slug: 'counted',
  title: saying.say('counted'),
  parts: rows.flatMap((one): DocumentPart[] => [
    { kind: 'facts', title: one.question, facts: factsOf(one, saying) },
    {
      kind: 'table',
      title: null,
      table: {
        columns: [
          column(saying.say('day'), 22),
          column(saying.say('asked-people'), 12),
          column(saying.say('answered'), 12),
          ...SCALE.map((score) => column(score, 8)),
          column(saying.say('cannot-say'), 14),
        ],
        rows: daysOf(one, saying).map((day) => [day, '', '', ...SCALE.map(() => ''), '']),
      },
    },
    { kind: 'lines', lines: [countsOnly(one, saying)] },
  ]),
});

const sheetOf = (one: Collection, saying: FormsSaying) => ({
  slug: one.row,
  title: one.question,
  parts: [
    { kind: 'facts', title: null, facts: factsOf(one, saying) },
    {
      kind: 'table',
      title: saying.say('noted'),
      table: {
        columns: [
          column(saying.say('day'), 22),
          column(saying.say('how-many'), 14),
          column(saying.say('of-how-many'), 14),
          column(saying.say('note'), 50),
        ],
        rows: daysOf(one, saying).map((day) => [day, '', '', '']),
      },
    },
    { kind: 'lines', lines: [countsOnly(one, saying)] },
  ] satisfies DocumentPart[],
});

const column = (title: string, share: number) => ({ title, share, numeric: false });

const daysOf = ({ days, words }: Collection, { day }: FormsSaying): readonly string[] =>
  days.length > 0 ? days.map(day) : [words, ...Array.from({ length: SPARE_ROWS - 1 }, () => '')];

/** Of a smaller group one person is too large a part of a hundred (rule B12). */
function countsOnly(one: Collection, { say }: FormsSaying): string {
  const people = fewPeople(one);
  return people === undefined ? say('counts') : say('counts-of', { people });
}

function factsOf(one: Collection, { say }: FormsSaying): Fact[] {
  const facts = [
    ...one.criteria.map((row) => ({ name: say('criterion'), text: criterionText(row, say) })),
    { name: say('method'), text: one.method },
    { name: say('source'), text: one.source },
    { name: say('owner'), text: one.owner },
    { name: say('privacy'), text: one.privacy },
  ];
  return facts.filter(({ text }) => text !== '');
}

function criterionText(row: Row, say: FormsSaying['say']): string {
  const [baseline, target] = [textIn(row, 'baseline_value'), textIn(row, 'target_value')];
  return [
    textIn(row, 'statement'),
    ...(baseline === '' ? [] : [say('baseline', { value: baseline })]),
    ...(target === '' ? [] : [say('target', { value: target })]),
  ].join('. ');
}
