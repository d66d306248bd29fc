import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openedForm } from '../../../client/rooms/forms/forms.state.ts';
import { formPage } from '../../../client/rooms/forms/form.page.tsx';
import { PaperInStep } from '../../../client/rooms/hours/paper-in-step.tsx';
import { paperPage, recordPage } from '../../../client/rooms/hours/paper.page.tsx';
import type { SlotProps } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { arrive, blankForm, openedOf, somebody, talk, type LogServer } from './kit.tsx';

let server: LogServer;

beforeEach(async () => {
  server = await arrive();
});

const PaperPage = paperPage.Component;
const RecordPage = recordPage.Component;
const FormPage = formPage.Component;
const aim = (objective: string) => ({ key: objective, objective, sign: '', by: null });

describe('papers of a relationship', () => {
  it('[S4.12][N16] the mid-point review stands below the first aims and the present ones, and asks after the jobs', async () => {
    server.forms.set(
      'midpoint-review',
      blankForm('midpoint-review', { relationship: 'M2', sessions_so_far: 4 }),
    );
    const { id } = server.add(
      openedOf(somebody({ label: 'M2' }), {
        aims: { first: [aim('Better behaviour')], now: [aim('Not alone on Fridays')] },
      }),
    ).relationship;
    await server.bring(id);
    const page = render(<PaperPage params={{ relationship: id, paper: 'midpoint' }} />);
    await page.findByRole('heading', { level: 1, name: /^Mid-point review M2$/ });
    page.getByText('Better behaviour');
    page.getByText('Not alone on Fridays');
    page.getByText(/^How you are connected: No management line in common/);
    expect(page.place.querySelector('[data-field=relationship]')).toBeNull();
    expect(page.getByRole('link', { name: 'M2' }).getAttribute('href')).toBe(
      `/app/hours/relationships/${id}`,
    );
    await page.user.click(page.getByRole('button', { name: 'Change it' }));
    await page.findByText('How are you two connected at work?');
    expect(await axeFaults()).toEqual([]);
  });

  it('the agreement says below it that the mentee is waited for, and takes their signature on paper', async () => {
    const agreement = { mentorAt: '2026-01-29T11:00:00.000Z', menteeAt: null, way: null, askedUntil: null };
    server.forms.set('mentoring-agreement', blankForm('mentoring-agreement', { mentee_label: 'M2' }));
    const { id } = server.add(openedOf(somebody({ label: 'M2', agreement }))).relationship;
    await server.bring(id);
    const page = render(<PaperPage params={{ relationship: id, paper: 'agreement' }} />);
    await page.findByText('Signed by you, waiting for M2');
    await page.user.click(page.getByLabelText('M2 has signed it on paper'));
    await vi.waitFor(() =>
      expect(server.sent).toEqual([
        { key: 'PUT /api/hours/relationships/ID/signed-on-paper', body: { signed: true } },
      ]),
    );
  });

  it('[S2.24][S2.25] a record of a run of messages takes its day and channel from the entry, and asks everything else', async () => {
    const one = server.add(openedOf(somebody({ label: 'M2' }))).relationship;
    const entry = talk(one.id, { kind: 'e-mentoring', channel: 'messages' });
    server.log = { ...server.log, entries: [entry] };
    const known = { relationship: 'M2', held_on: '2026-03-26', channel: 'messages', hours_entry: null };
    server.forms.set('progress-record', blankForm('progress-record', known));
    await server.bring();
    const page = render(<RecordPage params={{ entry: entry.id }} />);
    await page.findByText(/Day, time and channel come from the entry\.$/);
    const asked = [...page.place.querySelectorAll('.form-field')].map((one) =>
      one.getAttribute('data-field'),
    );
    expect(asked).toEqual([
      'topics',
      'objective_links',
      'conclusions',
      'mentor_actions',
      'mentee_actions',
      'went_well',
      'next_time',
      'next_date',
      'next_agenda',
    ]);
    expect(page.getByRole('link', { name: 'To the entry' }).getAttribute('href')).toBe(
      `/app/hours/entries/${entry.id}`,
    );
  });

  it('an entry of the log that is begun from somebody’s page is about them', async () => {
    const one = server.add(openedOf(somebody({ label: 'M2' }))).relationship;
    const label = { en: 'M2', es: 'M2' };
    server.forms.set('mentor-log', {
      ...blankForm('mentor-log'),
      sources: { relationships: [{ key: one.id, label }] },
    });
    const name = { form: 'mentor-log', variant: 'plain', subject: one.id };
    await openedForm(name).refresh();
    const page = render(<FormPage params={{ ...name, relationship: one.id }} />);
    const box = (await page.findByLabelText(/^Relationship/)) as HTMLSelectElement;
    expect(box.selectedOptions[0]?.textContent).toBe('M2');
  });
});

describe('a step that asks for a paper', () => {
  const props = (form: string): SlotProps => ({
    target: `FORM:${form}`,
    label: 'Open the agreement',
    step: { module: 'm', step: 's', number: '1.9', type: 'practice', lang: 'en', visibility: 'private' },
    text: null,
  });

  it('leads to adding somebody, to the one there is, or to choosing one', async () => {
    await server.bring();
    const page = render(<PaperInStep {...props('mentoring-agreement')} />);
    const add = await page.findByRole('link', { name: 'Add somebody to mentor' });
    expect(add.getAttribute('href')).toBe('/app/hours/relationships/new');
    const first = server.add(openedOf(somebody({ label: 'M1' }))).relationship;
    server.add(openedOf(somebody({ label: 'M9', endedAt: '2026-03-01T10:00:00.000Z' })));
    await server.bring();
    const only = await page.findByRole('link', { name: 'Open the agreement M1' });
    expect(only.getAttribute('href')).toBe(`/app/hours/relationships/${first.id}/agreement`);
    expect(page.queryByText('With whom?')).toBeNull();
    server.add(openedOf(somebody({ label: 'M2' })));
    await server.bring();
    await page.findByText('With whom?');
    expect(page.getAllByRole('link')).toHaveLength(2);
    expect(await axeFaults()).toEqual([]);
  });

  it('[C3] the record of a step belongs to a talk that was logged', async () => {
    const one = server.add(openedOf(somebody({ label: 'M1' }))).relationship;
    await server.bring();
    const page = render(<PaperInStep {...props('progress-record')} />);
    await page.findByText(/^A record belongs to a meeting/);
    const entry = talk(one.id);
    server.log = { ...server.log, entries: [entry] };
    await server.bring();
    const link = await page.findByRole('link', { name: /Thursday 26 March M1$/ });
    expect(link.getAttribute('href')).toBe(`/app/hours/entries/${entry.id}/record`);
  });
});
