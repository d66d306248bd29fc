import 'fake-indexeddb/auto';
import { expect, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { deskPage } from '../../../client/rooms/review/desk.page.tsx';
import type {
  CommentValue,
  Desk,
  DraftValue,
  ReadVersion,
} from '../../../client/rooms/review/review.types.ts';
import { senders } from '../../../client/shell/parts.ts';
import { hex } from '../../setup/hex.ts';
import { college } from '../business-case/kit.tsx';
import { pressesApart, render } from '../setup.ts';
import { arrive, rubric, template } from './kit.tsx';
import { claimBy, daysAgo, row, RUTH } from './queue-kit.tsx';

const AT = daysAgo(1);

/** Sections that are written; a page of all of them takes its time in a test. */
const WRITTEN = ['rationale', 'aims', 'costs-benefits'];

/** The finished case of the course as a version that was handed in; `words` are what some of its sections say instead. */
export function version(number: number, words: Readonly<Record<string, string>> = {}): ReadVersion {
  const { head, sections } = college();
  return {
    id: `v${number}`,
    number,
    at: AT,
    head: head as ReadVersion['head'],
    changes: [],
    sections: sections
      .filter(({ slug }) => WRITTEN.includes(slug))
      .map(({ slug, value }) => ({
        slug,
        value: words[slug] === undefined ? value : { ...value, text: text(words[slug]) },
        revision: 1,
        savedAt: AT,
      })),
  };
}

export const text = (...paragraphs: string[]) => ({
  type: 'doc' as const,
  content: paragraphs.map((words) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: words }],
  })),
});

export const comment = (
  value: Partial<CommentValue>,
  carried: number | null = null,
): Desk['comments'][number] => ({
  id: hex(),
  value: { anchor: { kind: 'case' }, kind: 'question', body: 'Who pays?', wording: null, ...value },
  revision: 1,
  by: RUTH,
  at: AT,
  carried,
});

interface Stored extends Partial<Omit<Desk, 'draft'>> {
  draft?: Partial<DraftValue>;
}

/** What was saved: drafts and comments as they were sent, and every other act by its address. */
export interface Sent {
  drafts: DraftValue[];
  comments: (CommentValue | null)[];
  acts: string[];
}

interface FakePhrase {
  kind: string;
  text: string;
}

export interface FakeServer {
  desk: Desk;
  sent: Sent;
  /** What people who decide have answered. */
  leaders: object[];
  /** The bank of sentences. */
  phrases: (FakePhrase & { id: string })[];
  /** What every save is refused with. */
  refuses: { status: number; code: string; [more: string]: unknown } | undefined;
}

let visit = 0;

export function serve({ draft = {}, ...stored }: Stored = {}): FakeServer {
  visit += 1;
  me.value = {
    id: `t${visit}`,
    tenant: 'north',
    role: 'trainer',
    run: { id: 'r', trainer: { en: '', es: '' } },
  } as Me;
  const review = row({ id: `r${visit}`, version: 1, state: 'claimed', claim: claimBy(RUTH, true) });
  const server: FakeServer = {
    desk: {
      lang: 'en',
      review,
      writes: true,
      version: version(1),
      template,
      rubric,
      notApplicable: [],
      draft: { value: { levels: {}, decision: null, words: '', ...draft }, revision: 0, savedAt: null },
      comments: [],
      other: null,
      before: null,
      ...stored,
    },
    sent: { drafts: [], comments: [], acts: [] },
    leaders: [],
    phrases: [],
    refuses: undefined,
  };
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => Promise.resolve(answer(server, path, init)));
  return server;
}

function answer(server: FakeServer, path: string, init?: RequestInit): Response {
  const { desk, sent, leaders, refuses } = server;
  if (path.includes('/phrases')) return bank(server, path, init);
  if (path.includes('/links/of/')) return Response.json({ links: leaders });
  if (init?.method === 'GET') return Response.json(desk);
  if (refuses) return Response.json({ error: refuses }, { status: refuses.status });
  const body = JSON.parse(String(init?.body ?? '{}')) as { revision: number; value?: unknown };
  const saved = { revision: body.revision + 1, savedAt: new Date().toISOString() };
  if (path.endsWith('/draft')) sent.drafts.push(body.value as DraftValue);
  else if (path.includes('/comments/')) sent.comments.push((body.value ?? null) as CommentValue | null);
  else sent.acts.push(path.replace(/^.*\//, ''));
  return Response.json(saved);
}

function bank(server: FakeServer, path: string, init?: RequestInit): Response {
  if (init?.method === 'GET') return Response.json({ phrases: server.phrases });
  const id = path.replace(/^.*\//, '');
  const others = server.phrases.filter((one) => one.id !== id);
  const kept = init?.method === 'PUT' ? { id, ...(JSON.parse(String(init.body)) as FakePhrase) } : undefined;
  server.phrases = kept ? [...others, kept] : others;
  return Response.json(kept ?? {});
}

/** The desk of a review, over that server. */
export async function open(server: FakeServer) {
  pressesApart();
  await arrive();
  await openOutbox(senders);
  refreshAll();
  const params = { review: server.desk.review.id };
  for (const data of deskPage.needs(params)) await data.refresh();
  const page = render(<deskPage.Component params={params} />);
  await page.findByRole('heading', { level: 1, name: server.desk.review.title });
  // What is on the device comes first: until it is looked through nothing is taken.
  await vi.waitFor(() => expect(page.place.querySelector('textarea[readonly]')).toBeNull());
  return page;
}
