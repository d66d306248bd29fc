import { me } from '../../core/session.ts';
import { type LatePart, useLate } from '../../shell/late.ts';

/**
 * On a learner's road map until everything has been asked once, and again when the code has another version; nothing for
 * anybody else, and then nothing is fetched.
 */
export const Arrival = () => (me.value?.asks ? <Asked /> : null);

const questions: LatePart<object> = {
  words: ['people'],
  load: async () => (await import('./arrival-questions.tsx')).Questions,
};

function Asked() {
  const Questions = useLate(questions);
  return Questions ? <Questions /> : null;
}
