import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShownLink } from '../../server/rooms/business-case/leader-link.contract.ts';
import { hex } from '../setup/hex.ts';
import { textOf } from './hours-ask-kit.ts';
import { leaderKit, type LeaderKit, type MadeLink, pathOf, SHOWN, WHOLE } from './leader-kit.ts';

const DAY = 86_400_000;

/** A version before somebody who decides and has no account, and how its learner lets them. */
let kit: LeaderKit;
let link: MadeLink;
beforeAll(async () => {
  kit = await leaderKit();
});
beforeEach(async () => {
  link = await kit.made();
});

describe('the page behind a leader’s link', () => {
  it('[N10] [S2.9] shows the chosen sections of one version, without an account, and nothing of the others', async () => {
    const { status, page } = await kit.visit(pathOf(link));
    expect(status).toBe(200);
    const headings = [...page.matchAll(/<h2 id="case-([\w-]+)">/g)].map(([, slug]) => slug);
    expect(headings).toEqual(SHOWN);
    expect(textOf(page)).toContain('Version 1');
    const other = (await kit.kept(kit.version)).sections.find(({ slug }) => slug === 'rationale');
    const sentence = JSON.stringify(other?.value.text).match(/"text":"([^"]{40,}?)"/)?.[1] ?? '-';
    expect(page).not.toContain(sentence.slice(0, 40));
  });

  it('[N10] is for one reader: kept nowhere, listed nowhere, framed by nobody, with nothing for a preview', async () => {
    const { page, headers } = await kit.visit(pathOf(link));
    expect(['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name))).toEqual([
      'no-store',
      'noindex, nofollow',
      'no-referrer',
    ]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page).not.toMatch(/og:|twitter:|name="description"/);
  });

  it('[N10] is neither spent nor changed by looking at it, by whatever program', async () => {
    const before = await kit.listed(link);
    const headers = { 'sec-purpose': 'prefetch', 'user-agent': 'Slackbot-LinkExpanding 1.0' };
    for (const method of ['GET', 'HEAD'])
      expect((await kit.visit(`${pathOf(link)}?send=1&verdict=yes`, { method, headers })).status).toBe(200);
    expect((await kit.visit(`${pathOf(link)}/paper`, { headers })).status).toBe(200);
    expect(await kit.listed(link)).toEqual(before);
  });

  it('[B10] opens nothing after 28 days, when it was taken back, or when it never was', async () => {
    kit.tool.clock.forward(28 * DAY - 1000);
    expect((await kit.visit(pathOf(link))).status).toBe(200);
    kit.tool.clock.forward(1000);
    const late = await kit.visit(pathOf(link));
    kit.tool.clock.forward(-28 * DAY);
    expect((await kit.tool.call('DELETE', `/api/business-case/links/${link.made.id}`, kit.tom)).status).toBe(
      200,
    );
    const withdrawn = await kit.visit(pathOf(link));
    const never = await kit.visit(`/l/${'x'.repeat(43)}`);
    expect([late.status, withdrawn.status, never.status]).toEqual([404, 404, 404]);
    expect(textOf(withdrawn.page)).toBe(textOf(never.page));
    expect((await kit.listed(link))?.state).toBe('withdrawn');
  });

  it('shows the learner’s own browser what its reader will see, and no questions', async () => {
    const asked = await fetch(`${kit.tool.origin}/api/business-case/links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${kit.tom.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ write: hex(), version: kit.version, sections: SHOWN, reader: '' }),
    });
    const marks = asked.headers.getSetCookie();
    expect(marks.every((mark) => mark.includes('Path=/l;'))).toBe(true);
    const cookie = marks[0]?.split(';')[0] ?? '';
    const own = (await asked.json()) as typeof link;
    const { page } = await kit.visit(pathOf(own), { headers: { cookie } });
    expect(page).toContain('case-summary');
    expect(page).not.toContain('<form');
    expect(page).not.toContain('<script');
  });

  it('speaks the language of its reader, and offers the other', async () => {
    const { page } = await kit.visit(pathOf(link), { headers: { 'accept-language': 'es-MX' } });
    expect(page).toContain('<html lang="es">');
    expect(textOf(page)).toContain('¿Cuál es su punto más fuerte?');
    expect(page).toContain(`href="${pathOf(link)}?lang=en"`);
  });

  it('[K14] has the figures that the page of its author has', async () => {
    expect(textOf((await kit.visit(pathOf(link))).page)).toContain('14,767.60');
  });
});

describe('a link that is made', () => {
  it('[B10] shows a version that was handed in, of sections that are in it', async () => {
    const moment = await kit.ask<{ id: string }>('POST', '/moments', kit.tom, {
      write: hex(),
      name: 'before Friday',
      leftOut: null,
    });
    const order = { write: hex(), sections: SHOWN, reader: '' };
    const of = async (body: object) =>
      (await kit.ask('POST', '/links', kit.tom, { ...order, ...body })).status;
    expect(await of({ version: moment.body.id })).toBe(404);
    expect(await of({ version: kit.version, sections: ['no-such-section'] })).toBe(409);
  });

  it('is one link when its write comes again, and the newer address opens it', async () => {
    const again = { write: hex() };
    const [first, second] = [await kit.made(again), await kit.made(again)];
    expect(second.made.id).toBe(first.made.id);
    expect((await kit.visit(pathOf(first))).status).toBe(404);
    expect((await kit.visit(pathOf(second))).status).toBe(200);
  });

  it('[N10] tells trainers that it was answered, and what only while the learner shares it', async () => {
    await kit.answer(pathOf(link), { ...WHOLE, send: '1' });
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const seen = async () =>
      (await kit.ask<{ links: ShownLink[] }>('GET', `/links/of/${kit.tom.me.id}?lang=en`, ruth)).body
        .links[0];
    const share = (shared: boolean) => kit.ask('PUT', `/links/${link.made.id}/shared`, kit.tom, { shared });
    expect(await seen()).toEqual({ number: 1, state: 'sent', closedAt: expect.any(String), answer: null });
    await share(true);
    expect((await seen())?.answer).toContainEqual({
      label: 'What is your view today?',
      lines: ['Yes, with changes'],
      table: [],
    });
    await share(false);
    expect((await seen())?.answer).toBeNull();
  });

  it('is another learner’s neither to see nor to take back', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    expect((await kit.ask<{ links: unknown[] }>('GET', '/links?lang=en', ines)).body.links).toEqual([]);
    const gone = await kit.tool.call('DELETE', `/api/business-case/links/${link.made.id}`, ines);
    expect(gone.status).toBe(404);
    expect((await kit.visit(pathOf(link))).status).toBe(200);
  });
});
