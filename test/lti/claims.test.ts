import { beforeEach, describe, expect, it } from 'vitest';
import { type FrontDoor, frontDoor, launchWith, LTI } from './front-door.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

let front: FrontDoor;
beforeEach(async () => {
  front = await frontDoor();
});

/** The launch that these claims make of an ordinary one. */
async function launched(claims: Record<string, unknown>) {
  const result = await launchWith(front, claims);
  if (result.kind !== 'launched') throw new Error(result.kind);
  return result.launch;
}

async function refusal(claims: Record<string, unknown>): Promise<string> {
  return launchWith(front, claims).then(
    (result) => result.kind,
    (error: unknown) => String(error),
  );
}

describe('an optional claim', () => {
  const optional = [`${LTI}context`, `${LTI}custom`, `${LTI}launch_presentation`, AGS, NRPS];

  it.each([[[]], [''], [null]])('is absent when it is written as %j', async (nothing) => {
    const launch = await launched(Object.fromEntries(optional.map((name) => [name, nothing])));
    expect(launch).toMatchObject({ custom: {}, presentation: {} });
    for (const member of ['context', 'ags', 'nrps']) expect(launch).not.toHaveProperty(member);
  });

  it.each([
    ['context', ['5']],
    ['context', 5],
    ['context', true],
    ['context', false],
    ['custom', 'a=b'],
    ['custom', ['a']],
    ['launch_presentation', 'iframe'],
  ])('%s written as %j is refused by its name', async (name, value) => {
    expect(await refusal({ [LTI + name]: value })).toContain(`claims-malformed: ${name} is not an object`);
  });
});

describe('an id', () => {
  it('that is a whole number is its decimal text, wherever it stands', async () => {
    const launch = await launched({
      sub: 42,
      [`${LTI}deployment_id`]: 3,
      [`${LTI}context`]: { id: 0 },
      [`${LTI}resource_link`]: { id: 12 },
      [`${LTI}for_user`]: { user_id: 7 },
    });
    expect(launch).toMatchObject({
      sub: '42',
      deploymentId: '3',
      context: { id: '0' },
      resourceLink: { id: '12' },
      forUser: { userId: '7' },
    });
  });

  it.each([{ id: 1 }, ['5'], [], true, 1.5, 2 ** 53, 'x'.repeat(1025)])(
    'of a context that is %j is refused by its name',
    async (id) => {
      expect(await refusal({ [`${LTI}context`]: { id } })).toContain('claims-malformed: context.id is no id');
    },
  );

  it.each([
    [{ [`${LTI}resource_link`]: { id: ['12'] } }, 'resource_link.id is no id'],
    [{ [`${LTI}for_user`]: { user_id: {} } }, 'for_user.user_id is no id'],
    [{ sub: ['42'] }, 'user-malformed'],
    [{ sub: true }, 'user-malformed'],
    [{ [`${LTI}deployment_id`]: ['3'] }, 'deployment-missing'],
  ])('that is none is refused: %j', async (claims, words) => {
    expect(await refusal(claims)).toContain(words);
  });

  it('without a value is absent', async () => {
    expect(await launched({ [`${LTI}context`]: { id: '' }, sub: '' })).not.toHaveProperty('context');
    expect(await launched({ [`${LTI}context`]: { title: 'Mentors' } })).not.toHaveProperty('context');
  });
});

describe('a service', () => {
  const services = (host: string) => ({
    [AGS]: { scope: [], lineitems: `${host}/items?type_id=3`, lineitem: `${host}/items/4` },
    [NRPS]: { context_memberships_url: `${host}/members` },
  });

  it.each([
    ['http://lms.example', 'https://lms.example'],
    ['https://lms.example', 'https://lms.example'],
    ['http://other.example', 'http://other.example'],
    ['https://school.example', 'https://school.example'],
  ])('that a message names under %s is asked under %s', async (named, asked) => {
    const { ags, nrps } = await launched(services(named));
    expect(ags).toEqual({ scope: [], lineitems: `${asked}/items?type_id=3`, lineitem: `${asked}/items/4` });
    expect(nrps).toEqual({ contextMembershipsUrl: `${asked}/members` });
  });
});

describe('custom values', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_one, at) => [`k${at}`, 'v']));

  it('beyond the cap are left out, and it is told', async () => {
    expect(await launched({ [`${LTI}custom`]: many(200) })).not.toHaveProperty('cut');
    const launch = await launched({ [`${LTI}custom`]: many(203) });
    expect(Object.keys(launch.custom)).toHaveLength(200);
    expect(launch.cut).toEqual({ what: 'custom-values', kept: 200, of: 203 });
  });

  it('too long are left out whole, not cut in two', async () => {
    const launch = await launched({ [`${LTI}custom`]: { long: 'x'.repeat(20_001), short: 'x' } });
    expect(launch.custom).toEqual({ short: 'x' });
    expect(launch.cut).toEqual({ what: 'custom-values', kept: 1, of: 2 });
  });

  it.each([
    ['America/Bogota', 'America/Bogota'],
    ['europe/madrid', 'Europe/Madrid'],
    ['UTC', 'UTC'],
    ['99', undefined],
    ['$Person.address.timezone', undefined],
    ['Mars/Olympus', undefined],
    ['+05:00', undefined],
  ])('name the time zone: %s is %s', async (zone, expected) => {
    expect((await launched({ [`${LTI}custom`]: { user_tz: zone } })).timeZone).toBe(expected);
  });
});
