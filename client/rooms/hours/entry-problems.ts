import { countLog, type LogCount } from '../../../server/rooms/hours/counting.rule.ts';
import { entryProblems, type EntryToSave, type Problem } from '../../../server/rooms/hours/entry.rule.ts';
import { dayText, minutesText, t, tCode } from '../../core/i18n.ts';
import { type EntryDraft, type Missing, read } from './entry-draft.ts';
import type { Hours } from './hours.types.ts';

/** Where in the form something is said. */
type Place = 'who' | 'when' | 'length' | 'linked' | 'week';

/** What the form says to a draft, by the rules that the server goes by. */
export interface Verdict {
  entry: EntryToSave | undefined;
  missing: Missing | undefined;
  /** Sentences by their place. Of what is missing nothing is said before somebody tried to save. */
  says: Partial<Record<Place, string>>;
  /** Asked for, and whether it can be left out. */
  note: 'none' | 'asked' | 'needed';
  /** To be read and ticked. */
  warnings: readonly string[];
  /** Rules that stand against saving, unticked warnings among them. */
  blocks: readonly string[];
  /** The whole log with this entry in it. */
  after: LogCount | undefined;
}

const PLACES: Partial<Record<Problem['rule'], Place>> = {
  H2: 'when',
  H3: 'when',
  H6: 'when',
  H11: 'when',
  H4: 'length',
  H16: 'who',
  relationship: 'who',
  linked: 'linked',
  H12: 'week',
};

export function judge(draft: EntryDraft, id: string, { hours, now }: { hours: Hours; now: Date }): Verdict {
  const found = read(draft, id);
  if ('missing' in found) return { ...NOTHING, missing: found.missing, blocks: [found.missing] };
  const { entry } = found;
  const { home } = hours;
  const log = { entries: hours.entries, relationships: home.relationships };
  const problems = entryProblems(entry, { log, window: home.window, numbers: home.numbers, now });
  const warnings = problems.filter(({ weight }) => weight === 'warn').map(({ rule }) => rule);
  return {
    entry,
    missing: undefined,
    says: Object.fromEntries(
      problems.flatMap((problem) => {
        const place = PLACES[problem.rule];
        return place ? [[place, problemText(problem, { entry, hours, now })]] : [];
      }),
    ),
    note: noteFor(problems),
    warnings,
    blocks: [
      ...problems.filter(({ weight }) => weight === 'block').map(({ rule }) => rule),
      ...warnings.filter((rule) => !draft.warned.includes(rule)),
    ],
    after: countWith(entry, hours),
  };
}

const NOTHING: Verdict = {
  entry: undefined,
  missing: undefined,
  says: {},
  note: 'none',
  warnings: [],
  blocks: [],
  after: undefined,
};

function noteFor(problems: readonly Problem[]): Verdict['note'] {
  const asked = problems.find(({ rule }) => rule === 'H5');
  return !asked ? 'none' : asked.weight === 'block' ? 'needed' : 'asked';
}

function countWith(entry: EntryToSave, { entries, home }: Hours): LogCount {
  const others = entries.filter(({ id }) => id !== entry.id);
  const all = [...others, { ...entry, state: 'claimed' as const }];
  return countLog({ entries: all, relationships: home.relationships }, home.numbers);
}

interface Beside {
  entry: Pick<EntryToSave, 'endedAt'>;
  hours: Hours;
  now: Date;
}

function problemText({ rule, minutes = 0 }: Problem, { entry, hours, now }: Beside): string {
  const { numbers, window } = hours.home;
  switch (rule) {
    case 'H2':
      return entry.endedAt > now ? t('hours.rule.h2') : outsideText(window);
    case 'H4':
      return minutes > numbers.longest
        ? t('hours.rule.h4.long', { most: minutesText(numbers.longest) })
        : t('hours.rule.h4.short', { least: minutesText(numbers.shortest) });
    case 'H12':
      return t('hours.rule.h12', { time: minutesText(minutes) });
    default:
      return ruleText(rule, minutes);
  }
}

function outsideText({ opensOn, endsOn }: Hours['home']['window']): string {
  const [from, to] = [opensOn, endsOn].map((day) => (day === null ? '' : dayText(day, 'year')));
  return t('hours.rule.h2.outside', { from: from ?? '', to: to ?? '' });
}

/** A rule in words where nothing is known but its id and its minutes: as a refusal of the server tells it. */
export const ruleText = (rule: string, minutes: number): string =>
  tCode('hours.rule', rule.toLowerCase(), 'hours.rule.other', { minutes });
