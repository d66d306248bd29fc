import { useState } from 'preact/hooks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { SectionArrivals } from '../../../client/rooms/business-case/section-arrivals.tsx';
import { SendNote } from '../../../client/rooms/business-case/send-note.tsx';
import { sentNotes, type SentNote } from '../../../client/rooms/business-case/sent-notes.state.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case.types.ts';
import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { sections } from './kit.tsx';

beforeAll(() => needWords('core', 'saving', 'case-arrivals', 'case-notes'));

const BOX = { module: 'choose-or-devise', step: 'devise-your-own', box: 'note' };
const note = (more: Partial<SentNote> = {}): SentNote => ({
  ...BOX,
  section: 'risks',
  number: '6.3',
  title: 'Devising your own',
  question: null,
  text: 'Nobody is free in the same hour.',
  sentAt: '2026-06-20T06:52:00.000Z',
  state: 'waiting',
  newText: null,
  ...more,
});

/** A server that keeps notes; what was asked of it, in order. */
let visit = 0;
function serve(notes: SentNote[]) {
  visit += 1;
  me.value = {
    id: `a${visit}`,
    tenant: 'north',
    role: 'learner',
    lang: 'en',
    run: { id: 'r' },
  } as unknown as Me;
  const asked: string[] = [];
  let kept = notes;
  vi.stubGlobal('fetch', (address: unknown, init: RequestInit = {}) => {
    const path = String(address).replace(/^.*\/sent-notes/, '');
    const { method = 'GET' } = init;
    if (method !== 'GET') asked.push(`${method} ${path}`);
    if (method === 'DELETE') kept = [];
    const state = typeof init.body === 'string' ? (JSON.parse(init.body) as SentNote).state : undefined;
    if (state) kept = kept.map((one) => ({ ...one, state }));
    else if (method === 'PUT')
      kept = kept.map((one) => ({ ...one, text: one.newText ?? one.text, newText: null, state: 'waiting' }));
    if (method === 'GET' && path === '') return Promise.resolve(Response.json({ notes: kept }));
    if (method === 'GET') return Promise.resolve(Response.json(WHERE));
    return Promise.resolve(Response.json({ state: 'waiting' }));
  });
  return asked;
}

const WHERE = {
  sections: [
    { slug: 'model', title: { en: 'The mentoring model', es: 'El modelo' }, own: true },
    { slug: 'summary', title: { en: 'Summary', es: 'Resumen' }, own: false },
  ],
  sent: [{ box: 'note', section: 'summary', state: 'aside' }],
};

let stands: SectionValue;
function Risks() {
  const [value, setValue] = useState<SectionValue>(stands);
  stands = value;
  const section = { ...sections.find(({ slug }) => slug === 'risks')!, lists: [] };
  const whole = { head: NEW_HEAD, sections: [{ slug: 'risks', value }] };
  return <SectionArrivals section={section as never} whole={whole} write={(change) => setValue(change)} />;
}

const START: SectionValue = {
  text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mine.' }] }] },
  tables: { risks: [{ key: 'one', cells: { risk: 'Time' } }] },
};
async function openRisks(notes: SentNote[]) {
  stands = START;
  pressesApart();
  const asked = serve(notes);
  // What was answered before is known for the life of the page.
  await sentNotes().refresh();
  const page = render(<Risks />);
  await page.findByRole('heading', { name: /note|Notes/i });
  return { ...page, asked };
}
const PLACE = '/risks/choose-or-devise/devise-your-own/note';

describe('[N3] a note that was sent to a section', () => {
  it('waits beside the text with the step it comes from, and goes below it by a press; nothing that stands is touched', async () => {
    const page = await openRisks([note({ question: 'What could fail?' })]);
    page.getByText('A note waits to be placed');
    expect(page.getByRole('link', { name: /6\.3 Devising your own/ }).getAttribute('href')).toBe(
      '/app/course/choose-or-devise/devise-your-own',
    );
    page.getByText('What could fail?');
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'Add below the text' }));
    await page.findByText(/^Placed\. From here on/);
    expect(page.asked).toEqual([`PUT ${PLACE}/state`]);
    expect(JSON.stringify(stands.text)).toMatch(/"Mine\.".*"Nobody is free in the same hour\."/);
    expect(stands.tables).toBe(START.tables);
  });

  it('becomes a row where the table’s rows begin with words and it fits, and not where it is too long for one', async () => {
    const page = await openRisks([note(), note({ box: 'other', text: 'long '.repeat(80) })]);
    const rows = page.getAllByRole('button', { name: /^As a row: / });
    expect(rows).toHaveLength(1);
    await page.user.click(rows[0]!);
    await vi.waitFor(() => expect(stands.tables['risks']).toHaveLength(2));
    expect(stands.tables['risks']?.[0]).toEqual(START.tables['risks']?.[0]);
    expect(stands.tables['risks']?.[1]?.cells['risk']).toBe('Nobody is free in the same hour.');
    expect(stands.text).toBe(START.text);
  });

  it('places nothing when the press does not arrive', async () => {
    const page = await openRisks([note()]);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await page.user.click(page.getByRole('button', { name: 'Add below the text' }));
    await page.findByText(/No answer came/);
    expect(stands).toBe(START);
  });

  it('is put aside, waits again and is sent back; the focus goes to what was said of it', async () => {
    const page = await openRisks([note()]);
    await page.user.click(page.getByRole('button', { name: 'Put aside' }));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Put aside\. It is below/));
    await page.user.click(page.getByText('Placed or put aside (1)'));
    await page.user.click(page.getByRole('button', { name: 'Let it wait again' }));
    await page.findByText('A note waits to be placed');
    await page.user.click(page.getByRole('button', { name: 'Send back' }));
    await page.findByText('Sent back. It stands in the course as it was.');
    expect(page.asked).toEqual([`PUT ${PLACE}/state`, `PUT ${PLACE}/state`, `DELETE ${PLACE}`]);
    expect(stands).toBe(START);
  });

  it('says that the note has changed since, with what it says now, and takes that in when it is asked to', async () => {
    const page = await openRisks([note({ state: 'placed', newText: 'Two are free on Mondays.' })]);
    await page.user.click(page.getByText('Placed or put aside (1)'));
    page.getByText('The note has changed since you sent it. It says now:');
    page.getByText('Two are free on Mondays.');
    await page.user.click(page.getByRole('button', { name: 'Take the new words' }));
    await page.findByText('A note waits to be placed');
    expect(page.asked).toEqual([`PUT ${PLACE}`]);
    expect(stands).toBe(START);
  });
});

describe('[N3] [a8] under a private note', () => {
  const step = { ...BOX, number: '6.3', type: 'article', lang: 'en' as const, visibility: 'private' };

  it('one press offers the sections, that of the step first, and sends to the one that is chosen', async () => {
    pressesApart();
    const asked = serve([]);
    const page = render(<SendNote target="note" label="Your note" step={step} text={null} />);
    await page.user.click(page.getByRole('button', { name: 'Send to my business case' }));
    const box = await page.findByRole<HTMLSelectElement>('combobox', { name: 'Which section?' });
    expect(box.value).toBe('model');
    expect([...box.querySelectorAll('optgroup')].map(({ label }) => label)).toEqual([
      'What this step is about',
      'All other sections',
    ]);
    page.getByText('put aside');
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'Send' }));
    await page.findByText('Sent. It waits in the section; nothing there has changed.');
    expect(asked).toEqual(['PUT /model/choose-or-devise/devise-your-own/note']);
  });
});
