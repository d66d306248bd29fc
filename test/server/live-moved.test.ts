import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { dateChanges } from '../../server/rooms/live/date-change.contract.ts';
import { read, startMailServer, type MailServer } from '../setup/mail-server.ts';
import { FISHBOWL, type Calendar } from './live-kit.ts';
import { action, meetingKit, type MeetingKit, type Mine } from './meeting-kit.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const PATH = `/sessions/${FISHBOWL.module}/${FISHBOWL.step}`;

/** A zone in which it is this hour now. */
function zoneAt(hour: number): string {
  const east = ((hour - kit.tool.clock.now().getUTCHours() + 36) % 24) - 12;
  // Signs are the other way round there.
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

type Changes = AnswerOf<typeof dateChanges>;

let mails: MailServer;
let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  mails = await startMailServer();
  kit = await meetingKit({ SMTP_URL: mails.url, MAIL_FROM: 'Re-entry <dates@example.org>' });
  const startsOn = new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10);
  const body = { startsOn, timeZone: 'UTC' };
  await kit.tool.call('PUT', '/api/people/calendar', { token: kit.who('ruth').token, body });
  set = await kit.formed();
});

const calendar = async () => (await kit.door<Calendar>('GET', '/calendar', 'ruth')).body;
const fishbowl = async () => (await calendar()).sessions.find(({ step }) => step === FISHBOWL.step);
/** So many days after the day that the rhythm gives. */
async function move(days: number, time = '15:00'): Promise<void> {
  const { revision } = await calendar();
  const planned = (await fishbowl())?.plannedOn ?? '';
  const day = new Date(Date.parse(planned) + days * DAY).toISOString().slice(0, 10);
  const said = { revision, at: { day, time }, link: null, language: null, far: true };
  await kit.door('PUT', PATH, 'ruth', said);
}
const moveMeeting = async (n: number, days: number) => {
  const own = (await kit.door<Mine>('GET', '/sets/mine', 'tom')).body.set;
  const at = new Date(Date.parse(own?.meetings[n - 1]?.at ?? '') + days * DAY).toISOString();
  await kit.door('PUT', `/sets/${set}/meetings/${n}`, 'ruth', { at, anyway: true });
  return { was: own?.meetings[n - 1]?.at, now: at };
};
const changes = async (name: string) => (await kit.door<Changes>('GET', '/date-changes', name)).body.changes;
const see = async (name: string) => {
  const newest = (await changes(name)).map(({ at }) => at).toSorted((one, other) => one.localeCompare(other));
  await kit.door('PUT', '/date-changes/seen', name, { until: newest.at(-1) });
};
const asks = (name: string, zone = zoneAt(12), lang = 'en') => {
  const body = { address: `${name}@example.org`, lang, zone };
  return kit.tool.call('PUT', '/api/hours/reminders/mail', { token: kit.who(name).token, body });
};
async function jobs(): Promise<void> {
  while (await kit.tool.rooms.work.tellMoved());
  while (await kit.tool.rooms.work.reminders());
}
async function later(ms: number): Promise<void> {
  await kit.later(ms);
  await jobs();
}
const lettersTo = (name: string) =>
  mails.letters.filter(({ to }) => to.includes(`${name}@example.org`)).map(({ raw }) => read(raw).body);

describe('a session that is moved', () => {
  it('[S2] is told to everybody with the date that it had, until they have seen it; two moves are one', async () => {
    const before = await fishbowl();
    await move(1);
    await move(2, '10:30');
    const shown = await changes('grace');
    expect(shown).toMatchObject([
      {
        of: { what: 'session', title: before?.title },
        was: before?.startsAt,
        now: (await fishbowl())?.startsAt,
      },
    ]);
    await see('grace');
    expect(await changes('grace')).toEqual([]);
    expect(await changes('tom')).toHaveLength(1);
    expect((await kit.door('GET', '/date-changes', 'ruth')).status).toBe(403);
    // Back where it was: nobody has to hear of it, but whoever has seen the other date.
    await kit.door('PUT', PATH, 'ruth', {
      revision: (await calendar()).revision,
      at: null,
      link: null,
      language: null,
    });
    expect(await changes('tom')).toEqual([]);
    expect(await changes('grace')).toMatchObject([{ now: before?.startsAt }]);
  });

  it('is told with all that follow the rhythm, where that is what was moved', async () => {
    await see('grace');
    const { revision } = await calendar();
    const rhythm = { weekday: 4, time: '17:30' };
    await kit.door('PUT', '/rhythm', 'ruth', { revision, rhythm, link: null, language: null });
    const from = { weekday: 3, time: '16:00' };
    expect(await changes('grace')).toMatchObject([{ of: { what: 'rhythm', from, to: rhythm } }]);
    for (const name of ['grace', 'tom']) await see(name);
  });
});

describe('whoever comes later', () => {
  it('hears of no move from before they came: neither of a session, nor of a meeting of the set they come into', async () => {
    const own = async () => {
      const { sessions } = (await kit.door<Calendar>('GET', '/calendar', 'other-1')).body;
      return sessions.find(({ step }) => step === FISHBOWL.step)?.moved;
    };
    await move(4);
    await moveMeeting(3, 1);
    const came = new Date(kit.tool.clock.now().getTime() + 1);
    const { connection } = kit.tool.database;
    const newcomer = kit.idOf('other-1');
    await connection.collection('enrolments').updateOne({ person: newcomer }, { $set: { joinedAt: came } });
    kit.tool.clock.forward(1000);
    await kit.door('PUT', `/sets/places/${newcomer}`, 'ruth', { to: set, reason: 'Came late' });
    expect([await changes('other-1'), await own()]).toEqual([[], null]);
    expect((await changes('tom')).length).toBeGreaterThan(0);
    kit.tool.clock.forward(1000);
    await move(5);
    await moveMeeting(3, 1);
    expect((await changes('other-1')).map(({ of }) => of.what)).toEqual(['session', 'meeting']);
    expect(await own()).not.toBeNull();
    await kit.door('PUT', `/sets/places/${newcomer}`, 'ruth', { to: null, reason: 'Goes on alone' });
  });
});

describe('mails', () => {
  beforeEach(async () => {
    for (const name of ['tom', 'neil', 'grace']) if ((await changes(name)).length > 0) await see(name);
    await later(DAY);
    mails.letters.length = 0;
  });

  it('[S2] [P4] one for two moves, ten minutes after the last; at night it waits for the morning', async () => {
    await asks('tom');
    await asks('neil', zoneAt(22), 'es');
    await move(1);
    await jobs();
    await move(2, '10:30');
    await later(9 * MINUTE);
    expect(mails.letters).toEqual([]);
    await later(2 * MINUTE);
    expect(lettersTo('tom')).toHaveLength(1);
    expect(lettersTo('tom')[0]).toMatch(/Moved: \d.* is now on .* It was to be on /s);
    expect(lettersTo('neil')).toEqual([]);
    await later(13 * 60 * MINUTE);
    expect(lettersTo('neil')).toHaveLength(1);
    expect(lettersTo('neil')[0]).toContain('Fecha cambiada:');
    await later(DAY);
    expect([lettersTo('tom').length, lettersTo('neil').length]).toEqual([1, 1]);
  });

  it('are for the members of a set where its meeting is moved, and say nothing to who has seen it', async () => {
    for (const name of ['tom', 'neil', 'grace']) await asks(name);
    const { was, now } = await moveMeeting(4, 1);
    expect(await changes('tom')).toMatchObject([{ of: { what: 'meeting', n: 4 }, was, now }]);
    await see('neil');
    await later(11 * MINUTE);
    expect([lettersTo('tom').length, lettersTo('neil').length, lettersTo('grace').length]).toEqual([1, 0, 0]);
    expect(lettersTo('tom')[0]).toContain('meeting 4 of your set');
  });
});

describe('[P4] reminders', () => {
  it('[S0.10] come the day before: of a meeting, a session and an action, of which no word is in the mail', async () => {
    await kit.opens(set);
    await kit.gathered(set);
    const { turn, presenter } = await kit.begun(set);
    const due = new Date(kit.tool.clock.now().getTime() + 8 * DAY).toISOString().slice(0, 10);
    const said = await kit.tap(set, presenter, action(turn, due));
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    await asks(presenter);
    mails.letters.length = 0;
    for (let day = 0; day < 15; day += 1) await later(DAY);
    const letters = lettersTo(presenter);
    expect(letters.filter((text) => text.includes('Your action of meeting 1 is due on'))).toHaveLength(1);
    expect(letters.filter((text) => /Meeting 2 of your set begins on/.test(text))).toHaveLength(1);
    expect(letters.join('\n')).not.toMatch(/good week looks like|West site/);
    expect(letters.filter((text) => /^- \d.* begins on/m.test(text)).length).toBeGreaterThanOrEqual(1);
  });
});
