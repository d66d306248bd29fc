import { beforeAll, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { businessCase } from '../../../client/rooms/business-case/case.state.ts';
import type { Template } from '../../../client/rooms/business-case/business-case.types.ts';
import { HandIn } from '../../../client/rooms/business-case/hand-in.tsx';
import { keptVersions } from '../../../client/rooms/business-case/hand-in.state.ts';
import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

beforeAll(() => needWords('core', 'case'));

const template = {
  kinds: [],
  draftingOrder: [],
  sections: [{ slug: 'risks', title: { en: 'Risks and responses', es: 'Riesgos y respuestas' } }],
} as unknown as Template;
const POINT = {
  id: 'p1',
  section: 'risks',
  text: 'Who holds the desk\non Mondays?',
  answeredIn: null,
};
const POINTS = [
  POINT,
  { ...POINT, id: 'p2', section: null, text: `${'Long '.repeat(40)}end.` },
  { ...POINT, id: 'p3', text: 'Answered already.' },
];

it('[B9] points that hold up the next version are named, each with the way to where it is answered', async () => {
  vi.stubGlobal('fetch', (address: unknown) => {
    const path = String(address);
    const refusal = { error: { code: 'points-open', ref: 'r', points: ['p1', 'p2'] } };
    if (path.endsWith('/submit')) return Promise.resolve(Response.json(refusal, { status: 400 }));
    if (path.endsWith('/points')) return Promise.resolve(Response.json({ points: POINTS }));
    if (path.includes('/versions')) return Promise.resolve(Response.json({ versions: [] }));
    const head = { value: NEW_HEAD, revision: 0, savedAt: null };
    return Promise.resolve(Response.json({ lang: 'en', template, head, sections: [] }));
  });
  for (const data of [businessCase(), keptVersions()]) await data.refresh();
  const page = render(<HandIn isWhole template={template} />);
  await page.user.click(page.getByRole('button', { name: 'Hand in version 1' }));
  await page.findByText(/^Each point on the version before needs an answer first/);
  const links = await page.findAllByRole('link');
  expect(links.map((one) => [one.textContent?.slice(0, 60), one.getAttribute('href')])).toEqual([
    ['Risks and responses: Who holds the desk on Mondays?', '/app/case/feedback?point=p1'],
    [expect.stringMatching(/^The whole case: Long Long/), '/app/case/feedback?point=p2'],
  ]);
  expect(links[1]?.textContent).toMatch(/ …$/);
  expect(await axeFaults()).toEqual([]);
});
