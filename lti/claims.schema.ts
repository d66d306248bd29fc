import { z } from 'zod';
import type { Cut } from './cut.ts';
import { readId } from './ids.ts';
import { LtiError } from './lti-error.ts';
import { originOf } from './frame-sources.ts';

/** Claim names of LTI 1.3, Deep Linking 2.0, Assignment and Grade 2.0, Names and Roles 2.0. */
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const CLAIM = {
  version: `${LTI}version`,
  messageType: `${LTI}message_type`,
  deploymentId: `${LTI}deployment_id`,
  targetLinkUri: `${LTI}target_link_uri`,
  roles: `${LTI}roles`,
  resourceLink: `${LTI}resource_link`,
  context: `${LTI}context`,
  custom: `${LTI}custom`,
  launchPresentation: `${LTI}launch_presentation`,
  toolPlatform: `${LTI}tool_platform`,
  forUser: `${LTI}for_user`,
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  agsEndpoint: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  namesRoleService: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
} as const;

/** A "$Variable.name" that the platform did not know stands for nothing (LTI 1.3 appendix B.2). */
const UNEXPANDED = /^\$[A-Z]/i;
/** Longer names and titles are cut: nobody reads them, and they are stored with every person. */
const TEXT_LENGTH = 1000;
const URL_LENGTH = 8192;
/** Canvas writes the locale as "es-MX", Moodle as "es" or "es_mx". */
const LOCALE = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}$/;
/** Custom parameter names become keys of stored rows, so only plain ones are kept. */
const CUSTOM_NAME = /^[A-Za-z0-9_-]{1,128}$/;
const CUSTOM_COUNT = 200;
const CUSTOM_LENGTH = 20_000;

function asText(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || UNEXPANDED.test(value)) return undefined;
  return value.length <= TEXT_LENGTH ? value : value.slice(0, TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}

function asAddress(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= URL_LENGTH && originOf(value) ? value : undefined;
}

interface CustomValues {
  values: Record<string, string>;
  /** There when a cap left some out. */
  cut?: Cut;
}

/**
 * Canvas sends numbers and nulls among custom values; LTI 1.3 5.4.6 promises texts. A value beyond the cap is left out
 * whole, since half an address or half a list of ids is a wrong one.
 */
function asCustom(value: Record<string, unknown>): CustomValues {
  const usable = Object.entries(value).flatMap(([name, one]): [string, string][] => {
    if (!CUSTOM_NAME.test(name) || name === '__proto__') return [];
    if (typeof one === 'number' || typeof one === 'boolean') return [[name, String(one)]];
    return typeof one === 'string' && !UNEXPANDED.test(one) ? [[name, one]] : [];
  });
  const kept = usable.filter(([, one]) => one.length <= CUSTOM_LENGTH).slice(0, CUSTOM_COUNT);
  const values = Object.fromEntries(kept);
  if (kept.length === usable.length) return { values };
  return { values, cut: { what: 'custom-values', kept: kept.length, of: usable.length } };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && one.length <= 255)
    : [];

/** An optional member whose odd forms are worth no refusal: it is simply not there. */
const member = <T>(read: (value: unknown) => T) => z.unknown().optional().transform(read);
const text = member(asText);
const address = member(asAddress);
/** What an id names would be mixed up if anything else stood in its place, so that is refused, by its name. */
const id = (name: string) =>
  z
    .unknown()
    .optional()
    .transform((value, context) => {
      const read = readId(value);
      if (read.kind === 'malformed') context.addIssue({ code: 'custom', message: `${name} is no id` });
      return read.kind === 'id' ? read.id : undefined;
    });
const locale = member((value) =>
  typeof value === 'string' && LOCALE.test(value) ? value.replaceAll('_', '-') : undefined,
);

/** Absence, as platforms write it where an object belongs: nothing, null, an empty text, PHP's empty array. */
const emptyIsAbsent = (value: unknown): unknown => {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? undefined : value;
};

/** An optional claim: another kind than an object that is not empty is a broken message. */
const claim = <Shape extends z.core.$ZodLooseShape>(name: string, shape: Shape) =>
  z.preprocess(emptyIsAbsent, z.object(shape, { error: `${name} is not an object` }).optional());

const optionalClaims = z.object({
  name: text,
  given_name: text,
  family_name: text,
  locale,
  [CLAIM.context]: claim('context', { id: id('context.id'), label: text, title: text }),
  [CLAIM.resourceLink]: claim('resource_link', { id: id('resource_link.id'), title: text }),
  [CLAIM.launchPresentation]: claim('launch_presentation', {
    document_target: text,
    return_url: address,
    locale,
  }),
  [CLAIM.toolPlatform]: claim('tool_platform', {
    guid: text,
    name: text,
    product_family_code: text,
    version: text,
  }),
  [CLAIM.custom]: z.preprocess(
    emptyIsAbsent,
    z.record(z.string(), z.unknown(), { error: 'custom is not an object' }).transform(asCustom).optional(),
  ),
  [CLAIM.forUser]: claim('for_user', { user_id: id('for_user.user_id'), name: text }),
  [CLAIM.agsEndpoint]: claim('endpoint', { scope: member(texts), lineitems: address, lineitem: address }),
  [CLAIM.namesRoleService]: claim('namesroleservice', { context_memberships_url: address }),
  [CLAIM.deepLinkingSettings]: claim('deep_linking_settings', {
    deep_link_return_url: address,
    accept_types: z.unknown().optional(),
    accept_presentation_document_targets: z.unknown().optional(),
    accept_multiple: z.unknown().optional(),
    accept_lineitem: z.unknown().optional(),
    data: member((value) => (typeof value === 'string' ? value : undefined)),
  }),
});

export type OptionalClaims = z.output<typeof optionalClaims>;

/**
 * Everything a message may leave out, cleaned: unknown claims and members ignored, nulls and unexpanded variables absent,
 * texts cut at 1,000 characters, addresses only http(s).
 * @throws LtiError claims-malformed, with a sentence per claim that is no object.
 */
export function readOptionalClaims(payload: Record<string, unknown>): OptionalClaims {
  const read = optionalClaims.safeParse(payload);
  if (read.success) return read.data;
  throw new LtiError('claims-malformed', read.error.issues.map((issue) => issue.message).join('; '));
}

/** A list of texts as a claim sends it; undefined when it is no list. */
export const textList = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? texts(value) : undefined;
