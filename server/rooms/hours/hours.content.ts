import type { ContentPart } from '../../content/part.ts';
import { readYamlFile } from '../../content/yaml-file.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { type HoursFile, hoursSchema } from './hours.schema.ts';

const FILE = 'hours.yaml';

/** `hours.yaml`: the numbers of the log. A course without it asks for no hours. */
export const hoursPart: ContentPart = {
  name: 'hours',
  schemas: { hours: hoursSchema },
  load({ files, problems }) {
    if (!files.has(FILE)) return undefined;
    const read = readYamlFile({ files, file: FILE }, hoursSchema, problems);
    if (!read) return undefined;
    for (const [path, message] of contradictions(read.data))
      problems.add('hours', { file: FILE, line: read.lineOf(path) }, message);
    return { offer: { targets: [], openable: [], wanting: [] }, data: numbersIn(read.data) };
  },
  count: (data) => ({ 'minutes of mentoring': (data as HoursNumbers | undefined)?.target ?? 0 }),
};

/** The numbers of an edition that was loaded with `hoursPart`; undefined when it asks for no hours. */
export const numbersOf = (edition: { parts: Readonly<Record<string, unknown>> }): HoursNumbers | undefined =>
  edition.parts[hoursPart.name] as HoursNumbers | undefined;

const contradictions = ({
  shortest,
  longest,
  usual,
  note_over: noteOver,
}: HoursFile): [string[], string][] => [
  ...(shortest > longest ? [[['shortest'], 'the shortest is over the longest'] as [string[], string]] : []),
  ...(usual.from > usual.to || usual.to > noteOver
    ? [[['usual'], 'usual, and what must be explained, are in no order'] as [string[], string]]
    : []),
];

const numbersIn = (file: HoursFile): HoursNumbers => ({
  target: file.target,
  shortest: file.shortest,
  longest: file.longest,
  usual: file.usual,
  noteOver: file.note_over,
  caps: {
    aroundSession: file.caps.around_session,
    around: file.caps.around,
    messages: file.caps.messages,
    observed: file.caps.observed,
  },
  weekly: file.weekly,
  countLineManaged: file.count_line_managed,
  afterEndDays: file.after_end_days,
  lateDays: file.late_days,
  linkDays: file.link_days,
  weeks: file.weeks,
  sessions: file.sessions,
  sample: file.sample,
  days: file.days,
  closureDays: file.closure_days,
});
