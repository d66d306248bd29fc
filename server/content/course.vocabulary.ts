/** The fixed words of a course's files, each with a sentence. A value that is not here fails the build. */

export const STEP_TYPES = {
  article: 'A text that teaches one idea.',
  activity: 'Something to do with a template; ends in one product.',
  discussion: 'One question to the cohort and one rule for replies.',
  quiz: 'Scenes with answers and feedback; unlimited tries.',
  reflection: 'Private writing.',
  'practice-triad': 'Three peers, timed rounds, an observation sheet.',
  'live-session': 'A meeting, with the run sheet of whoever holds it.',
  'project-step': 'Ends in a saved part of the business case.',
  'hours-step': 'Sends something to the workplace and brings something back.',
} as const;
export type StepType = keyof typeof STEP_TYPES;

export const SUPERVISION = {
  'trainer-led': 'Live, held by a trainer.',
  'self-managed-set': 'Live, held by the members of a set.',
  'peer-triad': 'Three peers in their own time.',
  'tutor-supported': 'Online, with a tutor who answers.',
} as const;
export type Supervision = keyof typeof SUPERVISION;

/** How a step is built: readers tire of one mould, so writers say which it is. */
export const SHAPES = {
  R: 'The page of a room, with a run sheet.',
  F: 'A form, log or table that somebody filled in, then yours.',
  H: 'A plain how-to.',
  S: 'Scenes with choices.',
  E: 'Before and after, with the corrections to be seen.',
  Q: 'One question.',
  L: 'A letter, or messages to and fro.',
  W: 'A sum that is worked.',
  C: 'A checklist.',
  B: 'Role-play with cards.',
  A: 'A talk or a page with notes in its margin.',
  K: 'An instalment of a case.',
  X: 'Dated entries.',
  P: 'A picture first.',
  T: 'A table first.',
  I: 'An interview.',
  D: 'Two sides, then what decides.',
} as const;

/** What follows the first paragraph of a step. */
export const OPENINGS = {
  p: 'Straight in.',
  q: 'A plain question.',
  n: 'A number.',
  f: 'The form or the thing itself.',
  d: 'A line that somebody said.',
  m: 'A message.',
  t: 'A picture.',
  k: 'What came before in a case.',
  r: 'A scene of an earlier quiz.',
  c: 'A clock time.',
  '2': 'The same scene twice.',
  l: 'An answer that came late.',
  w: 'Who, what, how long.',
} as const;

/** Who sees what a learner leaves in a step. */
export const VISIBILITY = {
  private: 'The learner only.',
  'private-draft': 'The learner only, until the section is shared or submitted.',
  'comments-cohort': 'Comments are seen by the cohort and its trainers; answers by the learner only.',
  cohort: 'The cohort and its trainers.',
  set: 'The members of the set.',
  trio: 'The three (or two, or four) who practise together.',
  'result-trainer': 'The learner; the trainer sees the result, never the answers.',
  trainer: 'The learner and the trainers.',
} as const;
export type Visibility = keyof typeof VISIBILITY;

/** How comments under a step are answered: its text says why, the box says it again. */
export const REPLY_RULES = {
  questions: 'A reply is a question; advice when it is asked for.',
  'fair-question': 'A reply is the hardest fair question; the author answers it or changes the draft.',
  offers: 'A reply takes up the offer, or asks when.',
} as const;
export type ReplyRule = keyof typeof REPLY_RULES;

/** What a writer asks themselves of a disguise before posting. */
export const DISGUISE = {
  role: 'The role is another one.',
  date: 'No date.',
  place: 'No place.',
  sector: 'Another sector, where theirs is small.',
  detail: 'One detail is invented or changed.',
  organisation: 'No organisation, title or name.',
  person: 'Whoever it is about, reading it, could not be sure.',
} as const;
export type DisguisePoint = keyof typeof DISGUISE;

/** Stages of a round of a triad, in which two talk and the others listen. */
export const ROUND_STAGES = {
  permission: 'What may be questioned, and what is left alone.',
  talk: 'The conversation.',
  again: 'The conversation once more, another way.',
  present: 'The case is presented.',
  questions: 'Questions of whoever plays the leader.',
  verdict: 'The leader says a verdict.',
  mentee: 'One sentence of the mentee.',
  observer: 'What the observer heard, and one question.',
  mentor: 'One sentence of whoever practised.',
  write: 'Silence, in which both fill in a sheet.',
  compare: 'The two compare what they have written.',
} as const;
export type RoundStage = keyof typeof ROUND_STAGES;

export const VARIANTS = ['two', 'four', 'online', 'room', 'missed'] as const;
