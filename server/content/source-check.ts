import { countWords, isDirective, placeOf, textOf, walk, type MdNode, type TextSource } from './markdown.ts';
import type { StepFile } from './course.schema.ts';
import type { ProblemList } from './problems.ts';
import { roomOf } from './words-count.ts';
import type { SourcesFile } from './source-register.ts';

interface Given {
  source: TextSource;
  step: StepFile;
  register: SourcesFile;
  problems: ProblemList;
}

/** Words of a fold: two to five lines, which somebody reads. */
const FOLD_WORDS = 70;
/** What may come after the fold, since it is not on a learner's page. */
const AFTER = ['trainer', 'happened'];

/** A step says at its end what it rests on: all that it claims and all that it names, in one fold. */
export function checkSources(root: MdNode, given: Given): void {
  const { source, step, problems } = given;
  const all = root.children ?? [];
  const [fold, second] = all.filter((node) => isDirective(node, 'sources'));
  if (!fold) {
    problems.add('sources', { file: source.file, line: source.bodyLine }, 'says nowhere what it rests on');
    return;
  }
  const at = placeOf(fold, source);
  if (second) problems.add('sources', placeOf(second, source), 'a second fold');
  const after = all.slice(all.indexOf(fold) + 1).find((node) => !AFTER.includes(node.name ?? ''));
  if (after) problems.add('sources', placeOf(after, source), 'stands after the fold, which comes last');
  const words = countWords(textOf(fold));
  if (words > FOLD_WORDS * roomOf(step.lang))
    problems.add('sources', at, `${words} words in the fold, ${FOLD_WORDS} at most`);
  const linked = sourcesIn(fold);
  checkNamed(root, fold, linked, given);
  checkClaimed(linked, given);
}

/** Ids that a text links to. */
export const sourcesIn = (root: MdNode): Set<string> =>
  new Set(
    [...walk(root)].flatMap(({ type, url = '' }) =>
      type === 'link' && url.startsWith('source:') ? [url.slice('source:'.length)] : [],
    ),
  );

/** Whoever is named in the text can be looked up in its fold. */
function checkNamed(root: MdNode, fold: MdNode, linked: Set<string>, given: Given): void {
  const { source, step, register, problems } = given;
  const told = new Set<string>();
  for (const node of (root.children ?? []).filter((one) => one !== fold)) {
    for (const [name, ids] of namesIn(textOf(node), register, step.lang)) {
      if (told.has(name) || ids.some((id) => linked.has(id))) continue;
      told.add(name);
      problems.add('sources', placeOf(node, source), `names "${name}"; the fold has no ${ids.join(' or ')}`);
    }
  }
}

/** Names of sources in a text as they stand there, with the sources that each may mean. */
function* namesIn(
  text: string,
  { sources }: SourcesFile,
  lang: StepFile['lang'],
): Generator<[string, string[]]> {
  const named = sources.flatMap((one) =>
    (one.named?.[lang] ?? [one.short[lang]]).map((name) => ({ name: plain(name), id: one.id })),
  );
  // Of "Hobson and Malderez" and "Hobson" the longer is meant.
  const longest = [...new Set(named.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  if (longest.length === 0) return;
  const escaped = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  for (const [found] of text.replaceAll('’', "'").matchAll(pattern))
    yield [found, named.filter(({ name }) => name === plain(found)).map(({ id }) => id)];
}

const plain = (name: string) => name.replaceAll('’', "'").replace(/\s+/g, ' ').toLowerCase();

/** `A3, opening; A4, ethics; B11`: ids in capitals, each with its place in words; a place without one is of the same source. */
function checkClaimed(linked: Set<string>, { source, step, register, problems }: Given): void {
  const at = { file: source.file, line: 1 };
  const known = new Set(register.sources.map(({ id }) => id));
  for (const { says, rests_on: rests } of step.claims ?? []) {
    const ids = rests.split(';').map((part) => /^\s*([A-Z]\d+)\b/.exec(part)?.[1]?.toLowerCase() ?? '');
    if (!known.has(ids[0] ?? ''))
      problems.add('claims', at, `"${says}": "${rests}" begins with no id of sources.yaml`);
    for (const id of ids.filter((one) => known.has(one) && !linked.has(one)))
      problems.add('sources', at, `"${says}" rests on ${id}, missing in the fold`);
  }
}
