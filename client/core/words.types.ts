import type admin from '../../course-content/words/en/admin.json';
import type cohort from '../../course-content/words/en/cohort.json';
import type core from '../../course-content/words/en/core.json';
import type course from '../../course-content/words/en/course.json';
import type grade from '../../course-content/words/en/grade.json';
import type people from '../../course-content/words/en/people.json';
import type picker from '../../course-content/words/en/picker.json';
import type adminEs from '../../course-content/words/es/admin.json';
import type cohortEs from '../../course-content/words/es/cohort.json';
import type coreEs from '../../course-content/words/es/core.json';
import type courseEs from '../../course-content/words/es/course.json';
import type gradeEs from '../../course-content/words/es/grade.json';
import type peopleEs from '../../course-content/words/es/people.json';
import type pickerEs from '../../course-content/words/es/picker.json';

interface English {
  admin: typeof admin;
  cohort: typeof cohort;
  core: typeof core;
  course: typeof course;
  grade: typeof grade;
  people: typeof people;
  picker: typeof picker;
}

/** Spanish must have every key that English has: a missing one is a compile error here. */
interface Spanish {
  admin: typeof adminEs;
  cohort: typeof cohortEs;
  core: typeof coreEs;
  course: typeof courseEs;
  grade: typeof gradeEs;
  people: typeof peopleEs;
  picker: typeof pickerEs;
}

export type WordsRoom = keyof English;
type KeysOf<T> = { [Room in keyof T]: keyof T[Room] & string }[keyof T];
type Same<T extends U, U> = T;

/** Every key of the client's words, in both languages. */
export type Key = Same<KeysOf<English>, KeysOf<Spanish>>;
