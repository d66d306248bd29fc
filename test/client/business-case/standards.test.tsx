import { beforeEach, expect, describe, it, vi } from 'vitest';
import { StandardsCheck } from '../../../client/rooms/business-case/standards.tsx';
import type { OpenedCase } from '../../../client/rooms/business-case/business-case.types.ts';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { senders } from '../../../client/shell/parts.ts';
import { realTemplate, sampleCase } from '../../unit/case-kit.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import 'fake-indexeddb/auto';

const template = realTemplate();
const whole = sampleCase();
const opened = {
  lang: 'en',
  template,
  head: {
    value: { ...whole.head, reasons: { 'training-support': 'It comes next year.' } },
    revision: 1,
    savedAt: null,
  },
  sections: whole.sections.map((one) => ({
    ...one,
    revision: 1,
    savedAt: '2026-06-26T10:00:00Z',
    checkedAt: null,
  })),
} as unknown as OpenedCase;

const saved: unknown[] = [];
beforeEach(async () => {
  me.value = { id: `p${saved.length}`, tenant: 'north', role: 'learner', lang: 'en' } as unknown as Me;
  await needWords('core', 'case', 'case-standards', 'saving');
  await openOutbox(senders);
  refreshAll();
  vi.stubGlobal('fetch', (_: unknown, init?: RequestInit) => {
    if (init?.method === 'PUT') {
      saved.push((JSON.parse(String(init.body)) as { value: unknown }).value);
      return Promise.resolve(Response.json({ revision: saved.length, savedAt: '2026-06-27T10:00:00Z' }));
    }
    const check = { value: { marks: {} }, revision: 0, savedAt: null };
    return Promise.resolve(Response.json({ standards: template.standards, check }));
  });
});

async function look() {
  const page = render(<StandardsCheck opened={opened} />);
  await page.findByRole('heading', { level: 1, name: 'Six standards for a mentoring programme' });
  await vi.waitFor(() => expect(page.place.querySelector('[inert]')).toBeNull());
  return page;
}

describe('[N9] [i7] the look through six standards', () => {
  it('says of each what the case has, with the way there, and why a section was left out', async () => {
    const page = await look();
    const briefing = page.getByRole('heading', { name: '2. Training and briefing' }).closest('li');
    const lines = [...(briefing?.querySelectorAll('.readings li') ?? [])].map((line) => line.textContent);
    expect(lines[0]).toContain('Left out');
    expect(lines[0]).toContain('It comes next year.');
    const [criteria] = page.getAllByRole('link', { name: 'Success criteria · table: Success criteria' });
    expect(criteria?.getAttribute('href')).toBe('/app/case/success-criteria');
    expect(criteria?.closest('li')?.textContent).toMatch(/^There.*5 rows$/);
    expect(await axeFaults()).toEqual([]);
  });

  it('adds up one’s own marks when all are given, beside the numbers of the award and with what they are not', async () => {
    const page = await look();
    page.getByText('0 of 6 marked. The sum stands here when you have marked all.');
    const marks = page.getAllByLabelText('How far it goes');
    for (const mark of marks) await page.user.selectOptions(mark, '70 %');
    await page.user.selectOptions(marks[0] as HTMLElement, '60 %');
    page.getByText('By your own marks: 68 % overall, 60 % in the lowest standard.');
    page.getByText(/^These are the numbers of the award, not an award\./);
    await page.user.type(page.getAllByLabelText(/^Your note/)[1] as HTMLElement, 'Next year');
    await vi.waitFor(
      () =>
        expect(saved.at(-1)).toMatchObject({
          marks: { purpose: { mark: 60 }, briefing: { mark: 70, note: 'Next year' } },
        }),
      { timeout: 8000 },
    );
  });
});
