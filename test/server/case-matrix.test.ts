import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { sharingKit, type SharingKit } from './sharing-kit.ts';

/**
 * Who reads what of a business case, by whom it is to them. Every door that a case has is tried by everybody with every id
 * of it: what may not be read is in no answer. Co-ordinators at work and leaders have no session here. What trainers
 * read of a version that was handed in is the review's, and is asked there.
 */
const ROLES = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const ADMINISTRATOR = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';

const WHO = ['learner', 'cohort', 'trainer', 'administrator', 'co-ordinator', 'leader'] as const;
type Who = (typeof WHO)[number];

const DRAFT = 'Dornoch: nobody was told of this sentence.';
const COHORT = 'Evanton: this is for the cohort to read.';
const TRAINERS = 'Fearn: this is for the trainers to read.';
const SUBMITTED = 'Golspie: this was handed in.';

/** What somebody finds of each; `learner` is whose case it is. */
const READS: Record<string, { text: string; readers: readonly Who[]; asked: readonly Who[] }> = {
  'a draft': { text: DRAFT, readers: ['learner'], asked: WHO },
  'a section that is shared with the cohort': { text: COHORT, readers: ['learner', 'cohort'], asked: WHO },
  'a section that is shown to trainers': { text: TRAINERS, readers: ['learner', 'trainer'], asked: WHO },
  'a version that was handed in': {
    text: SUBMITTED,
    readers: ['learner'],
    asked: WHO.filter((one) => one !== 'trainer'),
  },
};

let kit: SharingKit;
let ids: string[];
const tokens = new Map<Who, string | undefined>();
beforeAll(async () => {
  kit = await sharingKit();
  const enter = (person: string) => kit.enter({ site: 'moodle', person });
  const [ines, tom, ruth] = [await enter('ines'), await enter('tom'), await enter('ruth')];
  const overrides = { claims: { [ROLES]: [ADMINISTRATOR] } };
  const ada = await kit.enter({ site: 'moodle', person: 'ada', overrides });
  tokens.set('learner', ines.token).set('cohort', tom.token).set('trainer', ruth.token);
  tokens.set('administrator', ada.token);
  ids = [ines.me.id, ...(await writeAll(ines))];
}, 120_000);

/** Answers the ids that are to be known of it. */
async function writeAll(ines: Entered): Promise<string[]> {
  await kit.finish(ines);
  await kit.write(ines, 'summary', said(SUBMITTED));
  const version = (await kit.submit(ines)).body.id;
  await kit.write(ines, 'summary', said(DRAFT));
  const items = [
    await kit.shares(ines, 'context', COHORT),
    await kit.shares(ines, 'rationale', TRAINERS, 'trainers'),
  ];
  const moment = { write: hex(), name: 'Mine', leftOut: null };
  const { body } = await kit.ask<{ id: string }>('POST', '/moments', ines, moment);
  return [version, ...items, body.id];
}

/** Everything that this person is answered by any door of a case, of what is shared and of a learner's page. */
async function allThatIsRead(token: string | undefined): Promise<string> {
  const doors = kit.tool.rooms.routes.flatMap((route) => (route.kind === 'api' ? [route.spec] : []));
  const asked = doors.filter(
    ({ method, path, file }) =>
      method === 'GET' && /^\/api\/(business-case|sharing|cohort)/.test(path) && !file,
  );
  const answers: string[] = [];
  for (const { path } of asked) {
    for (const id of path.includes(':') ? [...ids, 'summary'] : ['']) {
      for (const query of path.endsWith('/sharing/cohort') ? ['?kind=section'] : ['']) {
        const address = path.replace(/:\w+/g, id) + query;
        const { body } = await kit.tool.call('GET', address, token === undefined ? {} : { token });
        answers.push(JSON.stringify(body));
      }
    }
  }
  return answers.join('\n');
}

describe.each(WHO)('what of a case a %s reads', (who) => {
  it('is what was shared with them, and nothing else', async () => {
    const read = await allThatIsRead(tokens.get(who));
    for (const [what, { text, readers, asked }] of Object.entries(READS))
      if (asked.includes(who)) expect([what, read.includes(text)]).toEqual([what, readers.includes(who)]);
  });
});
