import { describe, expect, it } from 'vitest';
import { words } from '../../server/core/words.ts';
import { cohortAbout } from '../../server/rooms/cohort/cohort.contract.ts';
import { quizResults } from '../../server/rooms/course/quiz.contract.ts';
import { comments } from '../../server/rooms/discussion/discussion.contract.ts';
import { evaluatedMeeting } from '../../server/rooms/evaluation/evaluation.contract.ts';
import { learnerHours } from '../../server/rooms/hours/trainer.contract.ts';
import { saidToFacilitator } from '../../server/rooms/live/member.contract.ts';
import { practicePage } from '../../server/rooms/live/sets-desk.contract.ts';
import { LANGS } from './promise-list.ts';

/** Words beside a box that say who sees it, and the endpoint through which others do. */
const SAID = [
  ['course.quiz.seen', quizResults],
  ['people.facts.seen', cohortAbout],
  ['people.consent.seen', cohortAbout],
  ['hours.log.seen', learnerHours],
  ['hours.entry.seen', learnerHours],
  ['hours.query.seen', learnerHours],
  ['live.set.word.seen', saidToFacilitator],
  ['live.set.parts.seen', practicePage],
  ['evaluation.asks', evaluatedMeeting],
  ['discussion.seen-by', comments],
] as const;

const ADMINISTRATORS = { en: /administrators/, es: /administración/ };
/** `{trainer}` stands for what a run calls its trainers. */
const TRAINERS = { en: /trainers|facilitator/, es: /equipo del curso|facilita/ };

describe('words that say who sees something', () => {
  it.each(SAID)('%s name administrators exactly where they may ask for it', (key, { permission }) => {
    for (const lang of LANGS) {
      const text = words(lang)(key, { trainer: lang === 'en' ? 'trainers' : 'equipo del curso' });
      expect(text, lang).not.toBe(key);
      expect(TRAINERS[lang].test(text), text).toBe(true);
      expect(ADMINISTRATORS[lang].test(text), text).toBe(permission === 'staff');
    }
  });
});
