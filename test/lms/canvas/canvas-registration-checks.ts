import { isRecord } from '../http.ts';
import { ALL_SCOPES } from '../model.ts';

const TC = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const CV = 'https://canvas.instructure.com/lti/';
export const REGISTRATION_SCOPE = 'https://purl.imsglobal.org/spec/lti-reg/scope/registration';

export const PLACEMENTS = new Set([
  'account_navigation',
  'assignment_edit',
  'assignment_selection',
  'course_assignments_menu',
  'course_navigation',
  'editor_button',
  'file_menu',
  'global_navigation',
  'homework_submission',
  'link_selection',
  'module_index_menu_modal',
  'module_menu_modal',
  'post_grades',
  'resource_selection',
  'student_context_card',
  'submission_type_selection',
  'user_navigation',
  'ActivityAssetProcessor',
]);
const STANDARD: Record<string, string> = { ContentArea: 'link_selection', RichTextEditor: 'editor_button' };

const isUri = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const strings = (value: unknown): string[] =>
  isList(value) ? value.filter((one) => typeof one === 'string') : [];

type Demand = (holds: boolean, path: string, what: string) => void;

function demands(errors: string[]): Demand {
  return (holds, path, what) => {
    if (!holds) errors.push(`The property '#/${path}' ${what}`);
  };
}

function addressErrors(body: Record<string, unknown>): string[] {
  const errors: string[] = [];
  const demand = demands(errors);
  const redirects = body['redirect_uris'];
  const listed = isList(redirects) && redirects.length > 0 && redirects.every(isUri);
  demand(listed, 'redirect_uris', 'must be a list of URIs');
  for (const name of ['initiate_login_uri', 'jwks_uri']) demand(isUri(body[name]), name, 'must be a URI');
  // An empty text is no URI; null and absent pass.
  for (const name of ['logo_uri', 'client_uri']) {
    const value = body[name];
    demand(value === undefined || value === null || isUri(value), name, 'must be a URI or null');
  }
  return errors;
}

function topErrors(body: Record<string, unknown>): string[] {
  const errors = addressErrors(body);
  const demand = demands(errors);
  demand(body['application_type'] === 'web', 'application_type', "must be 'web'");
  for (const grant of ['client_credentials', 'implicit']) {
    demand(strings(body['grant_types']).includes(grant), 'grant_types', `must contain ${grant}`);
  }
  demand(strings(body['response_types']).includes('id_token'), 'response_types', 'must contain id_token');
  const name = body['client_name'];
  demand(typeof name === 'string' && name !== '', 'client_name', 'must not be empty');
  const method = body['token_endpoint_auth_method'];
  demand(method === 'private_key_jwt', 'token_endpoint_auth_method', "must be 'private_key_jwt'");
  const scopes = String(body['scope'] ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const strange = scopes.filter((one) => ![...ALL_SCOPES, REGISTRATION_SCOPE, 'openid'].includes(one));
  if (strange.length > 0) errors.push(`Invalid scopes: ${strange.join(', ')}`);
  return errors;
}

export const plain = (placement: string): string => STANDARD[placement] ?? placement.replace(CV, '');

function messageErrors(message: unknown, index: number): string[] {
  const at = `#/${TC}/messages/${index}`;
  if (!isRecord(message)) return [`The property '${at}' must be an object`];
  const errors: string[] = [];
  if (!['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'].includes(String(message['type']))) {
    errors.push(`The property '${at}/type' is not one of the known messages`);
  }
  const icon = message['icon_uri'];
  if (icon !== undefined && icon !== null && !isUri(icon))
    errors.push(`The property '${at}/icon_uri' must be a URI`);
  for (const placement of strings(message['placements'])) {
    if (!PLACEMENTS.has(plain(placement)))
      errors.push(`The property '${at}/placements' has an unknown ${placement}`);
  }
  return errors;
}

function toolErrors(tc: unknown): string[] {
  if (!isRecord(tc)) return [`The property '#/${TC}' is required`];
  const errors: string[] = [];
  const domain = tc['domain'];
  if (typeof domain !== 'string' || !/^[^/\s:]+(:\d+)?$/.test(domain))
    errors.push(`The property '#/${TC}/domain' must be a host`);
  if (!isList(tc['claims'])) errors.push(`The property '#/${TC}/claims' is required`);
  if (!isUri(tc['target_link_uri'])) errors.push(`The property '#/${TC}/target_link_uri' must be a URI`);
  if (!isList(tc['messages'])) errors.push(`The property '#/${TC}/messages' is required`);
  else errors.push(...tc['messages'].flatMap(messageErrors));
  const custom = isRecord(tc['custom_parameters']) ? tc['custom_parameters'] : {};
  for (const [key, value] of Object.entries(custom)) {
    if (typeof value !== 'string')
      errors.push(`The property '#/${TC}/custom_parameters/${key}' must be a string`);
  }
  return errors;
}

/** Every complaint of Canvas' schema at once; none: the registration is good. */
export function registrationErrors(body: unknown): string[] {
  if (!isRecord(body)) return ['The body must be a JSON object'];
  return [...topErrors(body), ...toolErrors(body[TC])];
}
