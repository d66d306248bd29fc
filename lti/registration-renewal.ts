import { decodeJwt } from 'jose';
import { TOOL_CONFIGURATION } from './registration-body.ts';
import { SCOPE } from './scopes.ts';

/**
 * A registration that renews an older one of the same client: Moodle's "Update", its own recommended way. What is posted then
 * replaces all that stands there, so what the administrator has switched off since is read first and not asked for again.
 */

/** What an administrator can have switched off, or named anew, and we leave so. */
export type RegistrationChoice = 'name' | 'names' | 'grades' | 'roster' | 'picker';

/** The registration as it stands on the platform. */
export interface CurrentRegistration {
  clientId: string;
  name: string | undefined;
  description: string | undefined;
  custom: Record<string, string>;
  /** Switched off there. */
  off: Exclude<RegistrationChoice, 'name'>[];
}

type Fields = Record<string, unknown>;

const CUSTOM_KEPT = 50;
const NAME_CLAIMS = ['name', 'given_name', 'family_name'];
const DEEP_LINKING = 'LtiDeepLinkingRequest';

/**
 * Whether the platform's registration token is for an update (Moodle: scope `reg-update`). The token is not ours to verify:
 * a false one makes the platform refuse our next request.
 */
export function isRenewalToken(token: string | undefined): boolean {
  if (token === undefined) return false;
  try {
    return decodeJwt(token)['scope'] === 'reg-update';
  } catch {
    return false;
  }
}

/** Reads the platform's answer to GET of the registration endpoint; undefined when it names no client. */
export function readCurrent(body: unknown): CurrentRegistration | undefined {
  const fields = objectOf(body);
  const details = objectOf(fields[TOOL_CONFIGURATION]);
  const clientId = fields['client_id'];
  if (typeof clientId !== 'string' || clientId === '' || clientId.length > 255) return undefined;
  const claims = listOf(details['claims']);
  const scopes = (textOf(fields['scope']) ?? '').split(' ');
  const messages = listOf(details['messages']).map((one) => objectOf(one)['type']);
  const on: Record<CurrentRegistration['off'][number], boolean> = {
    names: NAME_CLAIMS.some((one) => claims.includes(one)),
    grades: scopes.includes(SCOPE.score),
    roster: scopes.includes(SCOPE.members),
    picker: messages.includes(DEEP_LINKING),
  };
  return {
    clientId,
    name: textOf(fields['client_name']),
    description: textOf(details['description']),
    custom: customOf(details['custom_parameters']),
    off: (['names', 'grades', 'roster', 'picker'] as const).filter((one) => !on[one]),
  };
}

/** The request that we would make of a new platform, less what is switched off there, with what was typed in there. */
export function keepChoices(request: Fields, current: CurrentRegistration): Fields {
  const details = objectOf(request[TOOL_CONFIGURATION]);
  const isOff = (choice: CurrentRegistration['off'][number]) => current.off.includes(choice);
  const claims = listOf(details['claims']).filter(
    (one) => !isOff('names') || !NAME_CLAIMS.includes(String(one)),
  );
  const messages = listOf(details['messages']).filter(
    (one) => !isOff('picker') || objectOf(one)['type'] !== DEEP_LINKING,
  );
  const scopes = (textOf(request['scope']) ?? '')
    .split(' ')
    .filter((one) => !isOff(one === SCOPE.members ? 'roster' : 'grades'));
  return {
    ...request,
    client_name: current.name ?? request['client_name'],
    scope: scopes.join(' '),
    [TOOL_CONFIGURATION]: {
      ...details,
      description: current.description ?? details['description'],
      claims,
      messages,
      custom_parameters: { ...current.custom, ...objectOf(details['custom_parameters']) },
    },
  };
}

/** What was left as the administrator has it. */
export function keptChoices(current: CurrentRegistration, ownName: string): RegistrationChoice[] {
  const renamed = current.name !== undefined && current.name !== ownName;
  return [...(renamed ? (['name'] as const) : []), ...current.off];
}

function customOf(value: unknown): Record<string, string> {
  const kept = Object.entries(objectOf(value)).filter(
    (one): one is [string, string] => typeof one[1] === 'string',
  );
  return Object.fromEntries(kept.slice(0, CUSTOM_KEPT));
}

const objectOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 2048 ? value : undefined;
