import { attributesOf, isDirective, placeOf, walk, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import { answersOf, checkAnswers } from './quiz.ts';

/** A scene asked again comes from a step of this edition and has three answers, one of them best. */
export function checkRecalls(
  root: MdNode,
  {
    source,
    steps,
    problems,
  }: { source: TextSource; steps: ReadonlyMap<string, string>; problems: ProblemList },
): void {
  for (const node of [...walk(root)].filter((one) => isDirective(one, 'recall'))) {
    const report = (where: MdNode, message: string) =>
      problems.add('recall', placeOf(where, source), message);
    const { from = '' } = attributesOf(node);
    if (!steps.has(from)) report(node, `${from} is no step of this edition`);
    if (answersOf(node).length !== 3)
      report(node, `${answersOf(node).length} answers; a scene asked again has 3`);
    checkAnswers(node, report);
  }
}
