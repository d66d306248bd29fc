import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { newId } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { newRelationshipPage } from '../../../client/rooms/hours/relationship-new.page.tsx';
import {
  hoursLog,
  type Log,
  type OpenedRelationship,
} from '../../../client/rooms/hours/relationship.state.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { emptyLog, somebody } from './kit.tsx';

interface Sent {
  key: string;
  body: Record<string, unknown>;
}

let log: Log;
let opened: OpenedRelationship | undefined;
let sent: Sent[];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  me.value = {
    id: newId(),
    tenant: 'school',
    role: 'learner',
    lang: 'en',
    run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
  } as Me;
  log = emptyLog();
  opened = undefined;
  sent = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method !== 'GET') {
      const key = `${method} ${path.replace(/[0-9a-f]{32}/, 'ID')}`;
      sent.push({ key, body: JSON.parse(String(body)) as Record<string, unknown> });
      return Promise.resolve(Response.json({ revision: 2 }));
    }
    if (path === '/api/hours') return Promise.resolve(Response.json(log));
    if (path === '/api/people/run') {
      const contacts = [{ who: 'Safeguarding', how: 'ext. 900' }];
      return Promise.resolve(Response.json({ trainers: [], closures: [], contacts }));
    }
    return Promise.resolve(Response.json(opened));
  });
  // Every press stands far from the one before it.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10_000));
  await needWords('core', 'forms', 'hours', 'hours-relationship', 'run-notes');
  // As a page that turns waits for what it needs.
  hoursLog().invalidate();
  await hoursLog().refresh();
  return () => void vi.restoreAllMocks();
});

const NewPage = newRelationshipPage.Component;
const FIRST = 'PUT /api/hours/relationships/ID';

async function opensNew() {
  await hoursLog().refresh();
  return render(<NewPage params={{}} />);
}

describe('adding somebody to mentor', () => {
  it('[C1] offers the next free label, takes no name for one, and asks whether a line holds a name', async () => {
    log.relationships = [somebody({ label: 'M1', endedAt: '2026-03-01T10:00:00.000Z' })];
    const page = await opensNew();
    const label = (await page.findByLabelText('Label')) as HTMLInputElement;
    expect(label.value).toBe('M2');
    await page.user.clear(label);
    await page.user.type(label, 'Gareth');
    page.getByText(/^That looks like a name/);
    await page.user.click(page.getByRole('button', { name: 'Use M2' }));
    await page.user.type(page.getByLabelText('One line for yourself'), 'Works with Ann Hughes');
    page.getByText('“Ann Hughes”: that looks like a name. Use a label?');
    await page.user.click(page.getByLabelText('Same department'));
    await page.user.click(page.getByRole('button', { name: 'Add M2' }));
    await page.findByText('M2 is in your log.');
    expect(sent).toEqual([
      {
        key: FIRST,
        body: expect.objectContaining({ label: 'M2', connection: 'same-department', warned: [] }),
      },
    ]);
    expect(page.getByRole('link', { name: 'Write the agreement' }).getAttribute('href')).toMatch(
      /^\/app\/hours\/relationships\/[0-9a-f]{32}\/agreement$/,
    );
  });

  it.each([
    ['I manage them', 'R1', /^You manage this person\. People say less/],
    ['They manage me', 'R2', /^There is a management line between you/],
    ['One management line, with a level between us', 'R2', /^There is a management line between you/],
    ['I assess or appraise them', 'R3', /^You judge this person's work/],
  ])('[N16] “%s” warns by %s, and needs a reason and a tick', async (answer, rule, words) => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText(answer));
    page.getByText(words);
    const add = page.getByRole('button', { name: 'Add M1' });
    await page.user.click(add);
    page.getByText('One or two sentences are enough, and they are needed here.');
    page.getByText('Tick it once you have read it.');
    expect(sent).toEqual([]);
    expect(await axeFaults()).toEqual([]);
    await page.user.type(page.getByLabelText(/^With power between you/), 'Nobody else knows the work.');
    await page.user.click(page.getByLabelText('I have read this'));
    await page.user.click(add);
    await page.findByText('M1 is in your log.');
    expect(sent[0]?.body).toMatchObject({ warned: [rule], powerReason: 'Nobody else knows the work.' });
  });

  it('a tick is for the warning that was read: another answer asks again', async () => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText('I manage them'));
    await page.user.click(page.getByLabelText('I have read this'));
    await page.user.click(page.getByLabelText('I assess or appraise them'));
    expect((page.getByLabelText('I have read this') as HTMLInputElement).checked).toBe(false);
    await page.user.click(page.getByLabelText('Same team'));
    page.getByText('You share a team. Agree what stays out of team talk.');
    expect(page.queryByLabelText('I have read this')).toBeNull();
  });

  it.each([
    [5, /^That makes 6 people at once/, []],
    [6, /^That makes 7 people at once/, ['R8']],
  ])('beside %i others there is a word about it; the seventh is ticked', async (others, words, warned) => {
    log.relationships = Array.from({ length: others }, (_, at) => somebody({ label: `M${at + 1}` }));
    const page = await opensNew();
    await page.findByText(words);
    await page.user.click(page.getByLabelText('Same department'));
    const add = page.getByRole('button', { name: `Add M${others + 1}` });
    await page.user.click(add);
    if (warned.length > 0) {
      expect(sent).toEqual([]);
      await page.user.click(page.getByLabelText('I have read this'));
      await page.user.click(add);
    }
    await page.findByText(/is in your log\.$/);
    expect(sent[0]?.body['warned']).toEqual(warned);
  });

  it('[C8] says of every box who can read it', async () => {
    const page = await opensNew();
    await page.user.click(await page.findByLabelText('I manage them'));
    for (const box of page.place.querySelectorAll('input[type=text], textarea'))
      expect(box.closest('.field')?.querySelector('.seen-by')?.textContent, box.outerHTML).toBeTruthy();
  });
});
