import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { type MailServer, read, startMailServer } from '../setup/mail-server.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** That a version was read, by mail: to whoever has typed an address, by day, and without a word of what was said. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HALF_DAY = DAY / 2;
const ADDRESS = 'tomasa.private@example.org';
const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
const HOSTILE = '<img src=x onerror=alert(1)> Only-in-the-course';

let mails: MailServer;
let kit: ReviewKit;
let ruth: Entered;
let tom: Entered;

/** A zone in which it is this hour now. */
function zoneAt(hour: number): string {
  const away = (hour - kit.tool.clock.now().getUTCHours() + 48) % 24;
  const east = away > 12 ? away - 24 : away;
  // Signs are the other way round there.
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

beforeAll(async () => {
  mails = await startMailServer();
  kit = await reviewKit({ SMTP_URL: mails.url, MAIL_FROM: 'Re-entry <course@example.org>' });
  ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  await kit.handIn(tom);
});
beforeEach(async () => {
  mails.letters.length = 0;
  await choose('en', 12);
});

async function choose(lang: string, hour: number, address: string | null = ADDRESS): Promise<void> {
  const body = { address, lang, zone: zoneAt(hour) };
  const said = await kit.tool.call('PUT', '/api/hours/reminders/mail', { token: tom.token, body });
  expect(said.status).toBe(200);
}
const post = (path: string, body: object) => kit.review('POST', path, ruth, body);

/** The newest version, judged and shown. */
async function release(): Promise<string> {
  const id = await kit.take(ruth, tom);
  const { body } = await kit.review('GET', `reviews/${id}`, ruth);
  const { revision } = body['draft'] as unknown as { revision: number };
  const value = { levels: LEVELS, decision: 'revise', words: HOSTILE };
  await kit.review('PUT', `reviews/${id}/draft`, ruth, { write: hex(), revision, value });
  expect((await post(`reviews/${id}/release`, { write: hex() })).status).toBe(200);
  return id;
}
/** The next version, released. */
const readAgain = async () => {
  await kit.handInAgain(tom, `Three colleges became one. ${hex()}`);
  return release();
};
/** Does what is due so much later. */
async function later(ms: number): Promise<void> {
  kit.tool.clock.forward(ms);
  await Promise.all([kit.tool.rooms.work.mailReleases(), kit.tool.rooms.work.mailReleases()]);
  while (await kit.tool.rooms.work.mailReleases());
  kit.tool.clock.forward(-ms);
}
const letters = () => mails.letters.map(({ raw }) => read(raw));

describe('the mail of a release', () => {
  it.each([
    ['en', 'There is feedback on your business case', 'Open Re-entry from your course'],
    ['es', 'Hay comentarios sobre tu caso de negocio', 'Abre Re-entry desde tu curso'],
  ])('[f1] says in %s that there is feedback, where, and no word of it', async (lang, subject, how) => {
    await choose(lang, 12);
    await readAgain();
    await later(11 * MINUTE);
    expect(mails.letters.map(({ to }) => to)).toEqual([[ADDRESS]]);
    const { headers, body } = letters()[0] ?? { headers: [], body: '' };
    expect(headers).toContain(`Subject: ${subject}`);
    expect(headers).toContain(`Content-Language: ${lang}`);
    expect(body).toContain(how);
    const { title } = (await kit.queue(ruth, 'released'))[0] ?? { title: '' };
    for (const word of ['Only-in', 'onerror', 'revise', 'Tom', 'Ruth', '75', title])
      expect(body).not.toContain(word);
    // Its link ends all mail, as that of a reminder does.
    const link = /https?:\/\/\S+\/r\/[\w.-]+/.exec(body)?.[0] ?? '';
    expect(headers).toContain(`List-Unsubscribe: <${link}>`);
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    const { body: own } = await kit.tool.call('GET', '/api/hours/reminders?zone=UTC', { token: tom.token });
    expect(own).toMatchObject({ mail: { address: null } });
    await later(DAY);
    expect(mails.letters).toHaveLength(1);
  });

  it('[P4] waits for the morning, and comes on no day on which the course rests', async () => {
    await choose('en', 22);
    await readAgain();
    await later(11 * MINUTE);
    expect(mails.letters).toHaveLength(0);
    const runs = kit.tool.database.connection.collection('runs');
    const day = (at: number) =>
      new Date(kit.tool.clock.now().getTime() + at * DAY).toISOString().slice(0, 10);
    const closures = [{ from: day(-1), to: day(2), why: 'Half-term' }];
    await runs.updateMany({}, { $set: { 'settings.closures': closures } });
    // What a process remembers of a run it remembers for a while.
    await later(DAY + HALF_DAY);
    expect(mails.letters).toHaveLength(0);
    await runs.updateMany({}, { $set: { 'settings.closures': [] } });
    await later(4 * DAY + HALF_DAY);
    expect(mails.letters).toHaveLength(1);
  });

  it('is not sent of what was taken back, opened, or read by somebody who wants no mail', async () => {
    const id = await readAgain();
    await post(`reviews/${id}/withdraw`, {});
    await later(11 * MINUTE);
    await release();
    const [version] = (await kit.review('GET', 'own', tom)).body['versions'] as unknown as {
      version: number;
    }[];
    await kit.review('PUT', `own/${version?.version}/opened`, tom);
    await later(11 * MINUTE);
    await choose('en', 12, null);
    await readAgain();
    await later(11 * MINUTE);
    await choose('en', 12);
    await later(DAY);
    expect(mails.letters).toHaveLength(0);
  });

  it('comes once a week of one version, however often it is released', async () => {
    const id = await readAgain();
    await later(11 * MINUTE);
    for (let time = 0; time < 3; time += 1) {
      await post(`reviews/${id}/withdraw`, {});
      await release();
      await later(11 * MINUTE);
    }
    expect(mails.letters).toHaveLength(1);
  });

  it('is tried again where the mail server does not take it, and not where there is no such address', async () => {
    await readAgain();
    mails.refuse('451 not now');
    await later(11 * MINUTE);
    mails.refuse(undefined);
    await later(30 * MINUTE);
    expect(mails.letters).toHaveLength(0);
    await later(75 * MINUTE);
    expect(mails.letters).toHaveLength(1);
    await readAgain();
    mails.refuseRecipients('5.1.1 no such mailbox');
    await later(11 * MINUTE);
    mails.refuseRecipients(undefined);
    const { body } = await kit.tool.call('GET', '/api/hours/reminders?zone=UTC', { token: tom.token });
    expect(body).toMatchObject({ mail: { address: null } });
    expect(kit.tool.logged.join('\n')).not.toContain(ADDRESS);
  });

  it('[f1] is no more than the product says by itself', async () => {
    await choose('en', 12, null);
    await readAgain();
    const [newest] = (await kit.review('GET', 'own', tom)).body['versions'] as unknown as object[];
    expect(newest).toMatchObject({ state: 'released', decision: 'revise', openedAt: null });
  });
});
