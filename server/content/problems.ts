/**
 * Everything the loader can find wrong, by name. `stops`: the course cannot be shown rightly, so the program does not
 * start with it. The others are a matter of prose: `npm run content` fails on them, a running school does not.
 */
export const PROBLEMS = {
  yaml: { stops: true, says: 'YAML that cannot be read, or a key written twice' },
  shape: { stops: true, says: 'a field is missing, unknown or of the wrong kind' },
  'builds-on': {
    stops: true,
    says: 'the edition that this one builds on is not there, or no earlier one of the same course',
  },
  'missing-file': { stops: true, says: 'a module or step is listed but its file is not there' },
  'missing-language': { stops: true, says: 'a step exists in one language only' },
  'stray-file': { stops: true, says: 'a file that no list names' },
  'name-mismatch': { stops: true, says: 'slug, module, order or language differ from the place of the file' },
  'minutes-sum': { stops: true, says: 'the values of time do not add up to minutes' },
  'course-minutes': {
    stops: true,
    says: 'minutes or their split in course.yaml are not the sum of the steps',
  },
  'unknown-outcome': { stops: true, says: 'a step names an outcome that its module does not have' },
  'unknown-target': { stops: true, says: 'a product flows to something that targets.yaml does not have' },
  'unknown-form': { stops: true, says: 'a step opens a form that targets.yaml does not have' },
  'unknown-completion': { stops: true, says: 'a way to complete a step that targets.yaml does not have' },
  'unknown-directive': { stops: true, says: 'a block directive with a name that does not exist' },
  'inline-directive': { stops: true, says: 'a directive inside a line; they stand on lines of their own' },
  'directive-shape': {
    stops: true,
    says: 'a directive lacks an attribute, has one too many or stands in a wrong place',
  },
  'prompt-key': { stops: true, says: 'two prompts of a step share a key' },
  talk: {
    stops: true,
    says: 'a practice conversation that cannot be played: a choice that leads nowhere, a turn that nobody reaches, a loop',
  },
  sliders: { stops: true, says: 'a sum that cannot be worked out at every position of its dials' },
  timeline: { stops: true, says: 'a timeline whose entries do not fit what can be moved in it' },
  'run-sheet': { stops: true, says: 'rows of a run sheet have gaps or do not add up to minutes' },
  quiz: { stops: true, says: 'a quiz breaks its rules: scenes, answers, one best, feedback' },
  recall: {
    stops: true,
    says: 'a scene asked again that comes from nowhere, or whose answers break the rules',
  },
  card: { stops: true, says: 'more than one mentee card in a round' },
  'variant-missing': { stops: true, says: 'a live session without what to do when somebody misses it' },
  'trainer-block': { stops: true, says: 'a product or prompt inside a block for trainers' },
  needs: { stops: true, says: 'sentences that need a room which the program does not have' },
  'languages-differ': { stops: true, says: 'keys, directives or numbers differ between languages' },
  picture: { stops: true, says: 'a picture without text alternative, too long a one, or from elsewhere' },
  diagram: { stops: true, says: 'a drawing that is not safe to show, or a word of it that is missing' },
  link: { stops: true, says: 'a link that leads nowhere' },
  'raw-html': { stops: true, says: 'HTML inside the text' },
  glossary: { stops: true, says: 'a term twice in the glossary' },
  'field-key': { stops: true, says: 'a key twice in a form or table, or one that names no field' },
  'field-rule': {
    stops: true,
    says: 'a condition, limit, default or starting row that its field cannot have',
  },
  template: {
    stops: true,
    says: 'a section, table or place of the business case that is there twice or not at all',
  },
  feeds: { stops: true, says: 'a section feeds one that does not exist, or the feeds go round in a circle' },
  rubric: { stops: true, says: 'weights that are not 100, or criteria and sections that do not fit' },
  'guide-list': { stops: true, says: 'a list of a guide that does not fit where it can be taken' },
  sheet: { stops: true, says: 'a starting sheet that does not fit its table' },
  standards: { stops: true, says: 'a standard that is read where nothing is' },
  sample: { stops: true, says: 'the sample business case does not fit the template' },
  'question-bank': { stops: true, says: 'a question that is there twice, or a kind of question without any' },
  models: {
    stops: true,
    says: 'a model, a criterion or an aspect that is there twice, or a cell of no aspect',
  },
  hours: { stops: true, says: 'numbers of the hours log that contradict each other' },
  'target-twice': { stops: true, says: 'a place of products that two files declare' },
  'orphan-form': { stops: false, says: 'a form that no step opens and no product flows to' },
  'orphan-target': { stops: false, says: 'a place in targets.yaml that no step sends anything to' },
  happened: {
    stops: false,
    says: '"what happened" asked in a module that does not come later, so nobody sees it',
  },
  opening: { stops: false, says: 'the first paragraph is not bold, or longer than 40 words' },
  'missing-diagram': { stops: false, says: 'a drawing that is not made yet; its text alternative is shown' },
  'reading-time': { stops: false, says: 'more words than time.read allows' },
  sequence: { stops: false, says: 'steps that are too much alike, or a scene of a quiz that is too long' },
  'length-norm': { stops: false, says: 'text outside the length norm of its type' },
  'length-differs': { stops: false, says: 'Spanish and English more than 10 % apart' },
  sources: {
    stops: false,
    says: 'what a step rests on is not in its fold of sources, or the fold is missing, too long or not last',
  },
  claims: { stops: false, says: 'a claim without a source that the step or the edition lists' },
  'talk-prose': {
    stops: false,
    says: 'a practice conversation that is too long for its place or its minutes, differs in length between languages, or says who was right',
  },
  'sliders-text': { stops: false, says: 'a sum that opens on figures which its table does not say' },
  'worn-out': { stops: false, says: 'a worn-out phrase' },
  'forbidden-word': { stops: false, says: 'a word or sign we do not use' },
  cast: { stops: false, says: 'somebody of the cast by name where records and drawings have labels' },
  name: { stops: false, says: 'a personal name where a label belongs' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One finding. `file` is relative to the course folder, `line` counts from 1 (0: the file as a whole). */
export interface CourseProblem {
  code: ProblemCode;
  file: string;
  line: number;
  message: string;
}

export interface Place {
  file: string;
  line: number;
}

/** Collects; nothing in the loader throws on the first finding. */
export class ProblemList {
  readonly #found: CourseProblem[] = [];

  add(code: ProblemCode, place: Place, message: string): void {
    this.#found.push({ code, file: place.file, line: place.line, message });
  }

  addAll(problems: readonly CourseProblem[]): void {
    this.#found.push(...problems);
  }

  /** All findings by file and line. */
  all(): CourseProblem[] {
    return [...this.#found].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  }

  get stopping(): CourseProblem[] {
    return this.all().filter((one) => PROBLEMS[one.code].stops);
  }
}

/** One line as compilers print it, so that editors can jump to it. */
export function problemLine(problem: CourseProblem): string {
  return `${problem.file}:${problem.line} ${problem.code}: ${problem.message}`;
}

/** Thrown at the start when a course cannot be shown; its message lists every problem, not the first. */
export class BadCourse extends Error {
  override readonly name = 'BadCourse';
  readonly problems: CourseProblem[];

  constructor(folder: string, problems: CourseProblem[]) {
    super(`${folder}: ${problems.length} problems\n${problems.map(problemLine).join('\n')}`);
    this.problems = problems;
  }
}
