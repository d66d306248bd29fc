import { countWords, placeOf, textOf, walk, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import { checkLabelled } from './cast.ts';
import type { EditionRules } from './edition-rules.ts';
import { checkStyle } from './style.ts';
import type { StepFile } from './course.schema.ts';
import { allWords, normWords, pageWords, readWords, roomOf } from './words-count.ts';

interface ProseContext {
  source: TextSource;
  problems: ProblemList;
  step: StepFile;
  rules: EditionRules;
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

/** A tenth of a minute is noise of counting, not slack of writing. */
const READ_ROOM = 0.1;

function checkLength(root: MdNode, { source, problems, step, rules }: ProseContext): void {
  const at = { file: source.file, line: source.bodyLine };
  const norm = rules.norms[step.type];
  if (norm) {
    const words = rules.normsCount === 'page' ? pageWords(root) : normWords(root);
    const most = norm[1] * roomOf(step.lang);
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
  const minutes = words / rules.reading[step.lang];
  if (minutes > allowed + READ_ROOM) {
    problems.add(
      'reading-time',
      at,
      `${words} words take ${minutes.toFixed(1)} minutes; time.read is ${allowed}`,
    );
  }
}

/** A table that calls people so is a log, a record or a list that others may find. */
const LABEL = /\bM\d{1,2}\b/;

function checkPhrases(root: MdNode, { source, problems, step, rules }: ProseContext): void {
  for (const node of walk(root)) {
    if (node.type === 'table' && LABEL.test(textOf(node)))
      checkLabelled({ text: textOf(node), at: placeOf(node, source) }, rules.style.cast, problems);
    // Whole paragraphs, so that a phrase broken by emphasis or a line break is still found.
    if (!['paragraph', 'heading', 'tableCell'].includes(node.type)) continue;
    checkStyle({ text: textOf(node), lang: step.lang, at: placeOf(node, source) }, rules.style, problems);
  }
}

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

/**
 * English files list their claims. Where the edition has no list of sources, each names a seed of the step or a row of the
 * appendix of checked facts.
 */
export function checkClaims(
  step: StepFile,
  at: { file: string; line: number },
  { problems, hasRegister }: { problems: ProblemList; hasRegister: boolean },
): void {
  if (step.lang !== 'en' && step.claims) problems.add('claims', at, 'claims stand in the English file only');
  if (step.lang !== 'en' || hasRegister) return;
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
