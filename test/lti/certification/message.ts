import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { rawToken, signToken } from '../keys.ts';
import type { TestKey } from '../keys.ts';
import type { Message } from './cases.ts';

/** What a message depends on, whichever door it goes through. */
export interface Facts {
  issuer: string;
  clientId: string;
  deploymentId: string;
  /** scheme://host:port of the tool. */
  tool: string;
  state: string;
  nonce: string;
  /** Seconds since 1970. */
  now: number;
}

export interface Signers {
  /** In the platform's key set. */
  platform: TestKey;
  /** Another pair; used under the platform's key id. */
  stranger: TestKey;
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';
const CONTEXT_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** A message as Moodle would send it. */
function basePayload(base: Message['base'], facts: Facts): Record<string, unknown> {
  const common = {
    iss: facts.issuer,
    aud: facts.clientId,
    sub: '42',
    nonce: facts.nonce,
    iat: facts.now,
    exp: facts.now + 60,
    name: 'Ada Byron',
    given_name: 'Ada',
    family_name: 'Byron',
    email: 'ada@lms.example',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}deployment_id`]: facts.deploymentId,
    [`${LTI}target_link_uri`]: `${facts.tool}/lti/launch`,
    [`${LTI}context`]: { id: '5', label: 'M1', title: 'Mentors', type: ['CourseSection'] },
    [`${LTI}launch_presentation`]: {
      locale: 'en',
      document_target: 'iframe',
      return_url: 'https://lms.example/r',
    },
    [`${LTI}tool_platform`]: {
      guid: 'g',
      name: 'School',
      product_family_code: 'moodle',
      version: '2024100706',
    },
    [`${LTI}custom`]: { chosen: 'by teacher' },
    [`${LTI}roles`]: [CONTEXT_ROLE + (base === 'learner' ? 'Learner' : 'Instructor')],
  };
  return { ...common, ...messagePart(base) };
}

function messagePart(base: Message['base']): Record<string, unknown> {
  const link = { [`${LTI}resource_link`]: { id: '12', title: 'Mentoring', description: '' } };
  if (base === 'deep-linking') {
    return {
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${DL}deep_linking_settings`]: {
        deep_link_return_url: 'https://lms.example/mod/lti/contentitem_return.php?sesskey=1',
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['frame', 'iframe', 'window'],
        accept_multiple: true,
        auto_create: false,
      },
    };
  }
  if (base === 'review') {
    const lineitem = 'https://lms.example/mod/lti/services.php/5/lineitems/9/lineitem?type_id=3';
    return {
      ...link,
      [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
      [`${LTI}for_user`]: { user_id: '77' },
      [`${AGS}claim/endpoint`]: { scope: [`${AGS}scope/score`], lineitem },
    };
  }
  return { ...link, [`${LTI}message_type`]: 'LtiResourceLinkRequest' };
}

/**
 * Fills in what a data file cannot know: '@clientId', '@state', '@issuer...' and '@tool...' (also as a beginning),
 * {'@now': seconds from now}, {'@repeat': [text, times]}, {'@many': [prefix, count, length]} for an object of texts.
 */
export function fill(value: unknown, facts: Facts): unknown {
  if (typeof value === 'string') {
    return value
      .replace(/^@issuer/, facts.issuer)
      .replace(/^@tool/, facts.tool)
      .replace(/^@clientId$/, facts.clientId)
      .replace(/^@state$/, facts.state);
  }
  if (Array.isArray(value)) return value.map((one) => fill(one, facts));
  if (typeof value !== 'object' || value === null) return value;
  return fillObject(value as Record<string, unknown>, facts);
}

function fillObject(value: Record<string, unknown>, facts: Facts): unknown {
  if (typeof value['@now'] === 'number') return facts.now + value['@now'];
  const repeat = value['@repeat'] as [string, number] | undefined;
  if (repeat) return repeat[0].repeat(repeat[1]);
  const many = value['@many'] as [string, number, number] | undefined;
  if (many) {
    const [prefix, count, length] = many;
    return Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`${prefix}${at}`, 'v'.repeat(length)]),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, facts)]));
}

/** Parameters with a case's changes: null takes one away. */
export function withChanges(
  params: Record<string, unknown>,
  changes: Record<string, unknown>,
  facts: Facts,
): Record<string, unknown> {
  const filled = fill(changes, facts) as Record<string, unknown>;
  return Object.fromEntries(Object.entries({ ...params, ...filled }).filter(([, value]) => value !== null));
}

export function payloadOf(message: Message, facts: Facts): Record<string, unknown> {
  if (message.payload) return message.payload;
  const changed = { ...basePayload(message.base, facts), ...(fill(message.set ?? {}, facts) as object) };
  return Object.fromEntries(Object.entries(changed).filter(([name]) => !message.remove?.includes(name)));
}

/** The id_token that a case posts. */
export async function tokenOf(message: Message, facts: Facts, signers: Signers): Promise<string> {
  const payload = payloadOf(message, facts);
  const header: Record<string, unknown> = { kid: signers.platform.kid, ...message.header };
  if (message.signedBy === 'platform') return signToken(signers.platform, payload, header);
  if (message.signedBy === 'stranger') return signToken(signers.stranger, payload, header);
  const unsigned = rawToken({ alg: 'RS256', typ: 'JWT', ...header }, payload);
  return message.signedBy === 'nobody'
    ? unsigned
    : unsigned + (await publicKeyMac(unsigned, signers.platform));
}

/** The key confusion attack: HMAC with the public key's text as its secret. */
async function publicKeyMac(unsigned: string, key: TestKey): Promise<string> {
  const publicKey = (await importJWK(key.publicJwk, 'RS256', { extractable: true })) as CryptoKey;
  const secret = await exportSPKI(publicKey);
  return createHmac('sha256', secret).update(unsigned.slice(0, -1)).digest('base64url');
}
