import { beforeAll, describe, expect, it } from 'vitest';
import { read, startMailServer, type MailServer } from '../setup/mail-server.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { facts } from '../unit/hours-kit.ts';
import { entry, logKit, relationship, type LogKit } from './hours-log-kit.ts';

const DAY = 86_400_000;
const REMINDERS = '/api/hours/reminders';
const ADDRESS = 'tomasa.private@example.org';

/** A zone in which it is this hour now. */
function zoneAt(hour: number): string {
  const away = (hour - new Date().getUTCHours() + 48) % 24;
  const east = away > 12 ? away - 24 : away;
  // Signs are the other way round there.
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}
const NOON = zoneAt(12);
const NIGHT = zoneAt(22);

let mails: MailServer;
let kit: LogKit;
let tom: Entered;
beforeAll(async () => {
  mails = await startMailServer();
  kit = await logKit({ SMTP_URL: mails.url, MAIL_FROM: 'Re-entry <hours@example.org>' });
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  // Half the way, and 700 minutes done.
  const begun = new Date(Date.now() - 91 * DAY);
  const { connection } = kit.tool.database;
  await connection
    .collection('runs')
    .updateMany({}, { $set: { startsOn: begun.toISOString().slice(0, 10) } });
  await connection.collection('enrolments').updateMany({}, { $set: { joinedAt: begun } });
  await kit.keep(tom, {
    entries: Array.from({ length: 7 }, (_, at) =>
      entry(
        `e${at}`,
        facts(`2026-03-0${at + 1} 10:00`, 100, { relationship: null, kind: 'circle', participants: 4 }),
      ),
    ),
    relationships: [
      relationship('r9', 'M9', {
        startedAt: new Date(),
        agreement: { mentorAt: null, menteeAt: null, way: null },
        next: {
          at: new Date(Date.now() - 2 * DAY),
          endsAt: new Date(Date.now() - 2 * DAY + 3_600_000),
          zone: 'UTC',
          place: 'The quiet room',
          moved: 0,
        },
      }),
    ],
  });
});

interface Shown {
  reminders: { what: string; key: string; label: string | null }[];
  mail: { possible: boolean; address: string | null };
}
const shown = async (zone = NOON, who = tom) =>
  (await kit.tool.call('GET', `${REMINDERS}?zone=${encodeURIComponent(zone)}`, { token: who.token }))
    .body as Shown;
const whats = async (zone = NOON) => (await shown(zone)).reminders.map(({ what }) => what);
const choose = (address: string | null, zone = NOON) =>
  kit.tool.call('PUT', `${REMINDERS}/mail`, { token: tom.token, body: { address, lang: 'es', zone } });
/** Does what is due so many days later. */
async function later(days: number): Promise<void> {
  kit.tool.clock.forward(days * DAY);
  while (await kit.tool.rooms.work.reminders());
  kit.tool.clock.forward(-days * DAY);
}
/** Those of a log: others say when people meet. */
const ofLog = () => mails.letters.filter(({ raw }) => read(raw).body.includes('registro de horas'));
const stopLink = () =>
  /https?:\/\/\S+\/r\/[\w.-]+/.exec(read(mails.letters.at(-1)?.raw ?? '').body)?.[0] ?? '';

describe('reminders on the pages', () => {
  it('[P2][P4] are what is due, by day and by the clock of whoever looks; at night nothing', async () => {
    expect(await shown()).toEqual({
      reminders: [
        expect.objectContaining({ what: 'behind', key: 'pace behind' }),
        expect.objectContaining({ what: 'next-passed', label: 'M9' }),
      ],
      mail: { possible: true, address: null },
    });
    expect(await whats(NIGHT)).toEqual([]);
  });

  it('are put away one by one, and only for oneself', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    const body = { key: 'pace behind', zone: NOON };
    await kit.tool.call('POST', `${REMINDERS}/dismissed`, { token: farah.token, body });
    expect(await whats()).toEqual(['behind', 'next-passed']);
    const { reminders } = await shown();
    const key = reminders.find(({ what }) => what === 'next-passed')?.key;
    await kit.tool.call('POST', `${REMINDERS}/dismissed`, { token: tom.token, body: { key, zone: NOON } });
    expect(await whats()).toEqual(['behind']);
  });
});

describe('reminders by mail', () => {
  it('are one letter in the morning to the address that the learner typed, though two processes look', async () => {
    expect((await choose('not an address')).status).toBe(400);
    expect((await choose(ADDRESS)).body).toEqual({ address: ADDRESS });
    await later(0);
    expect(ofLog()).toEqual([]);
    kit.tool.clock.forward(DAY);
    await Promise.all([kit.tool.rooms.work.reminders(), kit.tool.rooms.work.reminders()]);
    kit.tool.clock.forward(-DAY);
    expect(ofLog().map(({ to }) => to)).toEqual([[ADDRESS]]);
    const { headers, body } = read(ofLog()[0]?.raw ?? '');
    expect(body).toContain('Tus horas van por detrás de un ritmo parejo');
    expect(body).not.toMatch(/quiet room|\bM9\b|Only-in/);
    const link = stopLink();
    expect(headers).toEqual(
      expect.arrayContaining([
        `List-Unsubscribe: <${link}>`,
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      ]),
    );
  });

  it('[P4] no second one within a week, and none on the same occasion after it', async () => {
    const before = ofLog().length;
    for (const day of [2, 3, 5, 7, 9, 12]) await later(day);
    expect(ofLog()).toHaveLength(before);
  });

  it('are stopped by one press without signing in; to look at the link changes nothing', async () => {
    const link = stopLink();
    for (let look = 0; look < 3; look += 1) {
      const page = await fetch(link, { headers: { 'accept-language': 'es' } });
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const text = await page.text();
      expect(text).toContain('<meta name="robots" content="noindex">');
      expect(text.match(/<button/g)).toHaveLength(1);
      expect(text).not.toContain(ADDRESS);
    }
    expect((await shown()).mail.address).toBe(ADDRESS);
    const press = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(link, press)).status).toBe(200);
    expect((await fetch(link, press)).status).toBe(200);
    expect((await shown()).mail.address).toBeNull();
    expect((await fetch(`${link.slice(0, -4)}AAAA`, press)).status).toBe(404);
  });

  it.each([
    ['has left', { status: 'left' }],
    ['goes on under another entry', { aside: 'joined' }],
    ['teaches now', { role: 'trainer' }],
  ])('are not sent to somebody who %s, and are again once they take part', async (_who, place) => {
    const { connection } = kit.tool.database;
    const before = ofLog().length;
    const put = (change: object) =>
      connection.collection('enrolments').updateOne({ person: tom.me.id }, { $set: change });
    await connection.collection('hoursReminders').updateMany({}, { $set: { mailed: [] } });
    await choose(ADDRESS);
    await put(place);
    await later(1);
    expect(ofLog()).toHaveLength(before);
    await put({ status: 'active', aside: null, role: 'learner' });
    await later(2);
    expect(ofLog()).toHaveLength(before + 1);
  });

  it('that the mail server refuses come an hour later, once', async () => {
    const before = ofLog().length;
    await kit.tool.database.connection.collection('hoursReminders').updateMany({}, { $set: { mailed: [] } });
    await choose(ADDRESS);
    mails.refuse('451 not now');
    await later(1);
    mails.refuse(undefined);
    await later(1);
    expect(ofLog()).toHaveLength(before);
    await later(1.05);
    await later(1.1);
    expect(ofLog()).toHaveLength(before + 1);
  });

  it('to an address that is not there stop, as its learner’s page says; one that may not be written to is tried again', async () => {
    const { connection } = kit.tool.database;
    for (const [said, address] of [
      ['5.7.1 relaying denied', ADDRESS],
      ['5.1.1 no such mailbox', null],
    ] as const) {
      await connection.collection('hoursReminders').updateMany({}, { $set: { mailed: [] } });
      await choose(ADDRESS);
      mails.refuseRecipients(said);
      await later(1);
      mails.refuseRecipients(undefined);
      expect((await shown()).mail.address, said).toBe(address);
    }
  });

  it('of a run whose course cannot be read wait for the next morning, and others’ do not wait for them', async () => {
    const { connection } = kit.tool.database;
    const before = ofLog().length;
    await connection.collection('hoursReminders').updateMany({}, { $set: { mailed: [] } });
    await choose(ADDRESS);
    const rows = connection.collection('hoursReminders');
    const row = await rows.findOne({ person: tom.me.id });
    const lost = { ...row, _id: 'lost' as never, run: 'a run that is not there', dueAt: new Date(1) };
    await rows.insertOne(lost);
    await later(1);
    expect(ofLog()).toHaveLength(before + 1);
    const left = await rows.findOne({ _id: 'lost' as never });
    expect(left?.['dueAt'].getTime()).toBeGreaterThan(kit.tool.clock.now().getTime() + DAY / 2);
    await rows.deleteOne({ _id: 'lost' as never });
  });

  it('leave neither the address nor a link in the log of the tool, and go with the person', async () => {
    const log = kit.tool.logged.join('\n');
    expect(log).not.toContain(ADDRESS);
    expect(log).not.toContain(stopLink().split('/').at(-1));
    const scope = { tenant: kit.tenants.moodle, run: tom.me.run.id };
    for (const room of kit.tool.rooms.rooms) await room.persons.erase(scope, tom.me.id);
    const rows = kit.tool.database.connection.collection('hoursReminders');
    expect(JSON.stringify(await rows.find({}).toArray())).not.toContain(ADDRESS);
  });
});
