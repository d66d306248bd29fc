import { beforeEach, describe, expect, test } from 'vitest';
import { createRosterReader, type ReadRoster } from '../../lti/roster.ts';
import { backKit, freshStub, platformAt } from './back-kit.ts';

const stub = freshStub();
let read: ReadRoster;
beforeEach(async () => {
  read = createRosterReader(await backKit());
});

const nrps = () => ({ contextMembershipsUrl: `${stub.origin}/members?existing=1` });
const person = (id: number) => ({ user_id: String(id), roles: ['Learner'] });
const page = (members: object[], next?: string) => ({
  body: { id: 'x', context: { id: '5' }, members },
  ...(next ? { headers: { link: `<${next}>; rel="next", <${stub.origin}/d>; rel="differences"` } } : {}),
});

describe('a roster', () => {
  test('is read through all pages with the media type and scope of the service', async () => {
    stub.on('GET /members', (request) =>
      request.path.includes('page=2')
        ? page([person(3)])
        : page([person(1), person(2)], `${stub.origin}/members?page=2`),
    );
    const roster = await read(platformAt(stub.origin), nrps(), { resourceLinkId: 'link 7' });
    expect(roster).toMatchObject({ complete: true });
    expect(roster.members.map((one) => one.userId)).toEqual(['1', '2', '3']);
    const [first] = stub.of('GET /members');
    expect(first?.path).toBe('/members?existing=1&rlid=link+7');
    expect(first?.headers.accept).toBe('application/vnd.ims.lti-nrps.v2.membershipcontainer+json');
    const asked = new URLSearchParams(stub.of('POST /token')[0]?.body).get('scope');
    expect(asked).toBe('https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly');
  });

  test('goes on to a next page that is named by its path', async () => {
    stub.on('GET /members', (request) =>
      request.path.includes('page=2') ? page([person(3)]) : page([person(1)], '/members?page=2'),
    );
    const roster = await read(platformAt(stub.origin), nrps());
    expect(roster).toMatchObject({ complete: true, members: [{ userId: '1' }, { userId: '3' }] });
  });

  test('of exactly as many people as are taken is whole', async () => {
    stub.on('GET /members', () => page([person(1), person(2)]));
    expect(await read(platformAt(stub.origin), nrps(), { maxMembers: 2 })).toMatchObject({ complete: true });
  });

  test('keeps every line about somebody who is listed twice', async () => {
    stub.on('GET /members', () =>
      page([person(1), { ...person(1), status: 'Inactive', roles: ['Instructor'] }]),
    );
    const { members } = await read(platformAt(stub.origin), nrps());
    expect(members.map((one) => [one.status, one.roles.instructor])).toEqual([
      ['Active', false],
      ['Inactive', true],
    ]);
  });

  test('of Moodle has its names without the entities of its text filter; others’ names stay as they are', async () => {
    const name = 'Ñandú &amp; Söhne &amp;amp; &#8217;';
    stub.on('GET /members', () => page([{ ...person(1), name }]));
    const nameFrom = async (family: 'moodle' | 'canvas') =>
      (await read(platformAt(stub.origin, { family }), nrps())).members[0]?.name;
    expect(await nameFrom('moodle')).toBe('Ñandú & Söhne &amp; ’');
    expect(await nameFrom('canvas')).toBe(name);
  });

  test('asks Canvas, and only Canvas, for fifty a page', async () => {
    stub.on('GET /members', () => page([]));
    await read(platformAt(stub.origin, { family: 'canvas' }), nrps());
    await read(platformAt(stub.origin), nrps());
    expect(stub.of('GET /members').map((one) => one.path)).toEqual([
      '/members?existing=1&limit=50',
      '/members?existing=1',
    ]);
  });

  test('keeps what is known of a person and survives what is odd', async () => {
    stub.on('GET /members', () =>
      page([
        {
          user_id: '1',
          name: ' Ana Íñiguez ',
          given_name: 'Ana',
          status: 'Inactive',
          roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
        },
        { user_id: 2, name: null, roles: null, status: 'Dancing' },
        { name: 'Nobody' },
        null as unknown as object,
        'x' as unknown as object,
        { user_id: 'y'.repeat(300) },
      ]),
    );
    const { members } = await read(platformAt(stub.origin), nrps());
    expect(members).toHaveLength(2);
    expect(members[0]).toMatchObject({
      name: 'Ana Íñiguez',
      givenName: 'Ana',
      status: 'Inactive',
      roles: { instructor: true, learner: false },
    });
    expect(members[1]).toEqual({
      userId: '2',
      status: 'Active',
      roles: expect.objectContaining({ learner: false }),
    });
  });

  test.each([
    ['repeats a page', () => `${stub.origin}/members?existing=1`, 'repeated-page'],
    ['leads to another host', () => 'http://127.0.0.2/members', 'foreign-page'],
  ])('that %s is not complete, so nobody counts as gone', async (_what, next, stop) => {
    stub.on('GET /members', () => page([person(1)], next()));
    expect(await read(platformAt(stub.origin), nrps())).toMatchObject({
      complete: false,
      stop,
      members: [{ userId: '1' }],
    });
    expect(stub.of('GET /members')).toHaveLength(1);
  });

  test('has an end, in pages and in people', async () => {
    stub.on('GET /members', (_request, count) =>
      page([person(count)], `${stub.origin}/members?page=${count + 1}`),
    );
    expect(await read(platformAt(stub.origin), nrps(), { maxPages: 3 })).toMatchObject({
      complete: false,
      stop: 'page-limit',
      cut: { what: 'pages', kept: 3 },
    });
    expect(stub.of('GET /members')).toHaveLength(3);
    expect(await read(platformAt(stub.origin), nrps(), { maxMembers: 2 })).toMatchObject({
      complete: false,
      stop: 'member-limit',
      cut: { what: 'members', kept: 2 },
    });
  });

  test('half read is not returned as a roster', async () => {
    stub.on('GET /members', (_request, count) =>
      count === 1 ? page([person(1)], `${stub.origin}/members?page=2`) : { status: 500 },
    );
    await expect(read(platformAt(stub.origin), nrps())).rejects.toMatchObject({ code: 'platform-failed' });
    stub.on('GET /members', () => ({ status: 403, body: '403 Forbidden (Rate Limit Exceeded)' }));
    await expect(read(platformAt(stub.origin), nrps())).rejects.toMatchObject({ code: 'rate-limited' });
    stub.on('GET /members', () => ({ body: { members: 'none' } }));
    await expect(read(platformAt(stub.origin), nrps())).rejects.toMatchObject({ code: 'answer-malformed' });
  });
});
