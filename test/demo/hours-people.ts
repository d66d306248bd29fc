import type { MentorLife } from './hours-life.types.ts';

/** Seven weeks of mentoring in the demo's cohort: whom they mentor, and what they logged. Days count from the start. */

const LONDON = 'Europe/London';
const MEXICO = 'America/Mexico_City';

/** Ahead of an even pace, with every kind there is. */
const INES: MentorLife = {
  lang: 'en',
  zone: LONDON,
  plan: { mentees: 4, sessions: 6, minutes: 75, aroundMin: 25 },
  mentees: [
    {
      label: 'M1',
      line: 'Library, another floor',
      connection: 'no-shared-line',
      agreedOn: 13,
      purpose: 'To say what I think before the meeting is over.',
    },
    {
      label: 'M2',
      line: 'New in the registry',
      connection: 'same-department',
      agreedOn: 20,
      purpose: 'To plan a first year that leaves evenings free.',
    },
    {
      label: 'M3',
      line: 'From a partner college, by messages',
      connection: 'other-organisation',
      format: 'e-mentoring',
      agreedOn: 24,
      purpose: 'To prepare for a first post as a team lead.',
    },
  ],
  talks: [
    { day: 12, at: '16:10', min: 60, with: 'M1', kind: 'review', around: 20, confirmed: 'mentee' },
    { day: 19, at: '12:30', min: 60, with: 'M2', kind: 'review', around: 15, confirmed: 'mentee' },
    { day: 23, at: '16:00', min: 75, with: 'M1', around: 25, confirmed: 'mentee' },
    { day: 26, at: '17:30', min: 90, kind: 'circle', participants: 5, around: 30, confirmed: 'coordinator' },
    { day: 30, at: '08:15', min: 45, with: 'M3', kind: 'e-mentoring', channel: 'messages' },
    { day: 33, at: '12:30', min: 75, with: 'M2', channel: 'video', privateNote: 'Slower next time.' },
    { day: 34, at: '18:00', min: 20, kind: 'prep-and-reflect', prepares: 5 },
    { day: 37, at: '09:00', min: 120, with: 'M2', kind: 'observe-and-talk', channel: 'in-person' },
    { day: 40, at: '16:00', min: 75, with: 'M1', around: 20, confirmed: 'mentee' },
    { day: 41, at: '15:00', min: 60, kind: 'does-not-count', outside: 'supervision', channel: 'video' },
    { day: 44, at: '10:00', min: 90, with: 'M1', kind: 'observe-and-talk', shadowing: true },
    { day: 47, at: '12:30', min: 75, with: 'M2', channel: 'video' },
  ],
};

/** On his way; one entry has a question that he has answered, another was logged twice. */
const TOM: MentorLife = {
  lang: 'en',
  zone: LONDON,
  mentees: [
    {
      label: 'M1',
      line: 'Joinery, first year of teaching',
      connection: 'same-department',
      agreedOn: 15,
      purpose: 'To keep a class together when the machines are loud.',
    },
    {
      label: 'M2',
      line: 'Student services',
      connection: 'no-shared-line',
      agreedOn: 22,
      purpose: 'To decide whether to apply for the lead post.',
      pausedOn: 43,
    },
  ],
  talks: [
    { day: 14, at: '16:15', min: 60, with: 'M1', confirmed: 'mentee' },
    { day: 21, at: '16:15', min: 75, with: 'M2', confirmed: 'mentee' },
    { day: 24, at: '12:30', min: 75, with: 'M1', around: 30, confirmed: 'mentee' },
    { day: 28, at: '16:15', min: 75, with: 'M1', around: 15 },
    {
      day: 28,
      at: '17:45',
      min: 75,
      with: 'M1',
      voided: 'The same talk twice: I had logged it on the phone.',
    },
    { day: 31, at: '12:30', min: 75, with: 'M2', around: 30, confirmed: 'mentee' },
    {
      day: 35,
      at: '16:00',
      min: 165,
      with: 'M2',
      channel: 'in-person',
      lengthNote: 'A visit to the other site, both ways on foot.',
      asked: {
        day: 38,
        text: 'Does the time include the way there and back?',
        answer: 'No, we talked the whole time. The way was on top.',
      },
    },
    { day: 38, at: '12:30', min: 75, with: 'M2', around: 30 },
    { day: 42, at: '16:15', min: 75, with: 'M1', channel: 'phone' },
    { day: 45, at: '12:30', min: 75, with: 'M1', around: 30 },
  ],
};

/** Writes in Spanish; one pair has ended without fault, one question is open. */
const BEATRIZ: MentorLife = {
  lang: 'es',
  zone: MEXICO,
  mentees: [
    {
      label: 'M1',
      line: 'Turno de la tarde, otra área',
      connection: 'no-shared-line',
      agreedOn: 16,
      purpose: 'Hablar en las juntas sin pedir disculpas primero.',
    },
    {
      label: 'M2',
      line: 'Recién llegada a la biblioteca',
      connection: 'no-shared-line',
      agreedOn: 18,
      purpose: 'Ordenar el primer año.',
      endedOn: 36,
    },
  ],
  talks: [
    { day: 15, at: '18:30', min: 60, with: 'M1', kind: 'review', confirmed: 'mentee' },
    { day: 17, at: '18:30', min: 60, with: 'M2', kind: 'review', confirmed: 'mentee' },
    { day: 25, at: '18:30', min: 75, with: 'M1', around: 20 },
    { day: 29, at: '19:00', min: 75, with: 'M2', channel: 'phone' },
    {
      day: 39,
      at: '18:30',
      min: 90,
      with: 'M1',
      asked: { day: 44, text: '¿Fue ese día, con el plantel cerrado por la tarde?' },
    },
  ],
};

/** Logged late, what she had on paper. */
const FARAH: MentorLife = {
  lang: 'en',
  zone: LONDON,
  mentees: [
    {
      label: 'M1',
      line: 'Catering, evenings',
      connection: 'no-shared-line',
      agreedOn: 11,
      purpose: 'To find the way back after two years away.',
    },
  ],
  talks: [
    { day: 10, at: '13:00', min: 60, with: 'M1', later: 35, confirmed: 'mentee' },
    { day: 24, at: '13:00', min: 75, with: 'M1' },
    { day: 38, at: '13:00', min: 60, with: 'M1' },
  ],
};

/** Somebody from her own team: kept, and not counted. */
const HANNAH: MentorLife = {
  lang: 'en',
  zone: LONDON,
  mentees: [
    {
      label: 'M1',
      line: 'On my own team',
      connection: 'i-manage-them',
      powerReason: 'She asked for it, and a colleague signs her appraisal.',
      agreedOn: 20,
      purpose: 'To write a first paper.',
    },
    {
      label: 'M2',
      line: 'Estates',
      connection: 'no-shared-line',
      purpose: 'To be heard by people with titles.',
    },
  ],
  talks: [
    { day: 21, at: '12:00', min: 60, with: 'M1' },
    { day: 32, at: '12:00', min: 75, with: 'M2', confirmed: 'mentee' },
  ],
};

/** One talk in the second week, and quiet since. */
const GARETH: MentorLife = {
  lang: 'en',
  zone: LONDON,
  mentees: [{ label: 'M1', line: 'Sports hall', connection: 'no-shared-line', purpose: 'To settle in.' }],
  talks: [{ day: 11, at: '15:00', min: 60, with: 'M1' }],
};

/** The other one who writes in Spanish. */
const SOFIA: MentorLife = {
  lang: 'es',
  zone: MEXICO,
  mentees: [
    {
      label: 'M1',
      line: 'Otro campus, por video',
      connection: 'other-organisation',
      agreedOn: 23,
      purpose: 'Decidir si sigo en la docencia.',
    },
  ],
  talks: [
    { day: 22, at: '17:00', min: 75, with: 'M1', channel: 'video', confirmed: 'mentee' },
    { day: 31, at: '17:00', min: 75, with: 'M1', channel: 'video', around: 30 },
    { day: 45, at: '17:00', min: 75, with: 'M1', channel: 'video' },
  ],
};

export const MENTORS: Readonly<Record<string, MentorLife>> = {
  ines: INES,
  tom: TOM,
  beatriz: BEATRIZ,
  farah: FARAH,
  hannah: HANNAH,
  gareth: GARETH,
  sofia: SOFIA,
};
