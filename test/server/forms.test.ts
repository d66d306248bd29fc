import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

let both: ToolAndLms;
let ines: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ines = await both.enter({ site: 'moodle', person: 'ines' });
});

const writeId = () => randomBytes(16).toString('hex');
/** Only what these tests look into. */
interface Body extends Record<string, unknown> {
  revision: number;
  answer: { values: Record<string, unknown> };
  error: { code: string };
}

async function call(method: string, path: string, { token }: { token: string }, body?: unknown) {
  const answer = await both.tool.call(method, `/api/forms${path}`, { token, body });
  return answer as { status: number; body: Body };
}

const PROFILE = '/organisational-context-profile/plain/own';
const writing = (values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  write: writeId(),
  revision: 0,
  version: 1,
  lang: 'en',
  values,
  finish: false,
  ...more,
});

/** A learner of their own, so that tests do not meet each other's answers. */
let people = 0;
async function somebody(role: 'learner' | 'trainer' = 'learner') {
  const person = `forms-${(people += 1)}`;
  const scope = { tenant: both.tenants.moodle, run: ines.me.run.id };
  return { token: await both.tool.token({ ...scope, person, role }), person };
}

describe('an answer', () => {
  it('is nothing at first, and has the whole form in both languages', async () => {
    const who = await somebody();
    const { status, body } = await call('GET', PROFILE, who);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      lang: 'en',
      form: { slug: 'organisational-context-profile', variant: 'plain', title: { es: expect.any(String) } },
      answer: { revision: 0, state: 'empty', values: {}, shared: [] },
      beside: [],
      together: null,
    });
  });

  it('[C2] is kept as it was typed and comes back', async () => {
    const who = await somebody();
    const saved = await call('PUT', PROFILE, who, writing({ org_type: 'school', sites: 2 }));
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ state: 'draft', problems: [] });
    const { body } = await call('GET', PROFILE, who);
    expect(body.answer).toMatchObject({
      revision: saved.body.revision,
      values: { org_type: 'school', sites: 2 },
      version: 1,
    });
  });

  it('that lost to a faster one is told the newer, with 409', async () => {
    const who = await somebody();
    const first = await call('PUT', PROFILE, who, writing({ sites: 1 }));
    const revision = first.body.revision;
    await call('PUT', PROFILE, who, writing({ sites: 2 }, { revision }));
    const late = await call('PUT', PROFILE, who, writing({ sites: 3 }, { revision }));
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'conflict', values: { sites: 2 }, revision: revision + 1 });
    const atOnce = await call('PUT', PROFILE, who, writing({ sites: 9 }));
    expect([atOnce.status, atOnce.body.error.code]).toEqual([409, 'conflict']);
  });

  it('sent twice is done once and answered the same, also after others', async () => {
    const who = await somebody();
    const first = writing({ sites: 1 });
    const one = await call('PUT', PROFILE, who, first);
    const again = await call('PUT', PROFILE, who, first);
    expect(again).toEqual(one);
    const next = writing({ sites: 2 }, { revision: one.body.revision });
    const two = await call('PUT', PROFILE, who, next);
    expect(await call('PUT', PROFILE, who, first)).toEqual(one);
    expect(await call('PUT', PROFILE, who, next)).toEqual(two);
    expect((await call('GET', PROFILE, who)).body.answer).toMatchObject({ values: { sites: 2 } });
  });

  it('loses a value that was taken out, and keeps what lies in no field of the form', async () => {
    const who = await somebody();
    const one = await call(
      'PUT',
      PROFILE,
      who,
      writing({ sites: 1, org_type: 'school', no_longer_asked: 'x' }),
    );
    await call('PUT', PROFILE, who, writing({ sites: 2 }, { revision: one.body.revision }));
    const { body } = await call('GET', PROFILE, who);
    expect(body.answer.values).toEqual({ sites: 2, no_longer_asked: 'x' });
  });

  it('that is forgotten is gone, and a page that still knows it overwrites nothing that came after', async () => {
    const who = await somebody();
    const one = await call('PUT', PROFILE, who, writing({ sites: 1 }));
    expect((await call('DELETE', PROFILE, who)).status).toBe(200);
    expect((await call('GET', PROFILE, who)).body.answer).toMatchObject({ revision: 0, state: 'empty' });
    const late = await call('PUT', PROFILE, who, writing({ sites: 5 }, { revision: one.body.revision }));
    expect(late.body.error).toMatchObject({ code: 'conflict', revision: 0, values: {} });
    both.tool.clock.forward(2_000);
    await call('PUT', PROFILE, who, writing({ sites: 2 }));
    const later = await call('PUT', PROFILE, who, writing({ sites: 5 }, { revision: one.body.revision }));
    expect(later.status).toBe(409);
  });

  it('is nobody else’s', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await call('PUT', PROFILE, one, writing({ sites: 1 }));
    const trainer = await somebody('trainer');
    for (const who of [other, trainer])
      expect((await call('GET', PROFILE, who)).body.answer).toMatchObject({ state: 'empty', values: {} });
    expect((await call('PUT', PROFILE, trainer, writing({ sites: 1 }))).status).toBe(403);
  });
});

it('saving takes two commands and a kilobyte, opening two beside the session', async () => {
  const saved = await call('PUT', PROFILE, ines, writing({ pressures_daily: 'x'.repeat(5000) }));
  let size = 0;
  const commands = await commandsOf(both.tool, async () => {
    const { status, body } = await call(
      'PUT',
      PROFILE,
      ines,
      writing({ sites: 1 }, { revision: saved.body.revision }),
    );
    expect(status).toBe(200);
    size = JSON.stringify(body).length;
  });
  expect(commands).toEqual(['find', 'update']);
  expect(size).toBeLessThan(1024);
  const opening = await commandsOf(both.tool, () => call('GET', PROFILE, ines));
  expect(opening).toEqual(['find', 'find', 'find']);
});
