import type { Request, Response } from 'express';
import type { Tool } from '../model.ts';
import { ALL_SCOPES } from '../model.ts';
import { platformValues } from '../tools.ts';
import type { World } from '../world.ts';
import { MOODLE_VERSION } from './moodle-claims.ts';

const PC = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

/** Open to anyone, as in Moodle. */
export function serveMoodleConfiguration(world: World, _request: Request, response: Response): void {
  const site = world.sites.moodle;
  const values = platformValues(site, { deployments: [] } as unknown as Tool, world.origin);
  response.json({
    issuer: site.settings.issuer,
    token_endpoint: values['tokenEndpoint'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: values['jwksUri'],
    authorization_endpoint: values['authorizationEndpoint'],
    registration_endpoint: `${world.origin}/moodle/mod/lti/openid-registration.php`,
    scopes_supported: [
      'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
      ...ALL_SCOPES,
      'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
      'openid',
    ],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    [PC]: {
      product_family_code: 'moodle',
      version: MOODLE_VERSION,
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: [
        'basic-lti-launch-request',
        'User.id',
        'Person.address.timezone',
        'Context.id',
        'CourseSection.timeFrame.begin',
        'Context.id.history',
        'ResourceLink.id',
      ],
    },
  });
}
