import type { Words } from '../core/words.ts';
import type { Diagrams } from './diagrams.ts';
import type { Glossary, Term } from './glossary.ts';
import type { MdNode, TextSource } from './markdown.ts';
import type { CourseProblem, ProblemList } from './problems.ts';
import type { CastFile } from './cast.ts';
import type { CourseFiles } from './course-files.ts';
import type { EditionRules } from './edition-rules.ts';
import type { Lang } from '../core/endpoint.contract.ts';
import type { Offer } from './part.ts';
import type { PerLang } from './shapes.ts';
import type { Built } from './sequence.rule.ts';
import type { SourcesFile } from './source-register.ts';
import type { Quiz } from './quiz.ts';
import type { CourseFile, ModuleFile, StepFile, TargetsFile } from './course.schema.ts';
import type {
  DisguisePoint,
  ReplyRule,
  RoundStage,
  StepType,
  Supervision,
  Visibility,
} from './course.vocabulary.ts';

/** A step, checked and ready to send. Minutes are design minutes. */
export interface Step {
  /** `<module>/<slug>`: its name in the database and in content ids. */
  key: string;
  slug: string;
  /** As people say it: 2.1. */
  number: string;
  type: StepType;
  minutes: number;
  supervision: Supervision;
  visibility: Visibility;
  version: number;
  form: string | null;
  flowsTo: string[];
  completeWhen: string;
  /** Room that decides whether the step is done, once that room exists; null where the learner says so. */
  judge: string | null;
  /** How comments under it are answered; null where it sets no rule. */
  replies: ReplyRule | null;
  /** What the writer of a comment asks of its disguise. */
  disguise: DisguisePoint[];
  title: PerLang<string>;
  subtitle: PerLang<string>;
  /** Its first sentence or two, which say what it is and why; bold in the text. Empty where it has none. */
  opening: PerLang<string>;
  html: PerLang<{ learner: string; trainer: string }>;
  glossary: PerLang<Term[]>;
  quiz: Quiz | null;
  /** Keys of the scenes of earlier quizzes that its text asks again. */
  recalls: string[];
  /** The run sheet of a live session, row by row; empty elsewhere. */
  sheet: SheetRow[];
  /** What its sums give where they open. */
  sums: Sum[];
  /** How the rounds of a triad run; null elsewhere. */
  rounds: Rounds | null;
  /** What it asks to be written for oneself, "what happened" included. */
  prompts: Prompt[];
  words: PerLang<number>;
  /** Who of the cast is named in it, and in which steps before; empty where the edition has none. */
  people: { key: string; before: string[] }[];
  /** Ids of what it rests on, from its fold. */
  sources: string[];
}

/** The results of a sum that readers can move, where it opens. */
export interface Sum {
  key: string;
  results: Record<string, number>;
}

/** A part of a round, in minutes. */
export interface RoundPart {
  stage: RoundStage;
  minutes: number;
}

/** Parts of one round in their order, by how many people there are. */
export interface Rounds {
  two: RoundPart[];
  three: RoundPart[];
  four: RoundPart[];
}

/** A row of a run sheet: when it begins, in minutes from the start, and what whoever holds the session does. */
export interface SheetRow {
  from: number;
  minutes: number;
  title: PerLang<string>;
  html: PerLang<string>;
}

/** A box for private writing. Its key is unique in the step. */
export interface Prompt {
  key: string;
  question: PerLang<string>;
}

export interface Module {
  slug: string;
  number: number;
  title: PerLang<string>;
  promise: PerLang<string>;
  outcomes: PerLang<string>[];
  minutes: number;
  steps: Step[];
}

export interface Course {
  id: string;
  edition: number;
  isDefault: boolean;
  /** Whether new runs may begin with it, and cohorts take it. */
  offered: boolean;
  title: PerLang<string>;
  minutes: number;
  daysPerModule: number;
  modules: Module[];
  glossary: PerLang<Term[]>;
  /** What its statements rest on; null: the edition has no such list. */
  sources: SourcesFile | null;
  /** Its invented people; null: it has none by name. */
  cast: CastFile | null;
  /** What its steps are searched by, as text (search-index.ts). */
  search: PerLang<string>;
  /** What other rooms read of the edition, by part; each room knows its own. */
  parts: Readonly<Record<string, unknown>>;
}

export interface ModuleFolder {
  module: ModuleFile;
  /** Relative to the course folder. */
  folder: string;
}

/** What every part of the loader needs to know of the course around a step. */
export interface CourseContext {
  files: CourseFiles;
  problems: ProblemList;
  course: CourseFile;
  /** Those of targets.yaml and what the parts offer. */
  targets: TargetsFile;
  parts: Course['parts'];
  /** Rooms by the forms that they keep. */
  keepers: ReadonlyMap<string, string>;
  wanting: Offer['wanting'];
  rooms: ReadonlySet<string>;
  /** What a file is held to. */
  rulesOf(file: string): EditionRules;
  glossary: Glossary;
  diagrams: Diagrams;
  words(lang: Lang): Words;
  stepAddress(step: string): string;
  sourceAddress(id: string): string;
  personAddress(key: string): string;
  /** Numbers by `<module>/<slug>`, as people say them: where links may lead. */
  steps: Map<string, string>;
}

/** One language of a step as read. */
export interface Text {
  file: StepFile;
  source: TextSource;
  root: MdNode;
}

/** A step in both languages, ready to be checked. */
export interface PreparedStep {
  module: ModuleFile;
  texts: PerLang<Text>;
}

/** All that a course needs to know of one step; plain data, so that it can be kept between starts. */
export interface StepResult {
  problems: CourseProblem[];
  /** Undefined when a language cannot be used at all. */
  step?: Step;
  /** Questions that the step asks at the start of later modules, as sections. */
  happened: { module: string; html: PerLang<string> }[];
  /** How it is built; undefined when a language cannot be used at all. */
  built?: Built;
}

/** Folders and files carry their place as two digits, so that they sort as they are read. */
export const twoDigits = (number: number) => String(number).padStart(2, '0');
