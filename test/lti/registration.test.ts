import { describe, expect, test } from 'vitest';
import { registerWithPlatform } from '../../lti/registration.ts';
import { canvasDeveloperKey } from '../../lti/registration-body.ts';
import { parseConfiguration } from '../../lti/registration-configuration.ts';
import { SCOPE } from '../../lti/scopes.ts';
import {
  AGS,
  beforeRenewal,
  configuration,
  CV,
  open,
  PC,
  posted,
  registrationStub,
  run,
  strict,
  stub,
  TC,
  tool,
} from './registration-kit.ts';

registrationStub();

describe('registration', () => {
  test('with Moodle posts what Moodle checks and understands its answer', async () => {
    const { platform, deploymentId, issuerRule } = await run();
    expect(posted()).toEqual({
      application_type: 'web',
      grant_types: ['client_credentials', 'implicit'],
      response_types: ['id_token'],
      initiate_login_uri: 'https://tool.example/lti/login',
      redirect_uris: ['https://tool.example/lti/launch'],
      client_name: 'Re-entry',
      jwks_uri: 'https://tool.example/lti/jwks',
      logo_uri: 'https://tool.example/icon.svg',
      token_endpoint_auth_method: 'private_key_jwt',
      scope: [...AGS, SCOPE.members].join(' '),
      [TC]: {
        domain: 'tool.example',
        target_link_uri: 'https://tool.example/lti/launch',
        description: 'Mentoring',
        claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'locale'],
        custom_parameters: {
          user_tz: '$Person.address.timezone',
          course_begins: '$CourseSection.timeFrame.begin',
          ctx_history: '$Context.id.history',
        },
        messages: [
          { type: 'LtiResourceLinkRequest' },
          {
            type: 'LtiDeepLinkingRequest',
            target_link_uri: 'https://tool.example/lti/launch',
            label: 'Re-entry',
          },
        ],
      },
    });
    expect(platform).toMatchObject({
      issuer: stub.origin,
      clientId: 'abc',
      authorizationEndpoint: `${stub.origin}/auth`,
      tokenEndpoint: `${stub.origin}/token`,
      jwksUri: `${stub.origin}/jwks`,
      family: 'moodle',
      algorithms: ['RS256'],
      status: 'active',
      frameOrigins: [stub.origin],
    });
    expect([deploymentId, issuerRule]).toEqual(['3', 'same-host']);
    expect(stub.of('GET /config')[0]?.headers.authorization).toBe('Bearer reg-token');
    expect(stub.of('POST /register')[0]?.headers.authorization).toBe('Bearer reg-token');
  });

  test('with Canvas names placements and privacy, and needs no deployment id', async () => {
    const { platform, ...rest } = await run(
      {
        issuer: 'https://canvas.instructure.com',
        authorization_server: 'canvas.instructure.com',
        scopes_supported: [SCOPE.score, 'https://purl.imsglobal.org/spec/lti-reg/scope/registration'],
        [PC]: { product_family_code: 'canvas', [`${CV}account_name`]: 'North School' },
      },
      { status: 201, body: { client_id: '100', [TC]: {} } },
    );
    expect(rest).not.toHaveProperty('deploymentId');
    expect(platform).toMatchObject({ family: 'canvas', name: 'North School' });
    // A bare host, which Canvas itself does not accept as an audience.
    expect(platform).not.toHaveProperty('tokenAudience');
    expect(posted()['scope']).toBe(SCOPE.score);
    expect(posted()[TC]).toMatchObject({
      [`${CV}privacy_level`]: 'name_only',
      claims: expect.not.arrayContaining(['email']),
      custom_parameters: {
        user_tz: '$Person.address.timezone',
        course_begins: '$Canvas.course.startAt',
        ctx_history: '$Context.id.history',
        api_domain: '$Canvas.api.domain',
      },
      messages: [
        {
          type: 'LtiResourceLinkRequest',
          placements: ['course_navigation'],
          [`${CV}course_navigation/default_enabled`]: false,
        },
        {
          type: 'LtiDeepLinkingRequest',
          placements: expect.arrayContaining(['assignment_selection', 'link_selection']),
        },
      ],
    });
  });

  test('keeps the audience that a platform names for its tokens', async () => {
    const authorization_server = 'https://api.lms.test/auth/token';
    expect((await run({ authorization_server })).platform.tokenAudience).toBe(authorization_server);
  });

  test('works without a registration token', async () => {
    await run({}, {}, '');
    expect(stub.received.some((one) => one.headers.authorization)).toBe(false);
  });

  test.each([
    ['Moodle’s bare code', { status: 400, body: 'missing_domain' }, 'missing_domain (HTTP 400)'],
    [
      'Canvas’ list',
      { status: 422, body: { errors: ['logo_uri is bad', 'Invalid scopes: x'] } },
      'logo_uri is bad; Invalid scopes: x (HTTP 422)',
    ],
    ['a page', { status: 500, body: '<html><b>no</b></html>' }, 'Internal Server Error (HTTP 500)'],
  ])('says why the platform refused: %s', async (_what, answer, reason) => {
    await expect(run({}, answer)).rejects.toMatchObject({ code: 'platform-refused', reason });
  });

  test.each([
    ['no client id', { body: {} }, 'answer-malformed'],
    ['no JSON', { body: 'thanks' }, 'answer-malformed'],
  ])('notices an answer with %s', async (_what, answer, code) => {
    await expect(run({}, answer)).rejects.toMatchObject({ code });
  });

  test.each([
    ['a missing endpoint', { token_endpoint: undefined }, 'configuration-malformed'],
    ['an endpoint that is no text', { jwks_uri: { $ne: 1 } }, 'configuration-malformed'],
    ['an endpoint on a stranger’s host', { token_endpoint: 'http://127.0.0.2/token' }, 'endpoint-foreign'],
  ])('stops before posting at %s', async (_what, change, code) => {
    await expect(run(change)).rejects.toMatchObject({ code });
    expect(stub.of('POST /register')).toHaveLength(0);
  });

  test.each([
    ['', 'configuration-missing'],
    ['http://127.0.0.1/config', 'configuration-address'],
    ['https://169.254.169.254/latest', 'configuration-address'],
    ['javascript:alert(1)', 'configuration-address'],
  ])('in production refuses the configuration address %j', async (openidConfiguration, code) => {
    const registering = registerWithPlatform(
      { client: strict, tool, allowPrivate: false, beforeRenewal },
      { openidConfiguration },
    );
    await expect(registering).rejects.toMatchObject({ code });
  });

  test('tells an unreachable configuration from a malformed one', async () => {
    const from = (path: string) =>
      registerWithPlatform(
        { client: open, tool, allowPrivate: true, beforeRenewal },
        { openidConfiguration: stub.origin + path },
      );
    await expect(from('/nothing')).rejects.toMatchObject({ code: 'configuration-unreachable' });
    stub.on('GET /page', () => ({ body: '<html>' }));
    await expect(from('/page')).rejects.toMatchObject({ code: 'configuration-malformed' });
  });
});

describe('the issuer', () => {
  const rule = (issuer: string, address: string) => {
    const host = new URL(address).origin;
    return parseConfiguration(configuration(host, { issuer }), new URL(address), false).issuerRule;
  };
  test('must live where its configuration lives; hosted Canvas shares one issuer', () => {
    expect(rule('https://moodle.school.edu/lms', 'https://moodle.school.edu/lms/config')).toBe('same-host');
    expect(rule('https://canvas.instructure.com', 'https://north.instructure.com/api/config')).toBe(
      'canvas-pair',
    );
    expect(rule('https://canvas.beta.instructure.com', 'https://sso.beta.canvaslms.com/config')).toBe(
      'canvas-pair',
    );
  });
  test.each([
    ['https://moodle.school.edu', 'https://evil.test/config'],
    ['https://canvas.instructure.com', 'https://instructure.com.evil.test/config'],
    ['https://canvas.instructure.com', 'https://evilinstructure.com/config'],
    ['https://moodle.school.edu:8443', 'https://moodle.school.edu/config'],
    ['not a URL', 'https://evil.test/config'],
  ])('%s does not go with %s', (issuer, address) => {
    expect(() => rule(issuer, address)).toThrow(
      expect.objectContaining({ code: 'issuer-mismatch' }) as Error,
    );
  });
});

test('the Canvas developer key names every address Canvas asks for', () => {
  expect(canvasDeveloperKey(tool)).toMatchObject({
    oidc_initiation_url: 'https://tool.example/lti/login',
    target_link_uri: 'https://tool.example/lti/launch',
    public_jwk_url: 'https://tool.example/lti/jwks',
    scopes: expect.arrayContaining([SCOPE.score, SCOPE.members]),
    extensions: [{ platform: 'canvas.instructure.com', domain: 'tool.example', privacy_level: 'name_only' }],
  });
});
