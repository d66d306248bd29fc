import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

/** Pages of whoever installs the tool, and those that stand where there is no course: refused, without a session, a visitor's. */
export const administratorPlaces = (kit: BrowserKit): Place[] => [
  ...overviewPlaces(kit),
  ...outsidePlaces(kit),
  ...installPlaces(kit),
];

function overviewPlaces(kit: BrowserKit): Place[] {
  const ada = { person: 'ada' };
  const test = async (page: Page) => {
    await page.locator('section[aria-labelledby=h-test] button').click();
    await page.locator('.tests').waitFor();
  };
  return [
    { name: 'overview', open: inApp(kit, ada, '/app') },
    { name: 'overview-tested', open: inApp(kit, ada, '/app', test) },
    { name: 'scores', open: inApp(kit, ada, '/app/scores') },
  ];
}

function outsidePlaces(kit: BrowserKit): Place[] {
  const at =
    (path: string): Place['open'] =>
    async (page) => {
      await page.goto(`${kit.tool.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
  const visitor: Place['open'] = async (page, lang) => {
    await kit.lms.client.changeCourse({ site: 'canvas', set: { open: true } });
    // Nobody's choice can be remembered: the language is the launch's.
    const claims = { locale: lang, launch_presentation: { locale: lang } };
    await inApp(kit, { person: 'anonymous', overrides: { claims } }, '/app')(page, lang);
  };
  return [
    { name: 'observer', open: inApp(kit, { person: 'olive' }, '/app') },
    { name: 'visitor', open: visitor },
    { name: 'no-session', open: at('/app') },
    { name: 'missing', open: at('/lti/nothing-here') },
    { name: 'refused', open: at('/lti/login?iss=nobody&login_hint=1&target_link_uri=x') },
  ];
}

function installPlaces(kit: BrowserKit): Place[] {
  const { install } = kit.tool.rooms;
  const register: Place['open'] = async (page) => {
    const { url } = await install.invite({ days: 7 });
    await page.goto(await kit.lms.client.registrationUrl('moodle', url));
    await page.locator('form button').waitFor();
  };
  return [
    { name: 'install', open: async (page) => void (await page.goto(`${kit.tool.origin}/lti/install`)) },
    {
      name: 'install-link',
      open: async (page) => void (await page.goto((await install.invite({ days: 7 })).url)),
    },
    { name: 'register', open: register },
    {
      name: 'registered',
      open: async (page, lang) => {
        await register(page, lang);
        await page.locator('form button').click();
        await page.locator('#close').waitFor();
      },
    },
    {
      name: 'register-failed',
      open: async (page) => {
        const url = `${kit.tool.origin}/lti/register/${'x'.repeat(43)}`;
        await page.goto(await kit.lms.client.registrationUrl('moodle', url));
      },
    },
  ];
}
