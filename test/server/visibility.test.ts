import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer, Visibility } from '../../server/core/visibility.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { talker } from './discussion-kit.ts';
import { gradeKit, TEN, type GradeKit } from './grade-kit.ts';
import { shownOfCase, writeEveryFieldOfCase } from './visibility-case.ts';
import { shownOfHours, writeEveryFieldOfHours } from './visibility-hours.ts';
import { meetWithEverything, shownOfLive } from './visibility-live.ts';
import { askPeersOfEverything, shownOfPeers } from './visibility-peers.ts';
import { judgeEveryField, shownOfReview } from './visibility-review.ts';
import { shareOfEverything, shownOfSharing } from './visibility-sharing.ts';
import { copiedAndDecided, type Shown, type Thing } from './visibility-kit.ts';

/**
 * Who sees which field of what, asked of the endpoints by everybody. The tables are the rooms' own; who somebody is
 * stands here a second time, on purpose.
 */
const ROLES = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const ADMINISTRATOR = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';

/** People by what they are to a thing that is not theirs. */
const PEOPLE: Record<string, { viewers: Viewer[]; roles?: string[] }> = {
  tom: { viewers: ['learner'] },
  ines: { viewers: ['learner'] },
  ruth: { viewers: ['trainer'] },
  marcus: { viewers: ['trainer', 'administrator'], roles: [INSTRUCTOR, ADMINISTRATOR] },
  ada: { viewers: ['administrator'], roles: [ADMINISTRATOR] },
};

/** A whole answer, which belongs to nobody. */
const whole = (path: string): Shown => ({
  owner: undefined,
  path: () => path,
  things: (answer: Thing) => [answer],
});

const SHOWN: Record<string, Shown> = {
  'act.ownAct': {
    owner: 'tom',
    path: () => `/api/course/acts/${TEN}`,
    things: ({ act }: { act: Thing | null }) => (act ? [act] : []),
  },
  'cohort.learnerRow': {
    owner: 'tom',
    path: () => `/api/cohort/learners/${entered.get('tom')?.me.id}`,
    things: ({ learner }: { learner: Thing }) => [learner],
  },
  'cohort.learnerPage': {
    owner: 'tom',
    path: () => `/api/cohort/learners/${entered.get('tom')?.me.id}`,
    things: (answer: Thing) => [answer],
  },
  'cohort.today': whole('/api/cohort/today'),
  'cohort.learnersPage': {
    owner: undefined,
    path: () => '/api/cohort/learners',
    // A second page there is for fifty people and more.
    things: (answer: Thing) => [answer, { ...answer, next: 51 }],
  },
  'cohort.aboutCohort': whole('/api/cohort/about'),
  'cohort.stepsOfCohort': whole('/api/cohort/steps'),
  'people.copyOfRun': whole('/api/people/run/copy'),
  'people.ownWords': {
    owner: 'asking learner',
    path: () => '/api/people/about-you',
    things: (answer: Thing) => [answer],
  },
  'discussion.talkPage': {
    owner: undefined,
    path: () => '/api/discussion/comments?place=wall',
    // A second page, and a visit before this one, are for later.
    things: (answer: Thing) => [answer, { ...answer, next: 21, since: '' }],
  },
  'discussion.comment': {
    owner: 'tom',
    path: () => '/api/discussion/comments?place=starting-points/who-is-here',
    things: ({ threads }: { threads: (Thing & { shownReplies: Thing[] })[] }) =>
      threads
        .flatMap(({ shownReplies, ...one }) => [one, ...shownReplies])
        .filter(({ state }) => state === 'shown'),
  },
  'discussion.hiddenComment': {
    owner: 'tom',
    path: () => '/api/discussion/comments?place=starting-points/who-is-here',
    things: ({ threads }: { threads: (Thing & { shownReplies: Thing[] })[] }) =>
      threads
        .flatMap(({ shownReplies, ...one }) => [one, ...shownReplies])
        .filter(({ state }) => state === 'hidden'),
  },
  'discussion.earlierText': {
    owner: 'tom',
    path: () => `/api/discussion/comments/${said}/earlier`,
    things: ({ texts }: { texts: Thing[] }) => texts,
  },
  'discussion.deskComment': {
    owner: 'tom',
    path: () => '/api/discussion/desk',
    things: ({ hidden }: { hidden: Thing[] }) => hidden,
  },
  'grade.undeliveredScore': {
    owner: undefined,
    path: () => '/api/grades',
    things: ({ failed, aside }: { failed: Thing[]; aside: Thing[] }) => [...failed, ...aside],
  },
  ...shownOfCase,
  ...shownOfPeers,
  ...shownOfReview,
  ...shownOfHours(() => entered.get('tom')?.me.id ?? ''),
  ...shownOfLive,
  ...shownOfSharing(() => entered.get('tom')?.me.id ?? ''),
  'install.overview': whole('/api/install/overview'),
  'note.atBox': {
    owner: 'tom',
    path: () => `/api/course/notes/${TEN}`,
    things: ({ notes }: { notes: Thing[] }) => notes,
  },
  'note.inList': {
    owner: 'tom',
    path: () => '/api/course/notes',
    things: ({ notes }: { notes: Thing[] }) => notes,
  },
  'portfolio.opened': {
    owner: 'tom',
    path: () => '/api/portfolio/handbook',
    things: ({ document }: { document: Thing }) => (document['savedAt'] ? [document] : []),
  },
  'portfolio.inPortfolio': {
    owner: 'tom',
    path: () => '/api/portfolio',
    things: ({ documents }: { documents: Thing[] }) => documents.filter((one) => one['savedAt']),
  },
  'people.roster': whole('/api/people/roster'),
  'people.aboutRun': whole('/api/people/run'),
  'people.settingsOfRun': whole('/api/people/run/settings'),
  'people.ownself': { owner: 'asker', path: () => '/api/me', things: (answer: Thing) => [answer] },
};

const rooms = join(import.meta.dirname, '../../server/rooms');
const tables = new Map<string, Visibility>();
for (const file of readdirSync(rooms, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.visibility.ts')) continue;
  const exported = (await import(join(rooms, file))) as Record<string, Visibility>;
  for (const [name, table] of Object.entries(exported))
    if (!Array.isArray(table)) tables.set(`${basename(file, '.visibility.ts')}.${name}`, table);
}

let kit: GradeKit;
/** A comment of Tom's, edited; another one, a reply to it, is hidden. */
let said = '';
const entered = new Map<string, Entered>();
beforeAll(async () => {
  kit = await gradeKit();
  for (const [person, { roles }] of Object.entries(PEOPLE)) {
    const overrides = roles && { claims: { [ROLES]: roles } };
    entered.set(person, await kit.enter({ site: 'moodle', person, ...(overrides && { overrides }) }));
  }
  while (await kit.tool.rooms.work.rosters());
  const written: [string, unknown][] = [
    ['portfolio/handbook', { pages: [], contacts: [] }],
    [`course/notes/${TEN}/note`, 'For me alone'],
    ['course/notes/business-case-persuade/set-without-us/missed', 'For me alone'],
    [`course/acts/${TEN}`, { text: 'For me alone', by: '2026-12-24' }],
    [`course/acts/${TEN}/outcome`, { outcome: 'did', line: 'For me alone' }],
  ];
  for (const [at, [path, value]] of written.entries()) {
    const body = { value, revision: 0, write: String(at).repeat(32) };
    await kit.tool.call('PUT', `/api/${path}`, { token: entered.get('tom')!.token, body });
  }
  await fiveSayAllOfThemselves();
  await copiedAndDecided(kit, entered.get('tom')?.me.run.id ?? '');
  await writeEveryFieldOfHours(kit, entered.get('tom')!);
  await writeEveryFieldOfCase(kit, entered.get('tom')!);
  await judgeEveryField(kit, entered.get('ruth')!, entered.get('tom')!);
  await shareOfEverything(kit, entered.get('tom')!);
  await meetWithEverything(kit, entered.get('ruth')!);
  await askPeersOfEverything(kit, entered.get('tom')!);
  // Two scores that do not arrive: one is put aside, one goes out again by itself.
  await kit.breaks('moodle', 'scores', { status: 422, body: '[]', times: 1 });
  await kit.mark(entered.get('tom')!, TEN);
  await kit.send();
  const [score] = (await kit.delivery('moodle')).failed;
  const { token } = entered.get('ruth')!;
  await kit.tool.call('PUT', `/api/grades/${score?.id}/aside`, { token, body: {} });
  await kit.breaks('moodle', 'scores', { status: 503, body: '', times: 0 });
  await kit.mark(entered.get('ines')!, TEN);
  await kit.send();
  await talk();
}, 90_000);

/** Fewer than five answers of a cohort are shown to nobody. */
async function fiveSayAllOfThemselves() {
  const all = kit.tool.database.connection.collection('enrolments');
  const learners = await all
    .find({ role: 'learner', run: entered.get('tom')?.me.run.id })
    .limit(5)
    .toArray();
  const at = kit.tool.clock.now();
  const aboutYou = {
    facts: { trained: true, relationship: true, support: false },
    consent: { given: true, at },
    code: { version: '3', at },
    history: [],
  };
  const marks = { in: `${kit.tenants.moodle}/${entered.get('tom')?.me.run.id}`, id: 'five' };
  const people = { _id: { $in: learners.map((one) => one._id) } };
  await all.updateMany(people, { $set: { aboutYou, lastLaunchAt: at, changed: marks } });
  // Ines and Tom are learners of it, and each has a part of their own to read.
  for (const person of ['tom', 'ines'])
    await all.updateOne({ person: entered.get(person)?.me.id }, { $set: { aboutYou } });
}

async function talk(): Promise<void> {
  const tom = talker(kit, entered.get('tom')!.token, entered.get('tom')!.me.id);
  const ruth = talker(kit, entered.get('ruth')!.token, '');
  said = await tom.say('Two.', { place: 'starting-points/who-is-here' });
  const hidden = await tom.say('Amir.', { place: 'starting-points/who-is-here', root: said });
  const reply = await tom.say('Three?', { place: 'starting-points/who-is-here', root: said });
  for (const id of [said, reply, hidden])
    await tom.ask('PUT', `/api/discussion/comments/${id}`, { text: 'Otherwise.', revision: 1 });
  await ruth.ask('PUT', `/api/discussion/comments/${hidden}/decision`, { decision: 'hide' });
  while (await kit.tool.rooms.work.comments()) continue;
}

it('every table of who sees what is asked for here', () => {
  expect(Object.keys(SHOWN).sort()).toEqual([...tables.keys()].sort());
});

describe.each([...tables])('%s', (name, table) => {
  const shown = SHOWN[name];
  const fields = Object.keys(table).sort();

  it.each(Object.entries(PEOPLE))('%s sees what the table says, and nothing else', async (person, is) => {
    const asksAsLearner = shown?.owner === 'asking learner' && is.viewers.includes('learner');
    const owns = shown?.owner === 'asker' || shown?.owner === person || asksAsLearner;
    const viewers: Viewer[] = owns ? ['owner', ...is.viewers] : is.viewers;
    const theirs = fields.filter((field) => table[field]?.some((one) => viewers.includes(one)));
    const { token } = entered.get(person)!;
    const { status, body } = await kit.tool.call('GET', shown?.path() ?? '', { token });
    if (status !== 200) {
      expect(theirs, `${person} is refused with ${status}`).toEqual([]);
      return;
    }
    const things = shown?.things(body as never) ?? [];
    for (const thing of things) expect(Object.keys(thing).sort()).toEqual(fields);
    expect(fields.filter((field) => things.some((thing) => thing[field] !== null))).toEqual(theirs);
  });
});
