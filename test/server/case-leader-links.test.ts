import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShownLink } from '../../server/rooms/business-case/leader-link.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { versionsKit, type VersionsKit } from './case-versions-kit.ts';
import { commandsOf } from './counting.ts';
import { answering, textOf, visitor } from './hours-ask-kit.ts';

/** A version before somebody who decides and has no account. */
let kit: VersionsKit;
let tom: Entered;
let version: string;
let link: { made: ShownLink; link: string };
let [visit, answer] = [visitor(''), answering(visitor(''))];

const SHOWN = ['summary', 'costs-benefits', 'decision'];
const DAY = 86_400_000;

beforeAll(async () => {
  kit = await versionsKit();
  visit = visitor(kit.tool.origin);
  answer = answering(visit);
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  await kit.finish(tom);
  version = (await kit.submit(tom)).body.id;
});
beforeEach(async () => {
  link = await made();
});

const made = async (more: object = {}) => {
  const order = { write: hex(), version, sections: SHOWN, reader: 'Vice-principal', ...more };
  return (await kit.ask<typeof link>('POST', '/links', tom, order)).body;
};
const path = () => new URL(link.link).pathname;
const listed = async () =>
  (await kit.ask<{ links: ShownLink[] }>('GET', '/links?lang=en', tom)).body.links.find(
    ({ id }) => id === link.made.id,
  );
const WHOLE = {
  reader_role: 'Vice-principal',
  read_what: ['summary', 'costs'],
  need_clear: '4',
  fits_us: '5',
  cost_believable: '3',
  success_clear: '4',
  safe: '5',
  strongest: 'It says what would prove it wrong.',
  'must_change.0.point': 'Show cash and time apart.',
  'must_change.0.section': 'costs-benefits',
  'must_change.0.weight': 'must',
  verdict: 'yes-with-changes',
};

describe('the page behind a leader’s link', () => {
  it('[N10] [S2.9] shows the chosen sections of one version, without an account, and nothing of the others', async () => {
    const { status, page } = await visit(path());
    expect(status).toBe(200);
    const headings = [...page.matchAll(/<h2 id="case-([\w-]+)">/g)].map(([, slug]) => slug);
    expect(headings).toEqual(SHOWN);
    expect(textOf(page)).toContain('Version 1');
    const other = (await kit.version(tom, version)).sections.find(({ slug }) => slug === 'rationale');
    const sentence = JSON.stringify(other?.value.text).match(/"text":"([^"]{40,}?)"/)?.[1] ?? '-';
    expect(page).not.toContain(sentence.slice(0, 40));
  });

  it('[N10] is for one reader: kept nowhere, listed nowhere, framed by nobody, with nothing for a preview', async () => {
    const { page, headers } = await visit(path());
    expect(['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name))).toEqual([
      'no-store',
      'noindex, nofollow',
      'no-referrer',
    ]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page).not.toMatch(/og:|twitter:|name="description"/);
  });

  it('[N10] is neither spent nor changed by looking at it, by whatever program', async () => {
    const before = await listed();
    const headers = { 'sec-purpose': 'prefetch', 'user-agent': 'Slackbot-LinkExpanding 1.0' };
    for (const method of ['GET', 'HEAD'])
      expect((await visit(`${path()}?send=1&verdict=yes`, { method, headers })).status).toBe(200);
    expect((await visit(`${path()}/paper`, { headers })).status).toBe(200);
    expect(await listed()).toEqual(before);
  });

  it('[B10] opens nothing after 28 days, when it was taken back, or when it never was', async () => {
    kit.tool.clock.forward(28 * DAY - 1000);
    expect((await visit(path())).status).toBe(200);
    kit.tool.clock.forward(1000);
    const late = await visit(path());
    kit.tool.clock.forward(-28 * DAY);
    expect((await kit.tool.call('DELETE', `/api/business-case/links/${link.made.id}`, tom)).status).toBe(200);
    const withdrawn = await visit(path());
    const never = await visit(`/l/${'x'.repeat(43)}`);
    expect([late.status, withdrawn.status, never.status]).toEqual([404, 404, 404]);
    expect(textOf(withdrawn.page)).toBe(textOf(never.page));
    expect((await listed())?.state).toBe('withdrawn');
  });

  it('shows the learner’s own browser what its reader will see, and no questions', async () => {
    const asked = await fetch(`${kit.tool.origin}/api/business-case/links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tom.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ write: hex(), version, sections: SHOWN, reader: '' }),
    });
    const marks = asked.headers.getSetCookie();
    expect(marks.every((mark) => mark.includes('Path=/l;'))).toBe(true);
    const cookie = marks[0]?.split(';')[0] ?? '';
    const own = (await asked.json()) as typeof link;
    const { page } = await visit(new URL(own.link).pathname, { headers: { cookie } });
    expect(page).toContain('case-summary');
    expect(page).not.toContain('<form');
    expect(page).not.toContain('<script');
  });

  it('speaks the language of its reader, and offers the other', async () => {
    const { page } = await visit(path(), { headers: { 'accept-language': 'es-MX' } });
    expect(page).toContain('<html lang="es">');
    expect(textOf(page)).toContain('¿Cuál es su punto más fuerte?');
    expect(page).toContain(`href="${path()}?lang=en"`);
  });

  it('[K14] has the figures that the page of its author has', async () => {
    expect(textOf((await visit(path())).page)).toContain('14,767.60');
  });
});

describe('what a leader writes', () => {
  it('[N10] is kept as they type, and there again under the same link until it is sent', async () => {
    const first = await answer(path(), { keep: 'quietly', write: hex(), strongest: 'Honest about' });
    expect([first.status, JSON.parse(first.page)]).toEqual([200, { revision: 1 }]);
    expect((await visit(path())).page).toContain('>Honest about</textarea>');
    expect((await listed())?.answer).toBeNull();
  });

  it('[N10] [C2] is not lost when a window is behind another: it stands in the page over the newer text', async () => {
    await answer(path(), { keep: '1', strongest: 'first window' });
    const { status, page } = await visit(path(), {
      form: { revision: '0', keep: '1', strongest: 'second window' },
    });
    expect(status).toBe(409);
    expect(page).toContain('>second window</textarea>');
    expect((await visit(path())).page).toContain('>first window</textarea>');
  });

  it('[N10] is sent once and whole: what is missing is marked and kept, and a second press finds it sent', async () => {
    const early = await answer(path(), { send: '1', strongest: 'It is short.' });
    expect(early.status).toBe(400);
    for (const said of ['id="verdict-error"', '>It is short.</textarea>']) expect(early.page).toContain(said);
    const write = hex();
    const { page } = await visit(path());
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
    const form = { ...WHOLE, revision, write, send: '1' };
    const sent = await Promise.all([visit(path(), { form }), visit(path(), { form })]);
    expect(
      sent.map(({ page: said }) => textOf(said)).some((said) => said.includes('Your answer was sent')),
    ).toBe(true);
    expect(textOf((await visit(path(), { form })).page)).toContain('Your answer was sent');
    const again = await visit(path());
    expect(again.status).toBe(200);
    expect(again.page).not.toContain('prove it wrong');
  });

  it('[N10] reaches its learner as they answered it, in the words of the questions', async () => {
    await answer(path(), { ...WHOLE, send: '1' });
    const said = (await listed())?.answer ?? [];
    expect(said).toContainEqual({
      label: 'What is your view today?',
      lines: ['Yes, with changes'],
      table: [],
    });
    const table = said.find(({ label }) => label.startsWith('What must change'))?.table;
    expect(table?.[1]).toEqual(['Show cash and time apart.', 'Costs, benefits and value', 'It must change']);
  });

  it('takes nothing that the form does not ask', async () => {
    const hostile = { ...WHOLE, verdict: 'whatever', case_version: '99', constructor: 'x', need_clear: '9' };
    const { status, page } = await answer(path(), { ...hostile, send: '1' });
    expect(status).toBe(400);
    for (const name of ['verdict', 'need_clear']) expect(page).toContain(`id="${name}-error"`);
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</textarea><script>x</script>'])(
    'shows %s as it was typed',
    async (text) => {
      const { page } = await answer(path(), { keep: '1', strongest: text, reader_role: text });
      expect(page).not.toContain(text);
      await answer(path(), { ...WHOLE, strongest: text, send: '1' });
      expect((await listed())?.answer?.find(({ label }) => label.includes('strongest'))?.lines).toEqual([
        text,
      ]);
    },
  );

  it('costs a read of the link and a write to keep, whatever the case is long', async () => {
    await visit(path());
    const commands = await commandsOf(kit.tool, () =>
      answer(path(), { keep: 'quietly', write: hex(), strongest: 'x' }),
    );
    expect(commands.filter((one) => one === 'update')).toEqual(['update']);
  });
});

describe('a link that is made', () => {
  it('[B10] shows a version that was handed in, of sections that are in it', async () => {
    const moment = await kit.ask<{ id: string }>('POST', '/moments', tom, {
      write: hex(),
      name: 'before Friday',
      leftOut: null,
    });
    const order = { write: hex(), sections: SHOWN, reader: '' };
    const of = async (body: object) => (await kit.ask('POST', '/links', tom, { ...order, ...body })).status;
    expect(await of({ version: moment.body.id })).toBe(404);
    expect(await of({ version, sections: ['no-such-section'] })).toBe(409);
  });

  it('is one link when its write comes again, and the newer address opens it', async () => {
    const again = { write: hex() };
    const [first, second] = [await made(again), await made(again)];
    expect(second.made.id).toBe(first.made.id);
    expect((await visit(new URL(first.link).pathname)).status).toBe(404);
    expect((await visit(new URL(second.link).pathname)).status).toBe(200);
  });

  it('[N10] tells trainers that it was answered, and what only while the learner shares it', async () => {
    await answer(path(), { ...WHOLE, send: '1' });
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const seen = async () =>
      (await kit.ask<{ links: ShownLink[] }>('GET', `/links/of/${tom.me.id}?lang=en`, ruth)).body.links[0];
    const share = (shared: boolean) => kit.ask('PUT', `/links/${link.made.id}/shared`, tom, { shared });
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
    expect((await visit(path())).status).toBe(200);
  });
});
