import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askKit, textOf, type AskKit, type Asked } from './hours-ask-kit.ts';
import { commandsOf } from './counting.ts';
import { SECRETS } from './hours-rows.ts';

/** What somebody without an account sees and may do. */
let kit: AskKit;
let entry: string;
let asked: Asked;
beforeAll(async () => {
  kit = await askKit();
});
beforeEach(async () => {
  ({ entry } = await kit.log());
  asked = await kit.ask({ entry });
});

const path = () => `/c/${asked.secret}`;
const eventsOf = async () => (await kit.rowOf()).entries[0]?.events ?? [];

describe('the page behind a link', () => {
  it('[N14] [C4] shows who asks, day, times, length, kind and label, needs no account, and shows nothing else of the entry', async () => {
    const { status, page } = await kit.visit(path());
    expect(status).toBe(200);
    const facts = [...page.matchAll(/<dt>(.*?)<\/dt><dd><bdi>(.*?)<\/bdi><\/dd>/g)].map(([, dt, dd]) => [
      dt,
      textOf(dd ?? ''),
    ]);
    expect(facts).toEqual([
      ['Asked by', 'Inés Calder'],
      ['Date', 'Tuesday, 24 March 2026'],
      ['Time', '12:30 to 13:45 (United Kingdom Time)'],
      ['Length', '1 h 15 min'],
      ['Kind', 'Review'],
      ['Your label', 'M1'],
    ]);
    for (const secret of [SECRETS.note, SECRETS.line, 'quiet room', 'video', 'calendar', 'Moodle', '25 min'])
      expect(textOf(page), secret).not.toContain(secret);
    expect(page).not.toContain('<script');
  });

  it('[N14] is for one reader: kept nowhere, listed nowhere, framed by nobody, with nothing for a preview to show', async () => {
    const { page, headers } = await kit.visit(path());
    const said = ['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name));
    expect(said).toEqual(['no-store', 'noindex, nofollow', 'no-referrer']);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.getSetCookie()).toEqual([]);
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toMatch(/og:|twitter:|name="description"/);
    expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe('Did this meeting take place? · Re-entry');
  });

  it('[N14] is neither spent nor changed by looking at it, by whatever program', async () => {
    const before = await kit.rowOf();
    const headers = {
      purpose: 'prefetch',
      'sec-purpose': 'prefetch',
      'user-agent': 'Slackbot-LinkExpanding 1.0',
    };
    for (const method of ['GET', 'HEAD'])
      expect((await kit.visit(`${path()}?answer=yes&name=M1`, { method, headers })).status).toBe(200);
    expect((await kit.visit(`${path()}/paper`, { headers })).status).toBe(200);
    expect(await kit.rowOf()).toEqual(before);
  });

  it('costs one database command to open and two to answer, one of which spends and keeps together', async () => {
    expect(await commandsOf(kit.tool, () => kit.visit(path()))).toEqual(['find']);
    const { page } = await kit.visit(path());
    const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = { shown, answer: 'yes', name: 'M1' };
    expect(await commandsOf(kit.tool, () => kit.visit(path(), { form }))).toEqual(['find', 'findAndModify']);
  });

  it('[C4] speaks the language of its reader, and offers the other', async () => {
    const { page } = await kit.visit(path(), { headers: { 'accept-language': 'es-MX,es;q=0.9' } });
    expect(page).toContain('<html lang="es">');
    expect(textOf(page)).toContain('martes, 24 de marzo de 2026');
    expect(textOf(page)).toContain('de 12:30 a 13:45 (hora de Reino Unido)');
    const link = /href="(\/c\/[^"]+\?lang=en)"/.exec(page)?.[1] ?? '';
    expect((await kit.visit(link, { headers: { 'accept-language': 'es' } })).page).toContain(
      '<html lang="en">',
    );
  });

  it('[C4] has a form of its own for paper: the same facts, three answers to tick, lines to sign on', async () => {
    const { page } = await kit.visit(`${path()}/paper`);
    const text = textOf(page);
    for (const part of [
      'Inés Calder',
      '12:30 to 13:45',
      '☐ Yes, that is right',
      'Signature',
      'hands it to the trainer',
    ])
      expect(text).toContain(part);
    expect(page).not.toContain('<form');
  });
});

describe('an answer', () => {
  it('[N14] [S3.18] yes, signed by typed initials, is kept with its time and way, and the gradebook’s part is due', async () => {
    const { status, page } = await kit.answer(path(), { answer: 'yes', name: ' M1\u200b ' });
    expect(status).toBe(200);
    expect(textOf(page)).toContain('You have confirmed this meeting. Inés Calder sees it now.');
    expect(await eventsOf()).toEqual([
      { by: 'confirmer', what: 'confirmed', who: 'mentee', name: 'M1', way: 'link', at: expect.any(Date) },
    ]);
    expect(await kit.rowOf()).toMatchObject({
      pending: { dueAt: expect.any(Date) },
      asks: [{ closed: { how: 'confirmed' } }],
    });
  });

  it.each(['other-time', 'not-known'] as const)(
    '[N14] %s disputes in place of confirming, with words',
    async (answer) => {
      const { page } = await kit.answer(path(), { answer, name: 'M1', text: 'It was at ten to one.' });
      expect(textOf(page)).toContain('does not count as confirmed');
      expect(await eventsOf()).toMatchObject([
        { what: 'disputed', reason: answer, text: 'It was at ten to one.', who: 'mentee', name: 'M1' },
      ]);
      expect((await kit.rowOf()).asks).toMatchObject([{ closed: { how: 'disputed' } }]);
    },
  );

  it('[N14] is given once: of ten at the same moment one is kept', async () => {
    const { page } = await kit.visit(path());
    const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = { shown, answer: 'yes', name: 'M1' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => kit.visit(path(), { form })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(9);
    expect(await eventsOf()).toHaveLength(1);
  });

  it('without a signature is asked for it, keeps what was typed, and spends nothing', async () => {
    const { status, page } = await kit.answer(path(), {
      answer: 'other-time',
      name: ' \u200b',
      text: '<b>Ten</b>',
    });
    expect(status).toBe(400);
    expect(textOf(page)).toContain('Type your initials or your label to sign.');
    expect(page).toContain('value="other-time" checked');
    expect(page).toContain('&#60;b&#62;Ten');
    expect(await eventsOf()).toEqual([]);
  });

  it('[H14] to times that were changed meanwhile confirms nothing; the page shows the new ones and asks again', async () => {
    const { page } = await kit.visit(path());
    const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await kit.change({ $set: { 'entries.0.endedAt': new Date('2026-03-24T14:00:00Z') } });
    const form = { shown, answer: 'yes', name: 'M1' };
    const late = await kit.visit(path(), { form });
    expect(late.status).toBe(409);
    expect(textOf(late.page)).toContain('The times were changed while you had this page open.');
    expect(textOf(late.page)).toContain('12:30 to 14:00');
    expect(await eventsOf()).toEqual([]);
    expect((await kit.answer(path(), { answer: 'yes', name: 'M1' })).status).toBe(200);
  });

  it('that is none of those offered confirms nothing', async () => {
    await kit.answer(path(), { answer: 'perhaps', name: 'M1' });
    expect(await eventsOf()).toMatchObject([{ what: 'disputed' }]);
  });
});

describe('a link that does not work', () => {
  it('[N14] [H10] says the same whether it was used, has lapsed, was taken back, never was, or its entry is void', async () => {
    const pages: string[] = [];
    const look = async (at: string) => {
      const { status, page } = await kit.visit(at);
      expect(status).toBe(404);
      pages.push(page.replaceAll(at, '/c/x'));
    };
    await kit.answer(path(), { answer: 'yes', name: 'M1' });
    await look(path());
    const again = await kit.ask({ entry });
    await kit.call('DELETE', `/${again.ask.id}`);
    await look(`/c/${again.secret}`);
    const old = await kit.ask({ entry });
    await kit.change({ $set: { 'asks.$[].until': new Date(Date.now() - 1000) } });
    await look(`/c/${old.secret}`);
    await look(`/c/${'A'.repeat(43)}`);
    await look('/c/half');
    const ofVoid = await kit.ask({ entry });
    await kit.change({ $set: { 'entries.0.voided': true } });
    await look(`/c/${ofVoid.secret}`);
    expect(new Set(pages).size).toBe(1);
    expect(textOf(pages[0] ?? '')).toContain('Each link works once and for a limited time.');
    expect(pages[0]).not.toContain('M1');
  });

  it('[H10] lapses after 21 days', async () => {
    const days = (Date.parse(asked.ask.until) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(21);
    await kit.change({ $set: { 'asks.0.until': new Date(Date.now() + 60_000) } });
    expect((await kit.visit(path())).status).toBe(200);
    await kit.change({ $set: { 'asks.0.until': new Date(Date.now() - 1) } });
    expect((await kit.answer(path(), { answer: 'yes', name: 'M1' })).status).toBe(404);
    expect(await eventsOf()).toEqual([]);
  });
});

describe('the learner’s own hand', () => {
  it('[H10] the browser in which the question was asked is refused, to look and to answer', async () => {
    const { token } = kit.ines;
    const answer = await fetch(`${kit.tool.origin}/api/hours/asks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ of: { entry }, who: 'colleague' }),
    });
    const lines = answer.headers.getSetCookie();
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/; Path=\/c; Max-Age=2592000; Secure; HttpOnly; SameSite=None/);
    expect(lines.map((line) => line.endsWith('; Partitioned'))).toEqual([true, false]);
    const { secret } = (await answer.json()) as Asked;
    for (const line of lines) {
      const headers = { cookie: line.split(';')[0] ?? '' };
      const looked = await kit.visit(`/c/${secret}`, { headers });
      expect(looked.status).toBe(403);
      expect(textOf(looked.page)).toContain('Someone else needs to confirm this');
      expect(looked.page).not.toContain('<form');
      const { page } = await kit.visit(`/c/${secret}`);
      const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const form = { shown, answer: 'yes', name: 'M1' };
      expect((await kit.visit(`/c/${secret}`, { headers, form })).status).toBe(403);
    }
    expect(await eventsOf()).toEqual([]);
  });

  it('[H10] their session is refused whatever the browser; another learner of the same browser is not', async () => {
    const own = { authorization: `Bearer ${kit.ines.token}` };
    expect((await kit.answer(path(), { answer: 'yes', name: 'M1' }, { headers: own })).status).toBe(403);
    const es = await kit.visit(path(), { headers: { ...own, 'accept-language': 'es' } });
    expect(textOf(es.page)).toContain('Otra persona debe confirmarlo');
    expect(await eventsOf()).toEqual([]);
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const other = { authorization: `Bearer ${tom.token}` };
    expect((await kit.answer(path(), { answer: 'yes', name: 'TB' }, { headers: other })).status).toBe(200);
  });
});
