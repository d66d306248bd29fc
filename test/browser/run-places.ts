import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

/** What people of one run share: what its trainers settle, its wall, its texts; and what each says of themselves. */
export function runPlaces(kit: BrowserKit): Place[] {
  const tom = { person: 'tom' };
  const ruth = { person: 'ruth' };
  const steps = '/app/course/conversation-models';
  return [
    { name: 'wall', open: inApp(kit, tom, '/app/wall', talkStands) },
    { name: 'wall-reply', open: inApp(kit, tom, '/app/wall', openReply) },
    { name: 'wall-trainer', open: inApp(kit, ruth, '/app/wall', talkStands) },
    { name: 'desk', open: inApp(kit, ruth, '/app/wall/desk') },
    {
      name: 'search',
      open: inApp(kit, tom, '/app/search/goal', (page) => page.locator('mark').first().waitFor()),
    },
    { name: 'search-nothing', open: inApp(kit, tom, '/app/search/xyzzy', nothingFound) },
    { name: 'about-you', open: inApp(kit, tom, '/app/about-you') },
    { name: 'act', open: inApp(kit, { person: 'ines' }, `${steps}/model-at-work`, scrollTo('.act-form')) },
    {
      name: 'act-back',
      open: inApp(kit, { person: 'ines' }, '/app', (page) => page.locator('.return').first().waitFor()),
    },
    {
      name: 'run-settings',
      open: inApp(kit, ruth, '/app/run', (page) => page.locator('.run-row').first().waitFor()),
    },
    { name: 'run-settings-read', open: inApp(kit, { person: 'ada' }, '/app/run') },
    { name: 'cohort-steps', open: inApp(kit, ruth, '/app/cohort/steps') },
    { name: 'times', open: inApp(kit, ruth, '/app/times') },
  ];
}

const talkStands = (page: Page) => page.getByRole('article').first().waitFor();
const nothingFound = (page: Page) => page.getByRole('status').first().waitFor();
const scrollTo = (what: string) => async (page: Page) => {
  await page.locator(what).first().waitFor();
  await page.locator(what).first().scrollIntoViewIfNeeded();
};
const openReply = async (page: Page) => {
  await talkStands(page);
  await page
    .getByRole('article')
    .getByRole('button', { name: /^(Reply|Responder)/ })
    .first()
    .click();
  await page.getByRole('textbox').nth(1).waitFor();
};

/** Through the door of each: comments of two languages, one pinned and one flagged; settings; an act; a time that it took. */
export async function seedRun({ enter, tool }: BrowserKit): Promise<void> {
  const tokenOf = async (person: string) => (await enter({ site: 'canvas', person })).token;
  const send = async (person: string, key: string, body?: unknown): Promise<Record<string, unknown>> => {
    const [method = '', path = ''] = key.split(' ');
    const answer = await tool.call(method, path, { token: await tokenOf(person), body });
    if (answer.status !== 200) throw new Error(`${person}, ${key}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  };
  const say = (person: string, at: number, text: string, root: string | null = null) =>
    send(person, 'POST /api/discussion/comments', {
      write: String(at).repeat(32),
      place: 'wall',
      root,
      text,
    });
  const { id: first } = await say('ines', 1, 'Two people.\n\n- one is new\n- see https://example.org/a');
  await say('beatriz', 2, '¿Cuánto dura el silencio ahora?', String(first));
  const { id: pinned } = await say('ruth', 3, 'This fortnight we practise asking twice.');
  const { id: flagged } = await say('neil', 4, 'He is the one who lost the tender in May.');
  while (await tool.rooms.work.comments()) continue;
  await send('ruth', `PUT /api/discussion/comments/${String(pinned)}/pin`);
  await send('hannah', `PUT /api/discussion/comments/${String(flagged)}/flag`);
  const { revision, settings } = await send('ruth', 'GET /api/people/run/settings');
  const closures = [{ from: '2027-03-01', to: '2027-03-07', why: 'Reading week' }];
  const contacts = [{ who: 'Safeguarding lead', how: 'Extension 214, or the blue door beside the library' }];
  const changed = {
    ...(settings as object),
    closures,
    contacts,
    promise: { en: 'Within two days', es: 'En dos días' },
  };
  await send('ruth', 'PUT /api/people/run/settings', { revision, settings: changed });
  const value = { text: 'Let ten minutes pass before anybody names a goal.', by: null };
  const write = '5'.repeat(32);
  await send('ines', 'PUT /api/course/acts/starting-points/start-your-hours', { value, revision: 0, write });
  await send('tom', 'PUT /api/course/times/conversation-models/goal-too-early', { minutes: 40 });
}
