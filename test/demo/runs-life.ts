import type { Session } from '../../server/core/session.ts';
import type { PastTool } from './past-tool.ts';

const DAY_MS = 86_400_000;
const dayAfter = (start: Date, days: number): string =>
  new Date(start.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** What the trainer settles in the first days: a promise, a word for the team, a week of rest ahead, a contact. */
export async function settleRun({ rooms }: PastTool, trainer: Session, start: Date): Promise<void> {
  const { people } = rooms;
  const { settingsRevision: revision, settings, startsOn, timeZone } = await people.findRun(trainer);
  // A start that was cut short has done it already.
  if (settings.promise.en !== '') return;
  const change = {
    ...settings,
    startsOn,
    timeZone,
    trainer: { en: 'course team', es: 'equipo del curso' },
    about: {
      en: 'A mixed group from two colleges, in English and Spanish',
      es: 'Un grupo mixto de dos institutos, en inglés y en español',
    },
    promise: { en: 'Answers within two working days', es: 'Contesta en dos días hábiles' },
    closures: [{ from: dayAfter(start, 84), to: dayAfter(start, 90), why: 'Reading week' }],
    contacts: [{ who: 'Safeguarding lead', how: 'Extension 214, or the blue door beside the library' }],
  };
  await people.settings.save(trainer, { revision, settings: change }, start);
}

/** Most have said all of themselves; one has still to be asked, and one does not agree. */
export async function answerArrival({ rooms }: PastTool, sessions: readonly Session[], at: Date) {
  const { aboutYou } = rooms.people;
  for (const [place, session] of sessions.entries()) {
    if (place % 6 === 5) continue;
    await aboutYou.answer(session, 'trained', true);
    await aboutYou.answer(session, 'relationship', place % 4 !== 3);
    await aboutYou.answer(session, 'support', place % 3 !== 2);
    const { code } = await aboutYou.read(session);
    await aboutYou.acknowledge(session, code.version, at);
    await aboutYou.consent(session, place % 5 !== 4, at);
  }
}
