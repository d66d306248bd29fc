import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { businessCase } from '../../../client/rooms/business-case/case.state.ts';
import { handIn } from '../../../client/rooms/business-case/hand-in.state.ts';
import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';

it('[B9] what is handed in is what this page shows: of what another device wrote since, the page is asked anew', async () => {
  let revision = 3;
  const sent: unknown[] = [];
  const savedAt = '2026-06-20T06:52:00.000Z';
  vi.stubGlobal('fetch', (address: unknown, init?: RequestInit) => {
    if (String(address).endsWith('/submit')) {
      sent.push(JSON.parse(String(init?.body)));
      return Promise.resolve(Response.json({ error: { code: 'conflict', ref: 'r' } }, { status: 409 }));
    }
    const context = { slug: 'context', value: { text: null, tables: {} }, savedAt, checkedAt: null };
    const head = { value: NEW_HEAD, revision: 2, savedAt };
    const template = { kinds: [], draftingOrder: [], sections: [{ slug: 'context' }] };
    return Promise.resolve(
      Response.json({ lang: 'en', template, head, sections: [{ ...context, revision }] }),
    );
  });
  await businessCase().refresh();
  revision = 4;
  await expect(handIn('w')).rejects.toMatchObject({ code: 'conflict' });
  expect(sent).toEqual([{ write: 'w', seen: { context: 3, head: 2 } }]);
  await expect.poll(() => businessCase().data.value?.sections[0]?.revision).toBe(4);
});
