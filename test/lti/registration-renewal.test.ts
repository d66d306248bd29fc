import { describe, expect, test } from 'vitest';
import { SCOPE } from '../../lti/scopes.ts';
import { AGS, posted, registrationStub, renewals, run, stub, TC } from './registration-kit.ts';
import type { Reply } from './stub-platform.ts';

registrationStub();

describe('a registration that renews another', () => {
  const token = (scope: string) =>
    `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: '7', scope })).toString('base64url')}.x`;
  const renewalToken = token('reg-update');
  /** What the administrator sees there: renamed, without names, roster and picker. */
  const standing = {
    client_id: 'abc',
    client_name: 'Mentoring',
    scope: AGS.join(' '),
    [TC]: {
      description: 'Ours',
      claims: ['sub', 'iss'],
      custom_parameters: { shelf: '3', odd: 5 },
    },
  };
  const stands = (reply: Reply) => stub.on('GET /register', () => reply);

  test('reads what stands there first, and asks for nothing that is switched off', async () => {
    stands({ body: standing });
    const { renewed, platform } = await run({}, {}, renewalToken);
    expect(platform.clientId).toBe('abc');
    expect(renewed).toEqual({ kept: ['name', 'names', 'roster', 'picker'] });
    expect(posted()).toMatchObject({
      client_name: 'Mentoring',
      scope: AGS.join(' '),
      [TC]: {
        description: 'Ours',
        claims: ['iss', 'sub', 'locale'],
        custom_parameters: {
          shelf: '3',
          user_tz: '$Person.address.timezone',
          course_begins: '$CourseSection.timeFrame.begin',
          ctx_history: '$Context.id.history',
        },
        messages: [{ type: 'LtiResourceLinkRequest' }],
      },
    });
    expect(renewals).toMatchObject([
      { clientId: 'abc', issuer: stub.origin, jwksUri: `${stub.origin}/jwks` },
    ]);
  });

  test('keeps grades switched off', async () => {
    stands({ body: { ...standing, scope: SCOPE.members } });
    const { renewed } = await run({}, {}, renewalToken);
    expect(renewed?.kept).toEqual(['name', 'names', 'grades', 'picker']);
    expect(posted()['scope']).toBe(SCOPE.members);
  });

  test.each([
    [
      'cannot be read',
      { status: 400, body: 'Unknown client' },
      'platform-refused',
      'Unknown client (HTTP 400)',
    ],
    ['is no registration', { body: {} }, 'standing-malformed', 'client_id is missing'],
    ['is no JSON', { body: 'thanks' }, 'standing-malformed', 'not JSON'],
  ])('changes nothing where what stands there %s', async (_what, reply, code, reason) => {
    stands(reply);
    await expect(run({}, {}, renewalToken)).rejects.toMatchObject({ code, reason });
    expect(stub.of('POST /register')).toHaveLength(0);
  });

  test('is not believed when the answer names another client', async () => {
    stands({ body: standing });
    const other = run({}, { body: { client_id: 'somebody' } }, renewalToken);
    await expect(other).rejects.toMatchObject({ code: 'answer-malformed' });
  });

  test('is told from a new one by the platform’s token alone', async () => {
    stands({ body: standing });
    for (const other of [token('reg'), 'reg-update', 'a.b.c', '']) {
      expect(await run({}, {}, other)).not.toHaveProperty('renewed');
    }
    expect(stub.of('GET /register')).toHaveLength(0);
  });
});
