import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { ReadNodes } from '../../../client/rooms/business-case/read-text.tsx';
import { SharePanel } from '../../../client/rooms/sharing/share-panel.tsx';
import { ownSharing, readersOfShared } from '../../../client/rooms/sharing/sharing.state.ts';
import type { OwnSharing, Thing } from '../../../client/rooms/sharing/sharing.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

const HOSTILE = '<img src=x onerror=alert(1)> M6 was told so by Marta Quiroga.';
const AT = '2026-06-12T10:00:00.000Z';

let sent: [string, string, unknown][];
let own: OwnSharing;
let refuses: { status: number; error: Record<string, unknown> } | undefined;

beforeEach(async () => {
  pressesApart();
  sent = [];
  own = { items: [], copies: [] };
  refuses = undefined;
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const { method = 'GET', body } = init ?? {};
    if (method !== 'GET') sent.push([method, url, body ? JSON.parse(String(body)) : undefined]);
    if (method !== 'GET' && refuses)
      return new Response(JSON.stringify({ error: refuses.error }), { status: refuses.status });
    return new Response(JSON.stringify(answerTo(method, url)), { status: 200 });
  });
  await needWords('core', 'core-problem', 'sharing', 'forms');
  await speak('en');
  ownSharing().invalidate();
  readersOfShared().invalidate();
  return () => void vi.restoreAllMocks();
});

function answerTo(method: string, url: string): unknown {
  if (method !== 'GET') return { id: 'a', at: AT };
  if (url.endsWith('/readers')) return { learners: 13, trainers: [{ name: 'Ruth Adeyemi', number: 2 }] };
  return own;
}

const draw = ({ content }: { content: unknown }) => (
  <ReadNodes nodes={[{ type: 'paragraph', content: [{ type: 'text', text: String(content) }] }]} />
);

async function open(thing: Thing = { kind: 'section', part: 'rationale' }, stands = true) {
  const placed = vi.fn<() => Promise<void>>(async () => undefined);
  const page = render(
    <main>
      <h1>Case</h1>
      <h2>Rationale</h2>
      <SharePanel
        thing={thing}
        title="Rationale"
        audiences={thing.kind === 'section' ? ['cohort', 'trainers'] : ['cohort']}
        found="/app/case/shared"
        stands={stands}
        draw={draw}
        flush={async () => true}
        look={async () => ({ revision: 7, texts: [HOSTILE], preview: draw({ content: HOSTILE }) })}
        placed={placed}
      />
    </main>,
  );
  await page.findByText('“Rationale” of others in your cohort');
  return { ...page, placed };
}

describe('[N19] [C2] sharing a section', () => {
  it('[C5] is looked at first, says who reads it and what looks like somebody, and is of the state that was looked at', async () => {
    const page = await open();
    await page.user.click(page.getByText('Share this section'));
    await page.user.click(page.getByRole('button', { name: 'Share it with your cohort…' }));
    await page.findByText(/^The 13 other learners of this course will read it/);
    page.getByText(/Ruth Adeyemi, who trains it, does not see it/);
    page.getByText('Marta Quiroga');
    page.getByText(HOSTILE);
    expect(document.querySelector('img')).toBeNull();
    expect(await axeFaults()).toEqual([]);
    expect(sent).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'Share it with 13 learners' }));
    await vi.waitFor(() =>
      expect(sent).toEqual([
        [
          'PUT',
          '/api/sharing/own/section/rationale',
          { write: expect.stringMatching(/^[0-9a-f]{32}$/), audience: 'cohort', revision: 7 },
        ],
      ]),
    );
  });

  it('with trainers is one press, and they are named before it', async () => {
    const page = await open();
    await page.user.click(page.getByText('Share this section'));
    await page.findByText(/^Ruth Adeyemi reads it on your page/);
    await page.user.click(page.getByRole('button', { name: 'Let my trainer read this section’s draft' }));
    await vi.waitFor(() => expect(sent[0]?.[2]).toMatchObject({ audience: 'trainers', revision: 7 }));
  });

  it('is taken back by a press', async () => {
    own = {
      items: [
        { id: 'x1', kind: 'section', part: 'rationale', audience: 'cohort', at: AT, stands: true, copies: 0 },
      ],
      copies: [],
    };
    const page = await open();
    await page.findByText('Shared with your cohort as it stood on 12 June 2026');
    await page.user.click(page.getByRole('button', { name: 'Take it back: Rationale' }));
    await vi.waitFor(() => expect(sent).toEqual([['DELETE', '/api/sharing/items/x1', undefined]]));
  });
});

describe('[S1.18] sharing a handbook', () => {
  it('offers an open licence, and nothing goes before it was ticked', async () => {
    const page = await open({ kind: 'document', part: 'handbook' });
    await page.user.click(page.getByText('Share it with your cohort'));
    expect(page.queryByRole('button', { name: /trainer/ })).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Share it with your cohort…' }));
    const go = await page.findByRole('button', { name: 'Share it with 13 learners' });
    await page.user.click(go);
    await page.findByText('Read it and tick it first; nothing is shared without it.');
    expect(sent).toEqual([]);
    await page.user.click(page.getByLabelText(/Creative Commons Attribution 4\.0/));
    await page.user.click(go);
    await vi.waitFor(() => expect(sent[0]?.[1]).toBe('/api/sharing/own/document/handbook'));
  });
});

describe('[N19] a copy of another’s', () => {
  const copy = (state: 'waiting' | 'placed') => ({
    id: 'c1',
    kind: 'section' as const,
    part: 'rationale',
    at: AT,
    state,
    credits: [{ author: { name: 'Inés Calder', number: 3 }, at: AT }],
  });

  it('waits with its credit, and goes below what stands by a press', async () => {
    own = { items: [], copies: [copy('waiting')] };
    const page = await open();
    await page.findByText('Adapted from “Rationale” by Inés Calder (version of 12 June 2026).');
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'Put it below what stands' }));
    await vi.waitFor(() => expect(page.placed).toHaveBeenCalled());
    expect(sent).toEqual([['PUT', '/api/sharing/copies/c1/placed', undefined]]);
  });

  it('keeps its credit while something of it stands, and says how much', async () => {
    own = { items: [], copies: [copy('placed')] };
    refuses = { status: 409, error: { code: 'still-standing', passages: 2, ref: 'r' } };
    const page = await open();
    await page.user.click(await page.findByText('About this credit'));
    await page.user.click(
      page.getByRole('button', { name: 'I have rewritten all of it: take the line off' }),
    );
    await page.findByText(/^2 passages of the copy still stand here word for word/);
  });
});
