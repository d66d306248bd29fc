import 'fake-indexeddb/auto';
import { within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keep, keptUnder } from '../../../client/core/kept.ts';
import { sendWaiting, stuck, waiting } from '../../../client/core/outbox.ts';
import { me, type Me, owner } from '../../../client/core/session.ts';
import { entryNewPage, entryPage } from '../../../client/rooms/hours/entry.page.tsx';
import { homePage } from '../../../client/rooms/hours/home.page.tsx';
import { render } from '../setup.ts';
import { newLearner, person, server, session } from './hours-kit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

const isEntry = ({ path }: { path: string }) => /^\/api\/hours\/entries\/[0-9a-f]{32}$/.test(path);

async function log(time: string) {
  const page = render(<entryNewPage.Component params={{ with: 'm1' }} />);
  await page.user.type(page.getByLabelText('Started at'), time);
  await page.user.click(page.getByRole('button', { name: 'Save' }));
  await page.findByText(/^Saved\./);
  return page;
}

describe('entries without a network', () => {
  it('[C26] wait on the device, show in the log and in its sums, and are sent once when the network is there', async () => {
    await newLearner({ relationships: [person('m1')] });
    server.offline = true;
    await log('1000');
    await expect.poll(async () => (await keptUnder('outbox', `${owner()}/`)).length).toBe(1);
    const home = render(<homePage.Component params={{}} />);
    home.getByText('On this device, to be sent');
    expect(home.place.querySelector('.figure')?.textContent).toBe('1\u00a0h');
    // The page is gone, and another comes up in the same browser: only what is on the device is known.
    waiting.value = new Map();
    server.offline = false;
    await sendWaiting();
    expect(server.sent.filter(isEntry)).toHaveLength(1);
    expect(waiting.value.size).toBe(0);
    expect(await keptUnder('outbox', `${owner()}/`)).toEqual([]);
    const row = within(home.getByRole('table', { name: /Hours log/ })).getAllByRole('row')[1];
    await within(row as HTMLElement).findByText('Logged');
    expect(home.queryByText('On this device, to be sent')).toBeNull();
  });

  it('[C20] the same press sent twice is the same entry by its id and its write', async () => {
    await newLearner({ relationships: [person('m1')] });
    server.refusal = { status: 503, body: { error: { code: 'busy' } } };
    await log('1000');
    await expect.poll(() => server.sent.length).toBe(1);
    server.refusal = undefined;
    await sendWaiting();
    const [first, second] = server.sent.filter(isEntry);
    expect(second?.path).toBe(first?.path);
    expect(second?.body['write']).toBe(first?.body['write']);
    expect(server.home.entries).toHaveLength(1);
  });

  it('[C20][C26] what another device was quicker with is refused, kept, told with its minutes, mended and sent', async () => {
    await newLearner({ relationships: [person('m1')] });
    server.offline = true;
    await log('1000');
    server.offline = false;
    server.refusal = {
      status: 400,
      body: { error: { code: 'entry-refused', problems: [{ rule: 'H6', weight: 'block', minutes: 25 }] } },
    };
    await sendWaiting();
    const home = render(<homePage.Component params={{}} />);
    await home.findByText(/^Not saved: M1, Monday 13 April, 10:00 to 11:00/);
    home.getByText('This overlaps another entry by 25 minutes.');
    const mend = home.getByRole('link', { name: 'Look at it' }).getAttribute('href') ?? '';
    const id = mend.split('mend=')[1] ?? '';
    server.refusal = undefined;
    const page = render(<entryNewPage.Component params={{ mend: id }} />);
    const start = page.getByLabelText<HTMLInputElement>('Started at');
    expect(start.value).toBe('10:00');
    await page.user.clear(start);
    await page.user.type(start, '1030');
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    await page.findByText(/^Saved\./);
    await expect.poll(() => server.home.entries.map((entry) => entry.id)).toEqual([id]);
    expect(home.queryByText(/^Not saved/)).toBeNull();
  });

  it('[C26] a mended one is saved once: what is logged after it, or at its address again, is another', async () => {
    await newLearner({ relationships: [person('m1')] });
    server.refusal = { status: 400, body: { error: { code: 'entry-refused', problems: [] } } };
    (await log('1000')).redraw(null);
    await expect.poll(() => server.sent.length).toBe(1);
    const id = server.sent[0]?.path.split('/').at(-1) ?? '';
    server.refusal = undefined;
    const page = render(<entryNewPage.Component params={{ mend: id }} />);
    const save = async (time: string) => {
      const start = page.getByLabelText('Started at');
      await page.user.clear(start);
      await page.user.type(start, time);
      await page.user.click(page.getByRole('button', { name: 'Save' }));
    };
    await save('1030');
    await expect.poll(() => server.home.entries.map((entry) => entry.id)).toEqual([id]);
    page.redraw(null);
    page.redraw(<entryNewPage.Component params={{ mend: id }} />);
    await page.user.click(await page.findByRole('radio', { name: 'M1' }));
    await save('1400');
    await expect.poll(() => server.home.entries.length).toBe(2);
    await page.user.click(await page.findByRole('button', { name: 'Log another' }));
    await save('1600');
    await expect.poll(() => server.home.entries.length).toBe(3);
    expect(server.home.entries.map((entry) => entry.id)).toContain(id);
  });

  it('a form for one that was refused waits until this device has said what that was', async () => {
    const refused = 'a'.repeat(32);
    const start = { startedAt: '2026-04-13T10:00:00.000Z', endedAt: '2026-04-13T11:00:00.000Z' };
    const {
      id: _id,
      revision,
      lengthNote,
      privateNote,
      evidence,
      ...facts
    } = session(refused, '2026-04-13T10:00', 60);
    await newLearner({ relationships: [person('m1')] });
    const body = { revision, lengthNote, privateNote, evidence, warned: [], facts: { ...facts, ...start } };
    // As a page finds it that opens cold, before it has asked anything.
    me.value = { ...me.value, id: 'reloads' } as Me;
    await keep('drafts', `${owner()}/hours/not-taken/${refused}`, {
      entry: refused,
      body,
      code: 'conflict',
      problems: [],
    });
    const page = render(<entryNewPage.Component params={{ mend: refused }} />);
    expect(page.queryByLabelText('Started at')).toBeNull();
    expect((await page.findByLabelText<HTMLInputElement>('Started at')).value).toBe('10:00');
  });

  it('a change that was refused is told where it was made, and what was written is thrown away after a question only', async () => {
    await newLearner({
      relationships: [person('m1')],
      entries: [session('e1', '2026-04-13T10:00', 60, { relationship: 'm1' })],
    });
    const page = render(<entryPage.Component params={{ entry: 'e1' }} />);
    await page.user.click(page.getByRole('button', { name: 'Change it' }));
    server.refusal = { status: 409, body: { error: { code: 'conflict' } } };
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    await page.findByText(/^It was changed on another device meanwhile/);
    await page.user.click(page.getByRole('button', { name: 'Throw it away' }));
    const question = within(page.getByRole('dialog', { name: 'Throw it away?' }));
    await page.user.click(question.getByRole('button', { name: 'Keep it' }));
    page.getByText(/^Not saved/);
    await page.user.click(page.getByRole('button', { name: 'Throw it away' }));
    await page.user.click(question.getByRole('button', { name: 'Throw it away' }));
    await expect.poll(() => page.queryByText(/^Not saved/)).toBeNull();
    expect(document.activeElement).toBe(page.getByRole('heading', { level: 1 }));
  });

  it('are never shown to somebody else who uses the same browser', async () => {
    await newLearner({ relationships: [person('m1')] });
    server.offline = true;
    await log('1000');
    await expect.poll(() => stuck.value).toBe(true);
    const first = me.value;
    await newLearner({ relationships: [person('m1')] });
    expect(me.value?.id).not.toBe(first?.id);
    const home = render(<homePage.Component params={{}} />);
    expect(home.queryByText('On this device, to be sent')).toBeNull();
    await sendWaiting();
    expect(server.sent).toEqual([]);
  });
});
