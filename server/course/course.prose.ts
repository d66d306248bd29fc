import { countWords, placeOf, textOf, walk, type MdNode, type TextSource } from './course.markdown.ts';
import type { ProblemList } from './course.problems.ts';
import type { CourseFile, StepFile, StyleFile } from './course.schema.ts';
import { allWords, normWords, readWords } from './course.words-count.ts';
import type { Lang } from '../core/endpoint.contract.ts';

/** Patterns of style.yaml, made once for the whole course. */
export interface StyleRules {
  wornOut: Record<Lang, RegExp | undefined>;
  forbidden: Record<Lang, RegExp | undefined>;
  names: RegExp | undefined;
  cited: RegExp | undefined;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A phrase matches as whole words, without regard to case; an ellipsis stands for up to 60 characters of a sentence. */
const phrase = (text: string) =>
  escape(text)
    .replace(/\s*…\s*/g, '[^.?!\\n]{0,60}')
    .replace(/\s+/g, '\\s+');

function anyOf(phrases: readonly string[], flags: string): RegExp | undefined {
  if (phrases.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(phrase).join('|')})(?![\\p{L}\\p{N}])`, flags);
}

export function styleRules(style: StyleFile | undefined): StyleRules {
  const both = (lists: Record<Lang, string[]> | undefined) => ({
    en: anyOf(lists?.en ?? [], 'giu'),
    es: anyOf(lists?.es ?? [], 'giu'),
  });
  return {
    wornOut: both(style?.worn_out),
    forbidden: both(style?.forbidden),
    // Names are capitalised; "Mark what you saw" must not be taken for Mark, so style.yaml lists no such names.
    names: anyOf(style?.names ?? [], 'gu'),
    cited: anyOf(style?.cited ?? [], 'giu'),
  };
}

interface ProseContext {
  source: TextSource;
  problems: ProblemList;
  step: StepFile;
  course: CourseFile;
  rules: StyleRules;
}

/** Judges the prose of one text: opening, length, reading time, words we do not use. */
export function checkProse(root: MdNode, context: ProseContext): void {
  checkOpening(root, context);
  checkLength(root, context);
  checkPhrases(root, context);
}

function checkOpening(root: MdNode, { source, problems }: ProseContext): void {
  const first = root.children?.[0];
  const at = first ? placeOf(first, source) : { file: source.file, line: source.bodyLine };
  const bold = first?.type === 'paragraph' && first.children?.every((child) => child.type === 'strong');
  if (!bold) problems.add('opening', at, 'the first paragraph is bold: what this is and why');
  else if (countWords(textOf(first)) > 40) {
    problems.add('opening', at, `the first paragraph has ${countWords(textOf(first))} words, 40 at most`);
  }
}

/** Spanish may run a tenth longer than the norm, which was made for English. */
const SPANISH_ROOM = 1.1;
/** A tenth of a minute is noise of counting, not slack of writing. */
const READ_ROOM = 0.1;

function checkLength(root: MdNode, { source, problems, step, course }: ProseContext): void {
  const at = { file: source.file, line: source.bodyLine };
  const norm = course.norms[step.type];
  if (norm) {
    const words = normWords(root);
    const most = step.lang === 'es' ? norm[1] * SPANISH_ROOM : norm[1];
    if (words < norm[0] || words > most) {
      problems.add(
        'length-norm',
        at,
        `${words} words; a step of type ${step.type} has ${norm[0]} to ${norm[1]}`,
      );
    }
  }
  const allowed = step.time['read'];
  if (allowed === undefined) return;
  const words = readWords(root);
  const minutes = words / course.reading[step.lang];
  if (minutes > allowed + READ_ROOM) {
    problems.add(
      'reading-time',
      at,
      `${words} words take ${minutes.toFixed(1)} minutes; time.read is ${allowed}`,
    );
  }
}

function checkPhrases(root: MdNode, { source, problems, step, rules }: ProseContext): void {
  for (const node of walk(root)) {
    // Whole paragraphs, so that a phrase broken by emphasis or a line break is still found.
    if (!['paragraph', 'heading', 'tableCell'].includes(node.type)) continue;
    const text = textOf(node);
    const uncited = rules.cited ? text.replace(rules.cited, (found) => ' '.repeat(found.length)) : text;
    const at = placeOf(node, source);
    report(text.match(rules.wornOut[step.lang] ?? NEVER), (found) =>
      problems.add('worn-out', at, `"${found}"`),
    );
    report(text.match(rules.forbidden[step.lang] ?? NEVER), (found) =>
      problems.add('forbidden-word', at, `"${found}"`),
    );
    report(text.match(/[!¡]/g), () => problems.add('forbidden-word', at, 'an exclamation mark'));
    report(text.match(/\bS00\d\b/g), (found) =>
      problems.add('forbidden-word', at, `${found}: a source’s number`),
    );
    report(uncited.match(rules.names ?? NEVER), (found) =>
      problems.add('name', at, `"${found}": people have labels`),
    );
  }
}

const NEVER = /(?!)/g;

const report = (found: RegExpMatchArray | null, add: (text: string) => void) => {
  for (const text of new Set(found ?? [])) add(text);
};

/** Spanish and English of one step are at most a tenth apart. */
export function checkBalance(
  english: MdNode,
  spanish: MdNode,
  at: { file: string },
  problems: ProblemList,
): void {
  const en = allWords(english);
  const es = allWords(spanish);
  if (Math.abs(es - en) > en / 10) {
    problems.add('length-differs', { file: at.file, line: 0 }, `${es} words, English has ${en}`);
  }
}

/** English files list their claims; each names a source of the step or a row of the appendix of checked facts. */
export function checkClaims(step: StepFile, at: { file: string; line: number }, problems: ProblemList): void {
  if (step.lang !== 'en') {
    if (step.claims) problems.add('claims', at, 'claims stand in the English file only');
    return;
  }
  for (const { says, rests_on: source } of step.claims ?? []) {
    const seeds = source.match(/\bS\d{3}\b/g) ?? [];
    if (seeds.length === 0 && !/Appendix A|blueprint/i.test(source))
      problems.add('claims', at, `"${says}" has no source`);
    for (const seed of seeds) {
      if (!step.seeds.includes(seed))
        problems.add('claims', at, `"${says}" rests on ${seed}, missing in seeds`);
    }
  }
}
