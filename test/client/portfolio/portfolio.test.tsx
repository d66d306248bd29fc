import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { Part } from '../../../client/rooms/portfolio/part.tsx';
import type { DocumentKind } from '../../../client/rooms/portfolio/portfolio.types.ts';
import { senders } from '../../../client/shell/parts.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const content = join(import.meta.dirname, '../../../course-content/advanced-mentoring');
const read = (file: string) => parse(readFileSync(join(content, file), 'utf8')) as unknown;
const offers: Record<string, unknown> = {
  'question-bank': read('question-bank.yaml'),
  'model-chooser': read('models.yaml'),
};

/** A server with one document of a kind. */
let kept: { value: never; revision: number };
let visit = 0;

beforeEach(async () => {
  visit += 1;
  kept = { value: null as never, revision: 0 };
  me.value = {
    id: `p${visit}`,
    role: 'learner',
    lang: 'en',
    run: { id: 'r', trainer: { en: '', es: '' } },
  } as unknown as Me;
  vi.stubGlobal('fetch', async (address: unknown, init?: RequestInit) => {
    const [, kind = ''] = /\/api\/portfolio\/([a-z-]+)/.exec(String(address)) ?? [];
    if (String(address).endsWith('/api/sharing')) return Response.json({ items: [], copies: [] });
    if (!kind) return Response.json({ documents: [] });
    if (init?.method === 'PUT') {
      const { value } = JSON.parse(String(init.body)) as { value: never };
      kept = { value, revision: kept.revision + 1 };
      return Response.json({
        revision: kept.revision,
        savedAt: '2026-04-01T10:00:00.000Z',
        completed: false,
      });
    }
    return Response.json({ document: { ...kept, savedAt: null }, offer: offers[kind] });
  });
  await needWords('portfolio', 'core');
  await openOutbox(senders);
});

async function opened(kind: DocumentKind, found: string | RegExp) {
  const page = render(<Part kind={kind} />);
  await page.findByText(found);
  return page;
}

// Data of an address is known for the life of the page, so each kind is opened once.
describe('a part of the portfolio', () => {
  it('[b3][S0.13] sorts own and taken questions by keyboard, strikes advice, and keeps the focus with what moved', async () => {
    const page = await opened('question-bank', '0 of 10 sorted.');
    await page.user.type(
      page.getByLabelText('A question in your own words'),
      'Have you tried a list?{Enter}',
    );
    await page.findByText('This begins like advice. Could the answer surprise you?');
    await page.user.click(page.getByRole('checkbox', { name: /^Strike out/ }));
    expect(page.queryByText(/^This begins like advice/)).toBeNull();
    await page.user.type(page.getByLabelText('What was wrong with it'), 'It held an answer');
    await page.findByText('0 of 10 sorted. 1 struck out.');
    await page.user.click(page.getByRole('button', { name: 'Take: What keeps it going?' }));
    await page.user.selectOptions(page.getByLabelText('Drawer of: What keeps it going?'), 'deepen');
    await page.findByText('1 of 10 sorted. 1 struck out.');
    const moved = page.getByLabelText('Drawer of: What keeps it going?');
    expect(document.activeElement).toBe(moved);
    expect(moved.closest('section')?.querySelector('h3')?.textContent).toContain('Deepen');
    await expect
      .poll(() => kept.value, { timeout: 5000 })
      .toMatchObject({
        questions: [
          { text: 'What keeps it going?', drawer: 'deepen', from: 'keeps-it-going', struck: null },
          { text: 'Have you tried a list?', drawer: null, from: null, struck: { why: 'It held an answer' } },
        ],
      });
    expect(await axeFaults()).toEqual([]);
  });

  it('places a sentence by two scales, says the picture in words, and names the empty corners', async () => {
    const page = await opened('style-map', /^Reading of/);
    const first = page.getByRole('group', { name: 'Sentence 1' });
    const box = page.getAllByLabelText(/^What you said/)[0]!;
    await page.user.type(box, 'Tell the office');
    for (const radio of first.querySelectorAll<HTMLInputElement>('input[value="1"]'))
      await page.user.click(radio);
    await page.findByText('directive, intellectual need: 1 sentence');
    page.getByText(/^Empty corners: .*non-directive, emotional need/);
    page.getByRole('img', { name: /sentence 1: directive and intellectual need/ });
    await page.user.selectOptions(page.getByLabelText('guardian'), 'leading-heart');
    expect(page.place.querySelector('.tag')?.textContent).toBe('guardian');
    await page.user.click(page.getByRole('button', { name: 'Another reading today' }));
    expect(page.getAllByText(/^Reading of/)).toHaveLength(2);
    expect(page.place.querySelectorAll('.earlier circle')).toHaveLength(1);
    expect(await axeFaults()).toEqual([]);
  });

  it('[N5][a9] compares three models at most, devises one, weighs, and keeps the reasons', async () => {
    const page = await opened('model-chooser', 'Up to three at a time.');
    for (const name of ['Peer', 'Circle', 'E-mentoring', 'Pal'])
      await page.user.click(page.getByRole('button', { name }));
    await page.findByText(/^Three at a time/);
    expect(page.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Question',
      'Peer',
      'Circle',
      'E-mentoring',
    ]);
    page.getByText('The course does not say. Ask it of your own place.');
    await page.user.click(page.getByRole('button', { name: 'Devise a model' }));
    await page.user.type(page.getByLabelText('Name'), 'On Side');
    await page.user.type(page.getByLabelText('Another criterion'), 'Time{Enter}');
    for (const option of ['Do nothing', 'On Side'])
      await page.user.type(page.getByLabelText('Another option'), `${option}{Enter}`);
    await page.user.selectOptions(page.getByLabelText('Weight of Time'), '5');
    await page.user.selectOptions(page.getByLabelText('On Side: Time'), '4');
    await page.user.selectOptions(page.getByLabelText('Do nothing: Time'), '1');
    await page.findByText('On Side comes first with 20 of 25; Do nothing second with 5.');
    page.getByText(/^Do nothing has a 0 or a 1 where the weight is 4 or 5: Time/);
    await page.user.click(page.getByRole('radio', { name: 'On Side' }));
    await page.user.type(page.getByLabelText('Why this one, and why not the runner-up'), 'It asks nobody');
    await expect
      .poll(() => kept.value as { reasons?: string } | null, { timeout: 5000 })
      .toMatchObject({ reasons: 'It asks nobody', compared: ['peer', 'circle', 'e-mentoring'] });
    expect(await axeFaults()).toEqual([]);
  });

  it('keeps the five lines of the charter and the level', async () => {
    const page = await opened('community-charter', 'Domain');
    await page.user.type(page.getByLabelText('Rhythm'), 'Six times a year');
    await page.user.click(page.getByRole('radio', { name: 'Listen' }));
    await expect
      .poll(() => kept.value, { timeout: 5000 })
      .toMatchObject({ rhythm: 'Six times a year', level: 'listen' });
    expect(await axeFaults()).toEqual([]);
  });
});
