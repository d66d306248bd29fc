import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { parse } from 'yaml';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { casePage } from '../../../client/rooms/business-case/case.page.tsx';
import { senders } from '../../../client/shell/parts.ts';
import { templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import { presentTemplate } from '../../../server/rooms/business-case/case.present.ts';
import { NEW_HEAD, type CaseHead } from '../../../server/rooms/business-case/head.rule.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case.types.ts';
import { render } from '../setup.ts';
import { sections } from './kit.tsx';

const FILE = 'course-content/advanced-mentoring/business-case/template.yaml';
const template = presentTemplate({ ...templateSchema.parse(parse(readFileSync(FILE, 'utf8'))), sections });

interface Stored {
  head?: Partial<CaseHead>;
  sections?: Record<string, SectionValue>;
}

/** One who has said what it will be. */
export const BEGUN: CaseHead = { ...NEW_HEAD, title: 'On Side', kind: 'create', taken: ['risks'] };
const SAVED_AT = '2026-06-20T06:52:00.000Z';
let visit = 0;

const WORDS = [
  'core',
  'case',
  'case-editor',
  'case-tables',
  'case-versions',
  'case-copies',
  'case-arrivals',
  'forms',
  'saving',
  'sharing',
] as const;

/** The page of a case, over a server that keeps it. `heads` are those that were saved. */
export async function openWorkspace(section: string | undefined, stored: Stored) {
  visit += 1;
  me.value = {
    id: `p${visit}`,
    tenant: 'north',
    role: 'learner',
    lang: 'en',
    run: { id: 'r', trainer: { en: '', es: '' } },
  } as unknown as Me;
  const { title, heads } = serve(stored);
  await needWords(...WORDS);
  await openOutbox(senders);
  refreshAll();
  const page = render(<casePage.Component params={section === undefined ? {} : { section }} />);
  await page.findByRole('heading', { level: 1, name: title || 'Your business case' });
  await vi.waitFor(() => {
    if (page.place.querySelector('.case')?.hasAttribute('inert')) throw new Error('not ready');
    if (!page.place.querySelector('.case-columns, .case-kinds')) throw new Error('not all of it is here');
  });
  return { ...page, heads };
}

function serve({ head = BEGUN, sections: written = {} }: Stored) {
  const heads: CaseHead[] = [];
  // What an address answered is known for the life of the page: each visit is newer than the one before it.
  const about = { revision: visit * 10, savedAt: SAVED_AT };
  let kept = { value: { ...NEW_HEAD, ...head }, ...about };
  const stored = Object.entries(written).map(([slug, value]) => ({ slug, value, ...about, checkedAt: null }));
  const put = (body: unknown) => {
    const { value } = JSON.parse(String(body)) as { value: CaseHead };
    heads.push(value);
    kept = { ...kept, value, revision: kept.revision + 1 };
    return { revision: kept.revision, savedAt: kept.savedAt };
  };
  const answer = (address: string, init?: RequestInit): unknown => {
    if (address.endsWith('/versions')) return { versions: [], more: false };
    if (address.endsWith('/sent-notes')) return { notes: [] };
    if (address.endsWith('/sharing')) return { items: [], copies: [] };
    if (address.endsWith('/review/peers')) return { asked: [], own: [] };
    if (init?.method !== 'PUT') return { lang: 'en', template, head: kept, sections: stored };
    if (address.endsWith('/head')) return put(init.body);
    throw new Error(`nobody writes there: ${address}`);
  };
  vi.stubGlobal('fetch', (address: unknown, init?: RequestInit) =>
    Promise.resolve(Response.json(answer(String(address), init))),
  );
  return { title: kept.value.title, heads };
}
