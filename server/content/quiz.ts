import {
  attributesOf,
  bodyOf,
  countWords,
  isDirective,
  placeOf,
  textOf,
  type MdNode,
  type TextSource,
} from './markdown.ts';
import type { ProblemList } from './problems.ts';
import type { PerLang } from './shapes.ts';

/** A quiz as the server judges it: best answer by scene. The words travel in the HTML of the step. */
export interface Quiz {
  scenes: {
    key: string;
    answers: string[];
    best: string;
    /** The scene alone, without its heading: it may come back at the beginning of a later module. */
    html: PerLang<string>;
  }[];
}

/** Six to ten scenes, three or four answers each, exactly one best, feedback for every answer. */
export function checkQuiz(root: MdNode, source: TextSource, problems: ProblemList): void {
  const scenes = scenesOf(root);
  if (scenes.length < 6 || scenes.length > 10) {
    problems.add(
      'quiz',
      { file: source.file, line: source.bodyLine },
      `${scenes.length} scenes; a quiz has 6 to 10`,
    );
  }
  reportTwice(scenes, (scene, key) => problems.add('quiz', placeOf(scene, source), `scene ${key} twice`));
  for (const scene of scenes) checkScene(scene, source, problems);
}

function checkScene(scene: MdNode, source: TextSource, problems: ProblemList): void {
  const report = (node: MdNode, message: string) => problems.add('quiz', placeOf(node, source), message);
  const { length } = answersOf(scene);
  if (length < 3 || length > 4) report(scene, `${length} answers; a scene has 3 or 4`);
  checkAnswers(scene, report);
}

/** How long a scene may be, answers and feedback included; Spanish may run a tenth longer. */
export function checkSceneWords(
  root: MdNode,
  {
    source,
    most,
    problems,
  }: { source: TextSource; most: { scene: number; feedback: number }; problems: ProblemList },
): void {
  const report = (node: MdNode, message: string) => problems.add('sequence', placeOf(node, source), message);
  for (const scene of scenesOf(root)) {
    const words = countWords(textOf(scene));
    if (words > most.scene) report(scene, `${words} words in a scene, ${Math.floor(most.scene)} at most`);
    for (const quote of answersOf(scene)
      .flatMap(bodyOf)
      .filter(({ type }) => type === 'blockquote')) {
      const length = countWords(textOf(quote));
      if (length > most.feedback)
        report(quote, `${length} words of feedback, ${Math.floor(most.feedback)} at most`);
    }
  }
}

/** One answer is best, no two share a key, and each has its text and its feedback. */
export function checkAnswers(scene: MdNode, report: (node: MdNode, message: string) => void): void {
  const answers = answersOf(scene);
  const best = answers.filter((answer) => 'best' in attributesOf(answer)).length;
  if (best !== 1) report(scene, `${best} best answers; a scene has one`);
  reportTwice(answers, (answer, key) => report(answer, `answer ${key} twice`));
  for (const answer of answers) {
    const feedback = bodyOf(answer).filter((node) => node.type === 'blockquote');
    if (bodyOf(answer)[0]?.type !== 'paragraph') report(answer, 'an answer begins with its text');
    if (countWords(feedback.map(textOf).join(' ')) === 0) report(answer, 'an answer without feedback');
  }
}

function reportTwice(nodes: MdNode[], report: (node: MdNode, key: string) => void): void {
  const seen = new Set<string>();
  for (const node of nodes) {
    const key = attributesOf(node)['key'] ?? '';
    if (seen.has(key)) report(node, key);
    seen.add(key);
  }
}

export const scenesOf = (root: MdNode) => (root.children ?? []).filter((node) => isDirective(node, 'scene'));
export const answersOf = (scene: MdNode) => bodyOf(scene).filter((node) => isDirective(node, 'answer'));

/** A checked quiz; null when the step has no scenes. `render` makes the HTML of the scene at that place. */
export function readQuiz(root: MdNode, render: (place: number) => PerLang<string>): Quiz | null {
  const scenes = scenesOf(root).map((scene, place) => {
    const answers = answersOf(scene).map(attributesOf);
    return {
      key: attributesOf(scene)['key'] ?? '',
      answers: answers.map((one) => one['key'] ?? ''),
      best: answers.find((one) => 'best' in one)?.['key'] ?? '',
      html: render(place),
    };
  });
  return scenes.length > 0 ? { scenes } : null;
}
