import type { Lang } from '../core/endpoint.contract.ts';
import { openCourseFiles, type CourseFiles } from './course-files.ts';
import { courseSchema, moduleSchema, stepSchema, type StepFile } from './course.schema.ts';
import { twoDigits } from './course.types.ts';
import { countWords, isDirective, parseText, textOf, type MdNode } from './markdown.ts';
import { ProblemList } from './problems.ts';
import { stepFiles } from './step-file.ts';
import { readWords } from './words-count.ts';
import { parseYaml, readYamlFile, splitFrontMatter } from './yaml-file.ts';

/** What can be seen of the texts of a course only when they are laid side by side. */
export interface SequenceReport {
  steps: {
    number: string;
    shape: string;
    opens: string;
    wordsPerMinute: number;
    /** How it ends for a reader, before the line that names the next step. */
    closing: string;
    aphorisms: string[];
  }[];
  /** Words that stand in many steps in the same order, with those steps. */
  repeated: { words: string; steps: string[] }[];
}

interface Told {
  number: string;
  file: StepFile;
  /** What a reader has on the page, block by block, without fold, trainer's part and questions of later modules. */
  blocks: MdNode[];
  root: MdNode;
}

export function sequenceOf(folder: string, lang: Lang): SequenceReport {
  const told = textsOf(openCourseFiles(folder), lang);
  return {
    steps: told.map(({ number, file, blocks, root }) => ({
      number,
      shape: file.shape ?? '-',
      opens: file.opens ?? '-',
      wordsPerMinute: Math.round(readWords(root) / file.minutes),
      closing: closingOf(blocks),
      aphorisms: aphorismsIn(blocks),
    })),
    repeated: repeatedIn(told),
  };
}

/** What is broken in a file is told when the course is checked; here it is passed over. */
function textsOf(files: CourseFiles, lang: Lang): Told[] {
  const unheard = new ProblemList();
  const course = readYamlFile({ files, file: 'course.yaml' }, courseSchema, unheard)?.data;
  return (course?.modules ?? []).flatMap((slug, at) => {
    const folder = `modules/${twoDigits(at + 1)}-${slug}`;
    const module = readYamlFile({ files, file: `${folder}/module.yaml` }, moduleSchema, unheard)?.data;
    return (module?.steps ?? []).flatMap((step, place): Told[] => {
      const at = stepFiles(folder, { slug: step, order: place + 1 }).find((one) => one.lang === lang);
      const parts = splitFrontMatter(files.read(at?.file ?? '') ?? '');
      const file = parts && parseYaml({ file: step, text: parts.yaml, line: 1 }, stepSchema, unheard)?.data;
      if (!module || !parts || !file) return [];
      const root = parseText({ file: step, body: parts.body, bodyLine: 0 }, unheard);
      const blocks = (root.children ?? []).filter(
        (node) => !NOT_TOLD.some((name) => isDirective(node, name)),
      );
      return [{ number: `${module.number}.${place + 1}`, file, blocks, root }];
    });
  });
}

const NOT_TOLD = ['sources', 'trainer', 'happened', 'product'];

/** `*Next: 2.2, a title.*` and its Spanish sister are an address, not an ending. */
const isNext = (node: MdNode) =>
  node.type === 'paragraph' && node.children?.length === 1 && node.children[0]?.type === 'emphasis';

function closingOf(blocks: MdNode[]): string {
  const last = blocks.filter((node) => !isNext(node)).at(-1);
  if (!last) return '';
  const name = isDirective(last) ? `[${last.name ?? ''}] ` : '';
  return name + (lastSentence(last) ?? '');
}

const lastSentence = (node: MdNode): string | undefined =>
  textOf(node)
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.?!»”"])\s+(?=[\p{Lu}«“"¿])/u)
    .at(-1);

const SHORT = 12;
const IMPERATIVES = new Set(
  (
    'add ask be bring choose come copy count cross cut do draw give go keep leave let listen look make mark move name note ' +
    'open pick post put read say see send show stop take talk tell think try use wait write ' +
    'abre anota busca cambia copia cuenta cuida da deja di elige envía escribe escucha espera guarda haz lee lleva llévalo ' +
    'manda marca mira muestra nombra pega pide piensa pon pregunta prueba pueden quita revisa toma usa ve ven'
  ).split(' '),
);

/**
 * Candidates, for a person to judge: the last sentence before a heading or at the end of a text, if it has a full stop, at
 * most twelve words, no number, and does not begin by telling the reader to do something.
 */
function aphorismsIn(blocks: MdNode[]): string[] {
  const told = blocks.filter((node) => !isNext(node));
  return told.flatMap((node, at) => {
    const next = told[at + 1];
    if (node.type !== 'paragraph' || (next && next.type !== 'heading')) return [];
    const sentence = lastSentence(node) ?? '';
    const [first = ''] = sentence.toLowerCase().match(/[\p{L}]+/u) ?? [];
    const short = countWords(sentence) <= SHORT && countWords(sentence) > 1;
    return short && sentence.endsWith('.') && !/\d/.test(sentence) && !IMPERATIVES.has(first)
      ? [sentence]
      : [];
  });
}

const RUN = 5;
const IN_STEPS = 4;

/** Runs of five words that stand in four steps or more, in most steps first. */
function repeatedIn(told: Told[]): SequenceReport['repeated'] {
  const where = new Map<string, Set<string>>();
  for (const { number, blocks } of told) {
    for (const block of blocks) {
      const words =
        textOf(block)
          .toLowerCase()
          .match(/[\p{L}\p{N}’']+/gu) ?? [];
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = words.slice(at, at + RUN).join(' ');
        where.set(run, (where.get(run) ?? new Set()).add(number));
      }
    }
  }
  return [...where]
    .filter(([, steps]) => steps.size >= IN_STEPS)
    .sort(([, some], [, others]) => others.size - some.size)
    .map(([words, steps]) => ({ words, steps: [...steps] }));
}
