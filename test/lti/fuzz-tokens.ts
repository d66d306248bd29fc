import fc from 'fast-check';
import { LTI, TOOL } from './front-door.ts';
import { rawToken } from './keys.ts';

/** A signed token in its parts, and what its payload says. */
export interface Sample {
  token: string;
  payload: Record<string, unknown>;
  header: Record<string, unknown>;
  /** Other tokens of the same platform, good ones: their parts are stolen. */
  others: string[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const encode = (text: string): string => Buffer.from(text).toString('base64url');
const json = fc.jsonValue({ maxDepth: 3 });

/** What an attacker can do to a token without the platform's key. Each arbitrary answers a whole token text. */
export function alteredToken(sample: Sample): fc.Arbitrary<string> {
  const [head, body, signature] = sample.token.split('.') as [string, string, string];
  const at = fc.nat(sample.token.length - 1);
  const letter = fc.constantFrom(...LETTERS, '.', '=', '+', '/', ' ', '\0', 'é');
  const replaced = fc
    .tuple(at, letter)
    .map(([place, sign]) => sample.token.slice(0, place) + sign + sample.token.slice(place + 1));
  const inserted = fc
    .tuple(at, fc.string({ minLength: 1, maxLength: 8 }))
    .map(([place, text]) => sample.token.slice(0, place) + text + sample.token.slice(place));
  const cut = at.map((place) => sample.token.slice(0, place));
  const stolen = fc.tuple(fc.constantFrom(...sample.others), fc.nat(2)).map(([other, which]) =>
    sample.token
      .split('.')
      .with(which, other.split('.')[which] ?? '')
      .join('.'),
  );
  const altered = fc.oneof(
    replaced,
    inserted,
    cut,
    stolen,
    header(sample).map((made) => `${encode(JSON.stringify(made))}.${body}.${signature}`),
    payload(sample).map((made) => `${head}.${encode(JSON.stringify(made))}.${signature}`),
    unsigned(sample),
    nested(sample),
    fc.string({ maxLength: 200, unit: 'binary' }),
  );
  // Some changes happen to write what stood there: those are not changes.
  return altered.filter((token) => token !== sample.token && !sample.others.includes(token));
}

/** Another algorithm, another key, keys brought along, parameters that change how a token is read. */
const header = (sample: Sample): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc
      .constantFrom('none', 'None', 'HS256', 'RS384', 'RS512', 'ES256', 'PS256', 'EdDSA', 'rs256', '')
      .map((alg) => ({ ...sample.header, alg })),
    fc.oneof(fc.string(), json).map((kid) => ({ ...sample.header, kid })),
    fc
      .constantFrom('jku', 'x5u', 'jwk', 'x5c', 'crit', 'b64', 'zip', 'enc', 'cty')
      .chain((name) =>
        fc.oneof(json, fc.constant(['b64'])).map((value) => ({ ...sample.header, [name]: value })),
      ),
    json,
  );

const payload = (sample: Sample): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(sample.payload)), json)
      .map(([name, value]) => ({ ...sample.payload, [name]: value })),
    fc.string({ minLength: 1 }).map((name) => ({ ...sample.payload, [name]: 1 })),
    json,
  );

/** No signature, an empty one, one of zeros, one of the right length. */
const unsigned = (sample: Sample): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(header(sample), fc.constant(sample.header)),
      payload(sample),
      fc.constantFrom('', 'AA', 'A'.repeat(342), 'A'.repeat(341) + 'Q', '_'.repeat(342)),
    )
    .map(([made, claims, signature]) => rawToken(made, claims, signature));

/** Tokens in tokens, deep lists, tokens of more parts, a JSON serialisation where the compact one belongs. */
const nested = (sample: Sample): fc.Arbitrary<string> => {
  const [head, body, signature] = sample.token.split('.') as [string, string, string];
  return fc.oneof(
    fc.nat(2000).map((depth) => `${head}.${encode('['.repeat(depth) + ']'.repeat(depth))}.${signature}`),
    fc
      .nat(500)
      .map((depth) => `${encode('{"alg":'.repeat(depth) + '1' + '}'.repeat(depth))}.${body}.${signature}`),
    fc.constantFrom(
      `${head}.${encode(sample.token)}.${signature}`,
      `${sample.token}.${signature}`,
      `${head}.${body}.${signature}.${head}.${body}`,
      `.${sample.token}`,
      `${sample.token}.`,
      ` ${sample.token}`,
      `${sample.token}\n`,
      `${head}..${signature}`,
      `${head}.${body}.`,
      JSON.stringify({ protected: head, payload: body, signature }),
    ),
  );
};

const NOW_WINDOW = 10 * 24 * 3600;

/**
 * Claims that a platform signed and that are wrong all the same: each answers changes, never an acceptable one. What makes a
 * value acceptable is written here a second time on purpose, apart from the code under test.
 */
export const wrongClaims = (payload: Record<string, unknown>, clientId: string): Changes =>
  fc.oneof(
    wrongNames(payload),
    wrongTimes(Number(payload['iat'])),
    wrongParties(clientId),
    wrongPlaces,
    leftOut,
  );

type Changes = fc.Arbitrary<Record<string, unknown>>;

/** Claims with exactly one right value. */
const wrongNames = (payload: Record<string, unknown>): Changes =>
  fc
    .constantFrom('iss', 'nonce', `${LTI}version`, `${LTI}deployment_id`)
    .chain((name) => json.filter((value) => value !== payload[name]).map((value) => ({ [name]: value })));

function wrongTimes(now: number): Changes {
  const noNumber = json.filter((value) => typeof value !== 'number');
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: now - NOW_WINDOW, max: now + NOW_WINDOW }),
  );
  const past = number.filter((at) => at < now - 61);
  const farOff = number.filter((at) => at > now + 61 || at < now - 3661);
  return fc.oneof(
    fc.oneof(noNumber, past).map((exp) => ({ exp })),
    fc.oneof(noNumber, farOff).map((iat) => ({ iat })),
  );
}

function wrongParties(clientId: string): Changes {
  const list = fc.array(fc.oneof(fc.string(), fc.constant(clientId), json), { maxLength: 4 });
  return fc.oneof(
    list.filter((all) => all.length > 1 || all[0] !== clientId).map((aud) => ({ aud })),
    json.filter((aud) => aud !== clientId && !Array.isArray(aud)).map((aud) => ({ aud })),
    json.filter((azp) => azp !== null && azp !== clientId).map((azp) => ({ azp })),
  );
}

const changed =
  (name: string) =>
  (value: unknown): Record<string, unknown> => ({ [LTI + name]: value });

const wrongPlaces: Changes = fc.oneof(
  json.filter((type) => typeof type !== 'string' || !type.startsWith('Lti')).map(changed('message_type')),
  json.filter((roles) => !Array.isArray(roles)).map(changed('roles')),
  fc
    .oneof(fc.webUrl(), fc.string())
    .filter((url) => !url.startsWith(TOOL))
    .map(changed('target_link_uri')),
  fc
    .oneof(json, fc.constant({ id: '' }))
    .filter((link) => !hasId(link))
    .map(changed('resource_link')),
);

const leftOut: Changes = fc
  .constantFrom(
    'iss',
    'aud',
    'exp',
    'iat',
    'nonce',
    ...['version', 'message_type', 'roles'].map((n) => LTI + n),
  )
  .map((name) => ({ [name]: undefined }));

function hasId(link: unknown): boolean {
  return (
    typeof link === 'object' && link !== null && 'id' in link && typeof link.id === 'string' && link.id !== ''
  );
}
