import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { read, startMailServer, type MailServer } from '../setup/mail-server.ts';
import { askKit, textOf, type AskKit } from './hours-ask-kit.ts';
import { commandsOf } from './counting.ts';

/** The learner's side of a question to somebody without an account. */
let kit: AskKit;
let server: MailServer;
let entry: string;
beforeAll(async () => {
  server = await startMailServer();
  kit = await askKit({ SMTP_URL: server.url, MAIL_FROM: 'Re-entry <re-entry@example.org>' });
});
beforeEach(async () => {
  ({ entry } = await kit.log());
});

const list = async () => (await kit.call('GET', '')).body['asks'] as Record<string, unknown>[];

describe('a question to somebody else', () => {
  it('[N14] [S3.18] is made for a mentee, a co-ordinator or a colleague; its link is answered once and kept as a hash', async () => {
    for (const who of ['mentee', 'coordinator', 'colleague']) {
      const { link, secret } = await kit.ask({ entry }, who);
      expect(link).toBe(`${kit.tool.origin}/c/${secret}`);
      expect(Buffer.from(secret, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
      expect(JSON.stringify(await kit.rowOf())).not.toContain(secret);
      expect(JSON.stringify(kit.tool.logged)).not.toContain(secret);
    }
    expect((await list()).map(({ who }) => who)).toEqual(['colleague', 'coordinator', 'mentee']);
    expect((await kit.call('POST', '', { of: { entry }, who: 'learner' })).status).toBe(400);
  });

  it('takes the place of an open one to the same person about the same thing', async () => {
    const first = await kit.ask({ entry });
    const second = await kit.ask({ entry });
    expect((await kit.visit(`/c/${first.secret}`)).status).toBe(404);
    expect((await kit.visit(`/c/${second.secret}`)).status).toBe(200);
    expect(await list()).toMatchObject([{ id: second.ask.id }]);
  });

  it('is listed until it is answered or taken back, also when its days are over', async () => {
    const { ask } = await kit.ask({ entry });
    await kit.change({ $set: { 'asks.0.until': new Date(Date.now() - 1000) } });
    expect(await list()).toMatchObject([{ id: ask.id, lapsed: true, codeUntil: null }]);
    expect((await kit.call('POST', `/${ask.id}/code`)).body).toMatchObject({ error: { code: 'ask-over' } });
    for (const _twice of [1, 2]) expect((await kit.call('DELETE', `/${ask.id}`)).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  it('is taken back when its learner goes on under another entry, whose log takes the confirmed hours along', async () => {
    const { secret } = await kit.ask({ entry });
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const scope = { tenant: kit.tenants.moodle, run: kit.ines.me.run.id };
    const pair = { from: kit.ines.me.id, into: tom.me.id };
    const room = kit.tool.rooms.rooms.find(({ jobs }) => 'tallyHours' in jobs)!;
    await room.persons.join!(scope, pair);
    expect((await kit.visit(`/c/${secret}`)).status).toBe(404);
    const [asked] = (await kit.rowOf()).asks;
    expect(asked?.closed).toMatchObject({ how: 'revoked' });
    expect((await kit.rowOf(tom)).entries.map(({ id }) => id)).toContain(entry);
    expect((await kit.rowOf(tom)).asks).toEqual([]);
  });

  it('is about an entry of one’s own that is not void', async () => {
    expect((await kit.call('POST', '', { of: { entry: 'nothing' }, who: 'mentee' })).status).toBe(404);
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    expect((await kit.call('POST', '', { of: { entry }, who: 'mentee' }, tom)).status).toBe(404);
    await kit.change({ $set: { 'entries.0.voided': true } });
    const { status, body } = await kit.call('POST', '', { of: { entry }, who: 'mentee' });
    expect([status, body]).toMatchObject([409, { error: { code: 'ask-void' } }]);
  });

  it('costs a write and what it has to know, whoever writes to the log beside it', async () => {
    const commands = await commandsOf(kit.tool, () => kit.ask({ entry }));
    expect(commands.filter((name) => name === 'update')).toHaveLength(1);
    expect(commands.length).toBeLessThanOrEqual(5);
    const many = await Promise.all(
      (['mentee', 'coordinator', 'colleague'] as const).map((who) => kit.ask({ entry }, who)),
    );
    for (const { secret } of many) expect((await kit.visit(`/c/${secret}`)).status).toBe(200);
  });
});

describe('the mark of a learner’s browser', () => {
  it('[H10] is set by a launch already, for pages under /c alone; a trainer’s browser gets none', async () => {
    const marks = async (person: string) => {
      const page = await launchThrough(kit.lms, undefined, { site: 'moodle', person, link: 'Course' });
      return page.headers.getSetCookie().filter((line) => line.startsWith('__Secure-own'));
    };
    const [first = ''] = await marks('ines');
    expect(first).toMatch(/; Path=\/c; /);
    expect(first).not.toContain(kit.ines.me.id);
    const { secret } = await kit.ask({ entry });
    const seen = await kit.visit(`/c/${secret}`, { headers: { cookie: `x=1; ${first.split(';')[0]}` } });
    expect(seen.status).toBe(403);
    const [other = ''] = await marks('tom');
    const their = await kit.visit(`/c/${secret}`, { headers: { cookie: other.split(';')[0] ?? '' } });
    expect(their.status).toBe(200);
    expect(await marks('ruth')).toEqual([]);
  });
});

describe('a question that goes by mail', () => {
  const mail = (id: string, body: object) => kit.call('POST', `/${id}/mail`, body);

  it('[N14] arrives in its reader’s language with the link, nothing of the meeting, and the address is kept nowhere', async () => {
    const { ask, secret, link } = await kit.ask({ entry });
    const address = 'mentee.one@example.org';
    expect(await mail(ask.id, { secret, address, lang: 'es' })).toMatchObject({ status: 200 });
    const last = server.letters.at(-1);
    expect(last?.to).toEqual([address]);
    const { body } = read(last?.raw ?? '');
    expect(body).toContain(link);
    expect(body).toContain('Inés Calder te pide confirmar');
    // A boundary between the parts of a letter is made of chance, and may hold any two signs.
    const said = textOf(body.replace(/^--.*$/gm, '').split(link)[0] ?? '');
    // The last day of the link may be a 24th itself.
    const rest = said.replace(/hasta el \d+ de \w+/, '');
    expect(rest).not.toBe(said);
    for (const inside of ['M1', '24', '12:30', 'Revisión']) expect(rest).not.toContain(inside);
    expect(JSON.stringify(await kit.rowOf())).not.toContain(address);
    expect(JSON.stringify(kit.tool.logged)).not.toContain('mentee.one');
  });

  it('is as good as before when the mail was not taken, and says so', async () => {
    const { ask, secret } = await kit.ask({ entry });
    server.refuse('no such mailbox');
    const { status, body } = await mail(ask.id, { secret, address: 'gone@example.org', lang: 'en' });
    server.refuse(undefined);
    expect([status, body]).toMatchObject([502, { error: { code: 'mail-failed' } }]);
    expect((await kit.visit(`/c/${secret}`)).status).toBe(200);
    expect(JSON.stringify(kit.tool.logged)).not.toContain('gone@example.org');
  });

  it('goes to one address, by its own link, from whoever was shown it', async () => {
    const { ask, secret } = await kit.ask({ entry });
    const before = server.letters.length;
    for (const address of ['', 'a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', 'nobody'])
      expect((await mail(ask.id, { secret, address, lang: 'en' })).status, address).toBe(400);
    const other = 'A'.repeat(43);
    expect((await mail(ask.id, { secret: other, address: 'a@b.example', lang: 'en' })).status).toBe(404);
    expect(server.letters).toHaveLength(before);
  });
});

describe('how often', () => {
  it('[N14] figures are tried: ten wrong ones from an address, and right ones count for nothing', async () => {
    const strict = await askKit({ RATE_FACTOR: '1' });
    const ids = await strict.log();
    const { ask } = await strict.ask({ entry: ids.entry });
    const { figures } = (await strict.call('POST', `/${ask.id}/code`)).body as { figures: string };
    for (let turn = 0; turn < 4; turn += 1)
      expect((await strict.visit('/c', { form: { figures } })).status).toBe(200);
    const wrong = figures === '000000' ? '000001' : '000000';
    const tries = [];
    for (let turn = 0; turn < 11; turn += 1)
      tries.push(
        (await strict.visit('/c', { form: { figures: String(Number(wrong) + turn + 2).padStart(6, '9') } }))
          .status,
      );
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    const last = await strict.visit('/c', { form: { figures } });
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(textOf(last.page)).toContain('many tries in a short time. Wait 10 minutes');
  });

  it('[N14] the same six are tried: a dozen times, from however many addresses', async () => {
    const strict = await askKit({ RATE_FACTOR: '1', TRUST_PROXY: '1' });
    const ids = await strict.log();
    const { ask } = await strict.ask({ entry: ids.entry });
    const { figures } = (await strict.call('POST', `/${ask.id}/code`)).body as { figures: string };
    const tries: { status: number; page: string }[] = [];
    for (let turn = 0; turn < 13; turn += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${turn}` };
      tries.push(await strict.visit('/c', { headers, form: { figures } }));
    }
    expect(tries.map(({ status }) => status)).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    expect(textOf(tries.at(-1)?.page ?? '')).toContain('Wait 30 minutes');
  });

  it('letters are sent: as many in an hour as a month has meetings', async () => {
    const strict = await askKit({ RATE_FACTOR: '0.1', SMTP_URL: server.url, MAIL_FROM: 'r@example.org' });
    const ids = await strict.log();
    const { ask, secret } = await strict.ask({ entry: ids.entry });
    const body = { secret, address: 'a@b.example', lang: 'en' };
    const sent = [];
    for (let turn = 0; turn < 4; turn += 1)
      sent.push((await strict.call('POST', `/${ask.id}/mail`, body)).status);
    expect(sent).toEqual([200, 200, 200, 429]);
  });
});

describe('without a mail server', () => {
  it('the page is told that there is none, and nothing is sent', async () => {
    const plain = await askKit();
    const ids = await plain.log();
    const { ask, secret } = await plain.ask({ entry: ids.entry });
    expect((await plain.call('GET', '')).body['mail']).toBe(false);
    const body = { secret, address: 'a@b.example', lang: 'en' };
    expect((await plain.call('POST', `/${ask.id}/mail`, body)).body).toMatchObject({
      error: { code: 'mail-off' },
    });
  });
});
