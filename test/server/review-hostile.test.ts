import { JSDOM } from 'jsdom';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { HOSTILE_TEXTS } from '../setup/hostile-texts.ts';
import { type MailServer, startMailServer } from '../setup/mail-server.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { answering, visitor } from './hours-ask-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** Words that would run somewhere, in every place of a review that takes words, and what becomes of them. */
const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
const ALL = HOSTILE_TEXTS.join('\n');
const SOME = HOSTILE_TEXTS.map((text) => text.slice(0, 600).trim());
/** As many as fit into so many letters, and so on until none is left. */
const inLetters = (most: number): string[] =>
  SOME.reduce<string[]>((all, text) => {
    const longer = `${all.at(-1) ?? ''}\n${text}`.trim();
    return longer.length <= most && all.length > 0 ? [...all.slice(0, -1), longer] : [...all, text];
  }, []);

let mails: MailServer;
let kit: ReviewKit;
let ruth: Entered;
let tom: Entered;
let id: string;
beforeAll(async () => {
  mails = await startMailServer();
  kit = await reviewKit({ SMTP_URL: mails.url, MAIL_FROM: 'Re-entry <course@example.org>' });
  [ruth, tom] = [
    await kit.enter({ site: 'moodle', person: 'ruth' }),
    await kit.enter({ site: 'moodle', person: 'tom' }),
  ];
  await kit.handIn(tom);
  id = await kit.take(ruth, tom);
});

const put = (path: string, body: object, who = ruth) => kit.review('PUT', path, who, body);
const quoted = (text: string) => ({
  kind: 'text',
  section: 'rationale',
  quote: text.slice(0, 900),
  from: 0,
  to: 5,
  before: text.slice(0, 80),
  after: text.slice(0, 80),
});

/** What a browser would run or load of a page that we print. Its own script has a nonce, and comes last. */
function harmIn(page: string): string[] {
  const ran: string[] = [];
  const { document } = new JSDOM(page, {
    url: 'https://tool.example.org/l/x',
    runScripts: 'dangerously',
    beforeParse: (window) => Object.assign(window, { hostile: () => ran.push('ran') }),
  }).window;
  const never =
    'script:not([nonce]), iframe, object, embed, base, svg, img, math, template, meta[http-equiv=refresh]';
  const found = [...document.querySelectorAll(`body :is(${never})`)]
    .filter((one) => one.closest('.brand') === null)
    .map((one) => one.outerHTML.slice(0, 80));
  for (const one of document.querySelectorAll('body *'))
    for (const { name, value } of one.attributes)
      if (
        name.startsWith('on') ||
        (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
      )
        found.push(`${one.localName} ${name}=${value.slice(0, 60)}`);
  return [...ran, ...found];
}

describe('words that mean no good', () => {
  it('are words in comments and suggested wordings, at the desk and beside the case of whoever reads them', async () => {
    const made: string[] = [];
    for (const text of HOSTILE_TEXTS) {
      const value = {
        anchor: quoted(text),
        kind: 'suggestion',
        body: text.slice(0, 4000),
        wording: text.slice(0, 6000),
      };
      const key = hex();
      expect((await put(`reviews/${id}/comments/${key}`, { write: hex(), revision: 0, value })).status).toBe(
        200,
      );
      made.push(JSON.stringify(value));
    }
    const { body } = await kit.review('GET', `reviews/${id}`, ruth);
    const values = (body['comments'] as unknown as { value: object }[]).map(({ value }) => value);
    expect(values).toEqual(made.map((text) => JSON.parse(text)));
  });

  it('are words in the decision, and those that a team keeps', async () => {
    for (const [revision, words] of inLetters(4000).entries()) {
      const value = { levels: LEVELS, decision: 'revise', words };
      expect((await put(`reviews/${id}/draft`, { write: hex(), revision, value })).status).toBe(200);
      expect((await kit.review('GET', `reviews/${id}`, ruth)).body).toMatchObject({ draft: { value } });
    }
    for (const text of SOME) {
      const key = hex();
      expect((await put(`phrases/${key}`, { kind: 'question', text })).body).toEqual({
        id: key,
        kind: 'question',
        text,
      });
    }
    const { body } = await kit.review('GET', 'phrases', ruth);
    expect((body['phrases'] as unknown as { text: string }[]).map(({ text }) => text)).toEqual(SOME);
  });

  it('are words to the learner, in the points of the next version and in what they answer', async () => {
    expect((await kit.review('POST', `reviews/${id}/release`, ruth, { write: hex() })).status).toBe(200);
    while (await kit.tool.rooms.work.tellReleases());
    const own = (await kit.review('GET', 'own/1', tom)).body as unknown as {
      released: { comments: { value: { body: string } }[] };
    };
    expect(own.released.comments.map(({ value }) => value.body)).toEqual(
      HOSTILE_TEXTS.map((text) => text.slice(0, 4000)),
    );
    const asked = await kit.ask<{ points: { id: string; text: string }[] }>('GET', '/points', tom);
    expect(asked.body.points.map(({ text }) => text).sort()).toEqual(
      HOSTILE_TEXTS.map((text) => text.slice(0, 4000)).sort(),
    );
    for (const [at, { id: point }] of asked.body.points.entries()) {
      const value = { done: 'kept', reason: (SOME[at] ?? '').slice(0, 500) };
      expect(
        (await kit.ask('PUT', `/points/${point}`, tom, { write: hex(), revision: 0, value })).status,
      ).toBe(200);
    }
    await kit.handInAgain(tom, 'Three colleges became one.');
    id = await kit.take(ruth, tom);
    const next = (await kit.review('GET', `reviews/${id}`, ruth)).body as unknown as {
      version: { changes: { reason: string }[] };
    };
    expect(next.version.changes.map(({ reason }) => reason).sort()).toEqual(
      SOME.slice(0, next.version.changes.length)
        .map((text) => text.slice(0, 500))
        .sort(),
    );
  });

  it('have no place in a mail or in the gradebook', async () => {
    const address = { address: 'tom@example.org', lang: 'en', zone: 'UTC' };
    await kit.tool.call('PUT', '/api/hours/reminders/mail', { token: tom.token, body: address });
    const value = { levels: LEVELS, decision: 'revise', words: ALL.slice(0, 4000) };
    const { body } = await kit.review('GET', `reviews/${id}`, ruth);
    const { revision } = body['draft'] as unknown as { revision: number };
    await put(`reviews/${id}/draft`, { write: hex(), revision, value });
    await kit.review('POST', `reviews/${id}/release`, ruth, { write: hex() });
    const noon = 36 * 3_600_000 - (kit.tool.clock.now().getTime() % (24 * 3_600_000));
    kit.tool.clock.forward(noon);
    while (await kit.tool.rooms.work.mailReleases());
    kit.tool.clock.forward(-noon);
    expect(mails.letters.length).toBeGreaterThan(0);
    await kit.send();
    const out =
      mails.letters.map(({ raw }) => raw).join() +
      JSON.stringify((await kit.posts('moodle')).map(({ body: sent }) => sent));
    expect(out).not.toMatch(/hostile|<svg|<img|onerror|javascript:/i);
  });
});

describe('a reader without an account', () => {
  let path: string;
  const visit = () => visitor(kit.tool.origin);
  beforeEach(async () => {
    const { body } = await kit.ask<{ versions: { id: string; number: number | null }[] }>(
      'GET',
      '/versions',
      tom,
    );
    const version = body.versions.find(({ number }) => number !== null)?.id;
    const order = { write: hex(), version, sections: ['summary'], reader: '<img src=x onerror=hostile()>' };
    const made = await kit.ask<{ link: string }>('POST', '/links', tom, order);
    path = new URL(made.body.link).pathname;
  });

  it('[N10] is shown what they wrote as they wrote it, in every question of the page, beside another window too', async () => {
    for (const text of inLetters(4000)) {
      const fields = {
        strongest: text,
        question: text,
        'must_change.0.point': text.slice(0, 200),
        reader_role: text.slice(0, 200),
      };
      const kept = await answering(visit())(path, { ...fields, keep: '1' });
      expect(kept.status).toBe(200);
      const behind = await visit()(path, { form: { revision: '0', keep: '1', strongest: 'Mine.' } });
      expect(behind.status).toBe(409);
      for (const { page } of [kept, behind, await visit()(path), await visit()(`${path}/paper`)])
        expect(harmIn(page)).toEqual([]);
      const { document } = new JSDOM(kept.page).window;
      const shown = document.querySelector<HTMLTextAreaElement>('[name=strongest]')?.value ?? '';
      expect(shown).toBe(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
    }
  });
});
