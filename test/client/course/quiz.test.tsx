import 'fake-indexeddb/auto';
import { useRef } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import type { StepText } from '../../../client/rooms/course/course.types.ts';
import { useSlots } from '../../../client/rooms/course/step-slots.tsx';
import { me, type Me } from '../../../client/core/session.ts';
import { senders } from '../../../client/shell/parts.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const answer = (key: string, best = false) =>
  `<li><details class="sheet outline answer" data-answer="${key}"><summary><span>Answer ${key}</span></summary>` +
  `<div class="feedback${best ? ' yes' : ''}"><p class="verdict"><b>Verdict</b></p><p>Feedback ${key}</p></div></details></li>`;
const scene = (key: string, at: number) =>
  `<section class="scene" data-scene="${key}" aria-labelledby="scene-${key}"><h2 id="scene-${key}">Scene ${at} of 2</h2><p>What happens</p>` +
  `<ol class="answers" role="list">${answer(`${key}-warm`)}${answer(`${key}-best`, true)}${answer(`${key}-cold`)}</ol></section>`;
const html = scene('lift', 1) + scene('panel', 2);

let visit = 0;
let server: { tried: Record<string, string[]>; revision: number };
let sent: { tried: Record<string, string[]>; revision: number }[];
let away = false;

const answers = () => {
  const right = Object.values(server.tried).filter((list) => list.some((one) => one.endsWith('best'))).length;
  const doneAt = right === 2 ? '2026-03-04T10:00:00.000Z' : null;
  const tries = Object.values(server.tried).flat().length;
  return { ...server, right, total: 2, tries, doneAt, stepDone: doneAt !== null };
};

beforeEach(async () => {
  visit += 1;
  server = { tried: {}, revision: 0 };
  sent = [];
  away = false;
  me.value = { id: `p${visit}`, role: 'learner', run: { id: 'r' } } as unknown as Me;
  vi.stubGlobal('fetch', async (address: unknown, init?: RequestInit) => {
    if (away) throw new TypeError('no network');
    if (!String(address).includes('/api/course/quizzes/')) return new Response('{}', { status: 404 });
    if (init?.method === 'PUT') {
      const body = JSON.parse(String(init.body)) as typeof server;
      sent.push(body);
      server = { tried: body.tried, revision: server.revision + 1 };
    }
    return Response.json(answers());
  });
  await needWords('course', 'course-quiz', 'course-step', 'core');
  await openOutbox(senders);
});

const text = { html, number: '4.9', type: 'quiz', lang: 'en', visibility: 'result-trainer' } as StepText;

function Step() {
  const read = useRef<HTMLDivElement>(null);
  useSlots(read, text, { module: 'ethics', step: `check-${visit}` });
  return <div class="read" ref={read} dangerouslySetInnerHTML={{ __html: html }} />;
}

async function opened() {
  const page = render(<Step />);
  // The first one fetches the part and its words, which on a busy machine takes a while.
  await page.findByRole('heading', { name: 'How far you are' }, { timeout: 10_000 });
  const press = (name: string) => page.user.click(page.getByText(`Answer ${name}`));
  return { ...page, press };
}

describe('[a10] a quiz in its step', () => {
  it('shows what an answer costs when it is pressed, keeps what is right, and says how far one is', async () => {
    const page = await opened();
    page.getByText('0 of 2 right.');
    await page.press('lift-warm');
    expect(page.getByText('Answer lift-warm').closest('details')?.open).toBe(true);
    await page.findByText('Not this one. Choose again.');
    await page.press('lift-best');
    await page.findByText('1 of 2 right.');
    // Reading another answer of a scene that is right is no try.
    await page.press('lift-cold');
    await page.findByText('2 answers tried. You can try as often as you like.');
    await expect.poll(() => sent.at(-1)?.tried).toEqual({ lift: ['lift-warm', 'lift-best'] });
    expect(await axeFaults()).toEqual([]);
  });

  it('leads to the scenes that are left, and says so when all are right', async () => {
    const page = await opened();
    await page.press('panel-best');
    const [link] = await page.findAllByRole('link', { name: /Scene 1|scene 1/ });
    await page.user.click(link as HTMLElement);
    expect(document.activeElement?.textContent).toBe('Scene 1 of 2');
    await page.press('lift-best');
    await page.findByText('All 2 right');
    await expect.poll(() => sent.at(-1)?.tried).toEqual({ panel: ['panel-best'], lift: ['lift-best'] });
  });

  it('works without a network: it waits on the device, and what another device tried is added', async () => {
    server = { tried: { panel: ['panel-warm'] }, revision: 3 };
    away = true;
    const page = await opened();
    await page.press('lift-best');
    await page.findByText('1 of 2 right.');
    await page.findByText(/Kept on this device/);
    away = false;
    dispatchEvent(new Event('online'));
    await expect.poll(() => sent.length).toBeGreaterThan(0);
    await page.findByText('2 answers tried. You can try as often as you like.');
  });

  it('is where it was left at the next visit, from the device alone', async () => {
    const page = await opened();
    await page.press('lift-best');
    await page.findByText('1 of 2 right.');
    page.redraw(null);
    away = true;
    page.redraw(<Step />);
    await page.findByText('1 of 2 right.');
    expect(page.getByText('Answer lift-best').closest('details')?.open).toBe(true);
    expect(page.getByText('Answer lift-warm').closest('details')?.open).toBe(false);
  });
});
