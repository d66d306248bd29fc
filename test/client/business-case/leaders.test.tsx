import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { OpenedCase } from '../../../client/rooms/business-case/business-case.types.ts';
import { ShowToLeaders } from '../../../client/rooms/business-case/leaders.tsx';
import { type LeaderLink, leaderLinks } from '../../../client/rooms/business-case/leaders.state.ts';
import { keptVersions } from '../../../client/rooms/business-case/hand-in.state.ts';
import { templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import { presentTemplate } from '../../../server/rooms/business-case/case.present.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { college, sections } from './kit.tsx';

const FILE = 'course-content/advanced-mentoring/business-case/template.yaml';
const template = presentTemplate({ ...templateSchema.parse(parse(readFileSync(FILE, 'utf8'))), sections });
const AT = '2026-06-26T10:00:00.000Z';
const LINK = 'https://tool.example/l/secret';

interface Asked {
  method: string;
  path: string;
  body: unknown;
}
let asked: Asked[];
let links: LeaderLink[];
let handedIn: boolean;

const link = (more: Partial<LeaderLink> = {}): LeaderLink => ({
  id: 'l1',
  number: 1,
  sections: ['summary'],
  reader: 'Vice-principal',
  madeAt: AT,
  until: '2026-07-24T10:00:00.000Z',
  state: 'open',
  closedAt: null,
  answer: null,
  sharedAt: null,
  ...more,
});

beforeEach(async () => {
  pressesApart();
  [asked, links, handedIn] = [[], [], true];
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    const path = url.replace(/^\/api\/business-case/, '');
    asked.push({ method, path, body: body === undefined ? null : JSON.parse(body as string) });
    if (path.startsWith('/versions')) {
      const kept = college().sections.map(({ slug }) => ({ slug, revision: 1, savedAt: AT }));
      const version = { id: 'v1', made: 'submitted', number: 1, name: '', at: AT, sections: kept };
      return Response.json({ versions: handedIn ? [version] : [], more: false });
    }
    if (method === 'GET') return Response.json({ links });
    if (method === 'POST') links = [link()];
    return Response.json(
      { POST: { made: link(), link: LINK }, DELETE: { withdrawn: true } }[method] ?? { sharedAt: AT },
    );
  });
  await needWords('core', 'case', 'case-leaders', 'case-versions');
  await speak('en');
  leaderLinks().invalidate();
  keptVersions().invalidate();
  return () => void vi.restoreAllMocks();
});

const page = () => render(<ShowToLeaders opened={{ template, sections: [] } as unknown as OpenedCase} />);
const sent = (method: string) => asked.filter((one) => one.method === method);

describe('[N10] a version before somebody who decides', () => {
  it('is shown by a link that stands there once, of what its writer ticked; what judges people is not ticked', async () => {
    const { findByRole, findByDisplayValue, getByRole, user } = page();
    const risks = (await findByRole('checkbox', { name: /Risks/ })) as HTMLInputElement;
    expect(risks.checked).toBe(false);
    await user.type(getByRole('textbox', { name: 'For whom' }), 'Vice-principal');
    await user.click(getByRole('checkbox', { name: 'Organisational context' }));
    await user.click(getByRole('button', { name: 'Make the link' }));
    await findByDisplayValue(LINK);
    const [{ body } = { body: {} }] = sent('POST');
    expect(body).toMatchObject({ version: 'v1', reader: 'Vice-principal' });
    const { sections: shown } = body as { sections: string[] };
    expect(shown).toContain('summary');
    for (const slug of ['risks', 'stakeholders', 'context']) expect(shown).not.toContain(slug);
    expect(await axeFaults()).toEqual([]);
  });

  it('waits for a version that was handed in', async () => {
    handedIn = false;
    const { findByText, queryByRole } = page();
    await findByText(/there is none yet/);
    expect(queryByRole('button', { name: 'Make the link' })).toBeNull();
  });

  it('is taken back by a press', async () => {
    links = [link()];
    const { findByRole, user } = page();
    await user.click(await findByRole('button', { name: 'Take the link back' }));
    expect(sent('DELETE').map(({ path }) => path)).toEqual(['/links/l1']);
  });

  it('says what came back, and trainers read it when its learner ticks that', async () => {
    const answer = [
      { label: 'What is your view today?', lines: ['Yes, with changes'], table: [] },
      {
        label: 'What must change before you could support it?',
        lines: [],
        table: [
          ['The point', 'In which section', 'How much it matters'],
          ['Show cash apart.', 'Costs', 'It must change'],
        ],
      },
    ];
    links = [link({ state: 'sent', closedAt: AT, answer })];
    const { findByText, getByRole, getByText, user } = page();
    await user.click(await findByText('Read the answer'));
    getByText('Yes, with changes');
    getByText('Show cash apart.');
    await user.click(getByRole('checkbox', { name: 'My trainers may read this answer' }));
    expect(sent('PUT')).toEqual([{ method: 'PUT', path: '/links/l1/shared', body: { shared: true } }]);
  });
});
