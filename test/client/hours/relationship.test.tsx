import { beforeEach, describe, expect, it, vi } from 'vitest';
import { relationshipPage } from '../../../client/rooms/hours/relationship.page.tsx';
import type { OpenedRelationship } from '../../../client/rooms/hours/relationship.state.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { arrive, openedOf, somebody, talk, type LogServer } from './kit.tsx';

let server: LogServer;

beforeEach(async () => {
  server = await arrive();
  return () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  };
});

const Page = relationshipPage.Component;

async function opens(opened: OpenedRelationship) {
  const { id } = server.add(opened).relationship;
  await server.bring(id);
  return { ...render(<Page params={{ relationship: id }} />), id };
}

const SIGNED = {
  mentorAt: '2026-01-29T11:00:00.000Z',
  menteeAt: null,
  way: null,
  askedUntil: null,
};

describe('the page about somebody who is mentored', () => {
  it('[C8] says beside every part who can read it, and has no faults for those who do not see it', async () => {
    const page = await opens(openedOf(somebody({ label: 'M2' })));
    await page.findByRole('heading', { level: 1, name: /Library, another building/ });
    for (const part of page.place.querySelectorAll('section'))
      expect(part.querySelector('.seen-by')?.textContent, part.outerHTML).toBeTruthy();
    expect(await axeFaults()).toEqual([]);
  });

  it('[S4.12] first aims stand beside the present ones where they have moved, and once where they have not', async () => {
    const aim = (objective: string) => ({ key: objective, objective, sign: 'I ask', by: '2026-04-30' });
    const page = await opens(
      openedOf(somebody(), {
        aims: { first: [aim('Better behaviour')], now: [aim('Not alone on Fridays')] },
      }),
    );
    const first = await page.findByRole('heading', { name: 'Aims at the start' });
    expect(first.parentElement?.textContent).toContain('Better behaviour');
    const now = page.getByRole('heading', { name: 'Aims now' });
    expect(now.parentElement?.textContent).toContain(
      'Not alone on Fridays Sign: I ask. By Thursday 30 April.',
    );
    page.redraw(null);
    const same = await opens(
      openedOf(somebody({ label: 'M3' }), { aims: { first: [aim('Stay')], now: [aim('Stay')] } }),
    );
    await same.findByRole('heading', { name: 'Aims' });
    expect(same.getAllByText('Stay')).toHaveLength(1);
  });

  it('the agreement waits for the mentee until the mentor says that it is signed on paper', async () => {
    const opened = openedOf(somebody({ label: 'M2', agreement: SIGNED }));
    server.after = ({ relationship }) => {
      relationship.agreement = { ...SIGNED, menteeAt: '2026-01-30T09:00:00.000Z', way: 'paper' };
    };
    const page = await opens(opened);
    await page.findByText('Signed by you, waiting for M2');
    await page.user.click(page.getByLabelText('M2 has signed it on paper'));
    await page.findByText('Signed by both, 30 January 2026, on paper');
    expect(server.sent).toEqual([
      { key: 'PUT /api/hours/relationships/ID/signed-on-paper', body: { signed: true } },
    ]);
  });

  it('[C3][S2.25] every meeting, call or run of messages leads to its record in one tap', async () => {
    const one = somebody();
    const entries = [
      talk(one.id, { kind: 'e-mentoring', channel: 'messages', state: 'queried' }),
      talk(one.id, { startedAt: '2026-03-05T16:10:00.000Z', endedAt: '2026-03-05T17:10:00.000Z' }),
    ];
    server.log = { ...server.log, entries };
    const record = { form: 'progress-record', subject: entries[1]!.id, state: 'finished' } as const;
    const page = await opens(
      openedOf(one, { papers: [{ ...record, savedAt: '2026-03-05T18:00:00.000Z' }], sessions: 2 }),
    );
    const rows = [...(await page.findByText('Thursday 5 March')).closest('ol')!.children];
    expect(rows.map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))).toEqual([
      '2Thursday 26 March 1 h 15, by messagesTime queried',
      '1Thursday 5 March 1 h, by videoDone',
    ]);
    expect(rows[0]!.querySelector('a')?.getAttribute('href')).toBe(
      `/app/hours/entries/${entries[0]!.id}/record`,
    );
  });

  it('a meeting is told by the clock that its entry was kept by, as the log tells it', async () => {
    vi.stubEnv('TZ', 'America/Bogota');
    const one = somebody();
    const late = talk(one.id, {
      startedAt: '2026-03-26T23:30:00.000Z',
      endedAt: '2026-03-27T00:30:00.000Z',
      zone: 'Asia/Tokyo',
    });
    server.log = { ...server.log, entries: [late] };
    const page = await opens(openedOf(one));
    await page.findByText('Friday 27 March');
  });

  it('[N15][C19] ends at once and without a reason, says that the hours stay, and takes it back', async () => {
    const one = somebody({ label: 'M2' });
    server.log = { ...server.log, entries: [talk(one.id)] };
    server.after = ({ relationship }, key) => {
      if (!key.endsWith('/ending')) return;
      const undo = server.sent.at(-1)?.body['undo'] === true;
      Object.assign(relationship, {
        endedAt: undo ? null : new Date().toISOString(),
        ending: undo ? null : 'no-fault',
      });
    };
    const page = await opens(openedOf(one));
    await page.user.click(await page.findByRole('button', { name: 'End it now, without a reason' }));
    const dialog = page.getByRole('dialog', { name: 'End with M2?' });
    expect(dialog.textContent?.replaceAll('\u00a0', ' ')).toContain('Your 1 h 15 stay. No reason is asked');
    expect(dialog.querySelector('input, textarea, select')).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'End today' }));
    await page.findByText('Ended with M2. Your hours stay.');
    page.getByText(/^Ended on .*, without a reason and without blame/);
    expect(page.queryByRole('link', { name: 'Log a session' })).toBeNull();
    await page.user.click(page.getAllByRole('button', { name: 'Undo' })[0]!);
    await page.findByRole('button', { name: 'End it now, without a reason' });
    expect(server.sent.map(({ body }) => body)).toEqual([{ undo: false }, { undo: true }]);
  });

  it('[N16] asks again how two are connected once they look back, and takes "still so" in one press', async () => {
    const page = await opens(
      openedOf(somebody(), { nudges: [{ rule: 'N16', weight: 'nudge', what: 'connection' }], sessions: 3 }),
    );
    await page.findByText('Has a job changed since you began?');
    await page.user.click(page.getByRole('button', { name: 'Still so' }));
    await vi.waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]).toMatchObject({
      key: 'PUT /api/hours/relationships/ID',
      body: { connection: 'no-shared-line' },
    });
  });

  it('a review that is due can wait, and a seventh session asks for a renewed purpose', async () => {
    const page = await opens(
      openedOf(somebody(), {
        nudges: [
          { rule: 'R5', weight: 'nudge', what: 'midpoint' },
          { rule: 'R6', weight: 'nudge', what: 'quiet' },
        ],
        sessions: 4,
      }),
    );
    await page.findByText('A mid-point review is due.');
    page.getByText('Six weeks without contact. A message, or a kind ending?');
    await page.user.click(page.getAllByRole('button', { name: 'Not now' })[0]!);
    expect(page.queryByText('A mid-point review is due.')).toBeNull();
    page.redraw(null);
    const seventh = await opens(
      openedOf(somebody({ label: 'M2' }), {
        nudges: [{ rule: 'R5', weight: 'warn', what: 'renew' }],
        sessions: 7,
      }),
    );
    await seventh.findByText('One more session asks for a renewed purpose.');
    await seventh.user.click(seventh.getByRole('button', { name: 'We have agreed a new purpose' }));
    await vi.waitFor(() => expect(server.sent.at(-1)?.body).toEqual({ state: 'renewed' }));
  });

  it('nobody is reminded while two pause, and the page says at its top that they do', async () => {
    const one = somebody({ pausedAt: '2026-03-30T09:00:00.000Z' });
    const page = await opens(openedOf(one, { nudges: [{ rule: 'R5', what: 'midpoint', weight: 'nudge' }] }));
    await page.findByText('Paused');
    expect(page.queryByText(/review is due/)).toBeNull();
  });

  it('[S4.16] the set-up checklist knows what was written, and keeps own ticks on the device', async () => {
    const page = await opens(openedOf(somebody({ agreement: SIGNED })));
    await page.user.click(await page.findByText('Set-up checklist: 1 of 9'));
    await page.user.click(page.getByLabelText('We meet in a neutral, private space'));
    await page.findByText('Set-up checklist: 2 of 9');
    expect(server.sent).toEqual([]);
  });

  it('[S4.10][S3.21][S4.14] offers texts to copy for a mentee, a manager, and what a mentee tells theirs', async () => {
    const copied: string[] = [];
    const page = await opens(openedOf(somebody({ sessionsPlanned: 5 })));
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    const titles = [
      'For a mentee, before the first talk',
      'For a manager, about the time',
      'What a mentee chooses to tell their manager',
    ];
    for (const title of titles) {
      await page.user.click(await page.findByText(title));
      await page.user.click(page.getByRole('button', { name: `Copy: ${title}` }));
    }
    expect(copied[0]?.match(/•/g)).toHaveLength(11);
    expect(copied[1]).toContain('We plan 5 sessions.');
    expect(copied[2]).toContain('My next steps:');
  });

  it('the ways out of a hard moment show whom to turn to, and have no box for details', async () => {
    const page = await opens(openedOf(somebody({ label: 'M2' })));
    const worried = (await page.findByText('I am worried about somebody')).closest('details')!;
    const stuck = page.getByText('I am stuck').closest('details')!;
    for (const way of [worried, stuck]) {
      await page.user.click(way.querySelector('summary')!);
      await vi.waitFor(() => expect(way.textContent).toContain('Safeguarding'));
      expect(way.querySelector('input, textarea, select')).toBeNull();
    }
  });

  it('[S4.11] each side has a log: one’s own about this person, the other’s on paper', async () => {
    const page = await opens(openedOf(somebody()));
    const write = await page.findByRole('link', { name: 'Write in your log' });
    expect(write.getAttribute('href')).toMatch(
      new RegExp(`^/app/forms/mentor-log/plain/[0-9a-f]{32}\\?relationship=${page.id}$`),
    );
    page.getByRole('link', { name: "Print the mentee's log" });
  });
});
