import { countWords, placeOf, textOf, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import type { PerLang } from './shapes.ts';
import { planFaults, type PlanFault } from './talk-plan.rule.ts';
import { readTalk, talksIn, type ChoiceText, type Talk } from './talk.ts';

interface TalkContext {
  source: TextSource;
  problems: ProblemList;
  /** Keys of cast.yaml. */
  cast: readonly string[];
}

/** Checks the practice conversation of a text: its plan, its people, its silences, its words. */
export function checkTalks(root: MdNode, context: TalkContext): void {
  const { source, problems } = context;
  const nodes = talksIn(root);
  for (const node of nodes.slice(1))
    problems.add('talk', placeOf(node, source), 'a second talk; a step has one');
  for (const node of nodes) {
    const talk = readTalk(node);
    checkPlan(talk, context);
    checkPeople(talk, context);
    for (const { choices } of talk.turns) for (const choice of choices) checkChoice(choice, context);
    checkWords(talk, context);
  }
}

function checkPlan(talk: Talk, { source, problems }: TalkContext): void {
  for (const fault of planFaults(talk.plan))
    problems.add('talk', placeOf(nodeAt(talk, fault), source), wordsOf(fault));
}

function nodeAt(talk: Talk, { at, choice }: PlanFault): MdNode {
  if (at === null) return talk.node;
  if (typeof at === 'number') return talk.paths[at]?.node ?? talk.node;
  const turn = talk.turns.find(({ key }) => key === at);
  const inside = turn?.choices.find(({ key }) => key === choice);
  return (inside ?? turn ?? talk.ends.find(({ key }) => key === at) ?? talk).node;
}

function wordsOf({ at, choice, says }: PlanFault): string {
  const where = typeof at === 'number' ? `path ${at + 1}` : [at, choice].filter(Boolean).join('/');
  return where ? `${where}: ${says}` : says;
}

function checkPeople(talk: Talk, { source, problems, cast }: TalkContext): void {
  for (const who of [talk.chair, talk.with])
    if (!cast.includes(who)) problems.add('talk', placeOf(talk.node, source), `${who} is not in cast.yaml`);
}

const SECONDS = { least: 4, most: 12 };

function checkChoice({ key, seconds, said, reply, note, node }: ChoiceText, context: TalkContext): void {
  const tell = (says: string) =>
    context.problems.add('talk', placeOf(node, context.source), `${key}: ${says}`);
  const wordless = (nodes: MdNode[]) => countWords(nodes.map(textOf).join(' ')) === 0;
  if (seconds === null && wordless(said)) tell('says nothing');
  if (seconds !== null && said.length > 0) tell('a silence begins with what comes back');
  if (seconds !== null && !(Number.isInteger(seconds) && seconds >= SECONDS.least && seconds <= SECONDS.most))
    tell(`seconds is a whole number from ${SECONDS.least} to ${SECONDS.most}`);
  if (wordless(reply)) tell('nothing comes back');
  if (wordless(note)) tell('a choice without its note');
}

/** Words at most, by place. */
const LIMITS = { setting: 60, moment: 40, said: 20, reply: 40, note: 30, end: 50 } as const;

function checkWords(talk: Talk, { source, problems }: TalkContext): void {
  const atMost = (place: keyof typeof LIMITS, nodes: MdNode[], at: MdNode) => {
    const words = countWords(nodes.map(textOf).join(' '));
    if (words <= LIMITS[place]) return;
    problems.add('talk-prose', placeOf(at, source), `${words} words (${place}), ${LIMITS[place]} at most`);
  };
  atMost('setting', talk.setting, talk.node);
  for (const { moment, choices, node } of talk.turns) {
    atMost('moment', moment, node);
    for (const choice of choices) {
      atMost('said', choice.said, choice.node);
      atMost('reply', choice.reply, choice.node);
      atMost('note', choice.note, choice.node);
    }
  }
  for (const { words, node } of talk.ends) atMost('end', words, node);
  const judged = [
    ...talk.turns.flatMap(({ choices }) => choices.map(({ note, node }) => ({ words: note, node }))),
    ...talk.ends,
  ];
  for (const { words, node } of judged)
    for (const found of new Set(words.map(textOf).join('\n').match(VERDICTS)))
      problems.add('talk-prose', placeOf(node, source), `"${found}" is a verdict`);
}

/** A conversation is neither passed nor lost: words that say so, in either language. */
const VERDICTS =
  /(?<![\p{L}\p{N}])(?:wrong|fail(?:s|ed|ing|ures?)?|scor(?:e|es|ed|ing)|well done|(?:in)?correct[oa]s?|error(?:es|s)?|puntos)(?![\p{L}\p{N}])/giu;

const DIFFERS_AT_MOST = 0.15;

/** One conversation in two languages: as long in the one as in the other. */
export function checkTalkBalance({ en, es }: PerLang<MdNode>, file: string, problems: ProblemList): void {
  const words = (root: MdNode) => countWords(talksIn(root).map(textOf).join(' '));
  const [english, spanish] = [words(en), words(es)];
  if (Math.abs(english - spanish) <= DIFFERS_AT_MOST * english) return;
  problems.add('talk-prose', { file, line: 0 }, `the talk has ${spanish} words, in English ${english}`);
}
