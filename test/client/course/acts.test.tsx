import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { sendAll } from '../../../client/core/unsent.ts';
import { CarryIt } from '../../../client/rooms/course/act-form.tsx';
import { LastTimeInStep } from '../../../client/rooms/course/last-time.tsx';
import type { SlotProps } from '../../../client/shell/page.types.ts';
import { senders } from '../../../client/shell/parts.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

interface Sent {
  path: string;
  value: Record<string, unknown>;
  revision: number;
}

const ACT = {
  step: 'work',
  number: '1.9',
  title: 'At work',
  text: 'Ask before I advise',
  by: null,
  writtenAt: '2026-03-30T10:00:00.000Z',
  revision: 1,
  outcome: null,
  line: '',
  cameBackAt: null,
  answerRevision: 0,
};

let visit = 0;
let sent: Sent[];
let act: object | null;
/** The module in which it was written. What was asked once is known for the whole file, so each test has its own. */
let first: string;
const line = (number: number) => ({
  number,
  slug: `m${number}`,
  steps: [{ slug: 'work', type: 'hours-step', state: 'todo' }],
  state: 'doing',
});

/** A server that keeps the newest revision. */
function answerTo(path: string, init?: RequestInit): object {
  if (init?.method !== 'PUT') {
    if (path.startsWith('/api/course/acts-before/')) return { acts: act ? [{ ...act, module: first }] : [] };
    if (path.startsWith('/api/course/road-map'))
      return {
        now: '2026-04-01T10:00:00.000Z',
        startsOn: null,
        endsOn: null,
        modules: [1, 2, 3, 4, 5].map(line),
        acts: [],
        begun: [],
        others: [],
        held: {},
      };
    return { act: act && { ...act, module: first }, moduleEnds: '2099-01-25' };
  }
  const { value, revision } = JSON.parse(String(init.body)) as Omit<Sent, 'path'>;
  sent.push({ path, value, revision });
  return { revision: revision + 1, savedAt: '2026-04-01T10:00:00.000Z' };
}

beforeEach(async () => {
  visit += 1;
  sent = [];
  act = null;
  first = 'm1';
  me.value = {
    id: `q${visit}`,
    role: 'learner',
    run: { id: 'r', trainer: { en: '', es: '' } },
  } as unknown as Me;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    Promise.resolve(Response.json(answerTo(url, init))),
  );
  await needWords('course', 'course-way', 'core');
  await openOutbox(senders, sendAll);
});

const props = (number: string) =>
  ({
    step: { module: `m${number[0]}`, step: 'work', number, lang: 'en' },
  }) as unknown as SlotProps;

describe('[N4] in "Carry it to work"', () => {
  it('what one will do is written, and a day named with one press', async () => {
    const page = render(<CarryIt {...props('1.9')} />);
    const box = page.getByRole('textbox', { name: 'What will you do with this at work?' });
    await expect.poll(() => box.hasAttribute('readonly')).toBe(false);
    expect(page.queryByRole('radio')).toBeNull();
    await page.user.type(box, 'Ask first');
    await page.user.click(page.getByRole('radio', { name: /^End of the module, Sunday 25 January/ }));
    await page.user.tab();
    await expect
      .poll(() => sent.at(-1), { timeout: 10_000 })
      .toMatchObject({
        path: `/api/course/acts/${first}/work`,
        value: { text: 'Ask first', by: '2099-01-25' },
      });
    expect(await axeFaults()).toEqual([]);
  });

  it('what became of it stands below it', async () => {
    first = 'm5';
    act = { ...ACT, outcome: 'partly', line: 'She laughed', cameBackAt: '2026-04-01T10:00:00.000Z' };
    const page = render(<CarryIt {...props('5.9')} />);
    await page.findByText('She laughed', { selector: 'p' });
    expect(page.getAllByText('Partly').length).toBeGreaterThan(0);
  });
});

describe('[N4] the next module', () => {
  it('asks at its first step what happened, and at no other; it stays while it is answered', async () => {
    act = ACT;
    const page = render(<LastTimeInStep {...props('2.2')} />);
    expect(page.queryByRole('heading')).toBeNull();
    page.redraw(<LastTimeInStep {...props('2.1')} />);
    await page.findByRole('heading', { name: 'Last time you said you would' });
    page.getByText('Ask before I advise');
    page.getByRole('link', { name: 'Written at step 1.9, Monday 30 March' });
    const keep = page.getByRole('button', { name: 'Keep this' });
    expect(keep.hasAttribute('disabled')).toBe(true);
    await page.user.click(page.getByRole('radio', { name: 'Partly' }));
    await page.user.type(page.getByRole('textbox'), 'She laughed');
    expect(await axeFaults()).toEqual([]);
    await page.user.click(keep);
    expect(document.activeElement?.textContent).toBe('Kept. It stands on your road map.');
    await expect
      .poll(() => sent.at(-1), { timeout: 10_000 })
      .toMatchObject({
        path: `/api/course/acts/${first}/work/outcome`,
        value: { outcome: 'partly', line: 'She laughed' },
      });
  });

  it('can be told to leave it for now: nothing is sent, and it is not asked again in this visit', async () => {
    first = 'm3';
    act = ACT;
    const page = render(<LastTimeInStep {...props('4.1')} />);
    await page.user.click(await page.findByRole('button', { name: 'Skip for now' }));
    expect(document.activeElement?.textContent).toMatch(/^Skipped for now/);
    page.redraw(null);
    page.redraw(<LastTimeInStep {...props('4.1')} />);
    await new Promise((done) => setTimeout(done, 50));
    expect(page.queryByRole('heading')).toBeNull();
    expect(sent).toEqual([]);
  });
});
