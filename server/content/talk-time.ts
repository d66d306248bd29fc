import type { Lang } from '../core/endpoint.contract.ts';
import { countWords, textOf, type MdNode } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import type { PerLang } from './shapes.ts';
import { longestRun, planFaults } from './talk-plan.rule.ts';
import { readTalk, talksIn } from './talk.ts';

/** What the reader reads in a minute, by language; half minutes are as fine as a plan gets. */
type Reading = Readonly<PerLang<number>>;
const halfUp = (minutes: number) => Math.ceil(minutes * 2) / 2;

/** Minutes of the longest run: all that is read on it, and its silences. */
function talkMinutes(root: MdNode, lang: Lang, reading: Reading): number {
  const minutes = talksIn(root).map((node) => {
    const talk = readTalk(node);
    const weigh = (nodes: MdNode[]) => countWords(nodes.map(textOf).join(' ')) / reading[lang];
    const turn = (key: string) => talk.turns.find((one) => one.key === key);
    const run = longestRun(
      talk.plan,
      ({ key }, { key: choice }) => {
        const chosen = turn(key)?.choices.find((one) => one.key === choice);
        const offered = turn(key)?.choices.flatMap(({ said }) => said) ?? [];
        const read = [
          ...(turn(key)?.moment ?? []),
          ...offered,
          ...(chosen?.reply ?? []),
          ...(chosen?.note ?? []),
        ];
        return weigh(read) + (chosen?.seconds ?? 0) / 60;
      },
      (key) => weigh(talk.ends.find((end) => end.key === key)?.words ?? []),
    );
    return weigh(talk.setting) + run;
  });
  return minutes.reduce((sum, one) => sum + one, 0);
}

/** `time.talk` is what the slower of both languages takes, or half a minute more for whoever thinks. */
export function checkTalkTime(
  roots: PerLang<MdNode>,
  given: { file: string; minutes: number | undefined; reading: Reading },
  problems: ProblemList,
): void {
  const at = { file: given.file, line: 1 };
  // Without one, `time.talk` is for talking it over.
  if (talksIn(roots.en).length === 0) return;
  // A plan that goes in circles has no longest run, and is a problem of its own.
  if (talksIn(roots.en).some((node) => planFaults(readTalk(node).plan).length > 0)) return;
  const needed = halfUp(
    Math.max(talkMinutes(roots.en, 'en', given.reading), talkMinutes(roots.es, 'es', given.reading)),
  );
  if (given.minutes !== undefined && given.minutes >= needed && given.minutes <= needed + 0.5) return;
  problems.add(
    'talk-prose',
    at,
    `time.talk is ${given.minutes ?? 'missing'}; the longest run takes ${needed}`,
  );
}
