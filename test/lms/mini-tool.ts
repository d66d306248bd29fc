import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { paramsOf } from './http.ts';
import type { Params } from './http.ts';

/**
 * The smallest LTI tool, for the sandbox's own tests: it trusts every launch and remembers what it was told. Not the
 * product, so that a failing test here is the sandbox's fault.
 */
export interface MiniTool {
  origin: string;
  /** Bodies of POST /lti/launch, in order. */
  launches: Params[];
  /** Parameters of the login requests, in order. */
  logins: Params[];
  /** Body of the answer to POST /lti/launch. */
  page: (posted: Params) => string | Promise<string>;
  /** Changes the next authentication requests. */
  ask: Params;
  /** Where the browser is sent with the authentication request. */
  authorizationEndpoint: string;
  sign(claims: JWTPayload): Promise<string>;
  /** Trades a client assertion for an access token. */
  token(endpoint: string, clientId: string, scope: string): Promise<Response>;
  close(): Promise<void>;
}

interface ToolKey {
  privateKey: CryptoKey;
  jwk: JWK;
}

const SHELL = '<script type="application/json" id="client-config">{"token":"made-up"}</script>';

async function makeKey(): Promise<ToolKey> {
  const pair = await generateKeyPair('RS256');
  return {
    privateKey: pair.privateKey,
    jwk: { ...(await exportJWK(pair.publicKey)), kid: 'tool-key', alg: 'RS256', use: 'sig' },
  };
}

function toolApp(tool: MiniTool, key: ToolKey): express.Express {
  const app = express();
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.get('/lti/jwks', (_request, response) => void response.json({ keys: [key.jwk] }));
  app.all('/lti/login', (request, response) => {
    const login = paramsOf(request);
    tool.logins.push(login);
    const url = new URL(tool.authorizationEndpoint);
    const fields: Params = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: login['client_id'] ?? '',
      redirect_uri: `${tool.origin}/lti/launch`,
      login_hint: login['login_hint'] ?? '',
      state: randomBytes(16).toString('hex'),
      nonce: randomBytes(16).toString('hex'),
      ...(login['lti_message_hint'] ? { lti_message_hint: login['lti_message_hint'] } : {}),
      ...tool.ask,
    };
    for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
    response.redirect(302, url.href);
  });
  app.post('/lti/launch', async (request, response) => {
    const posted = paramsOf(request);
    tool.launches.push(posted);
    response.send(await tool.page(posted));
  });
  app.get('/lti/register/code', (_request, response) => {
    response.send("<script>parent.postMessage({ subject: 'org.imsglobal.lti.close' }, '*')</script>");
  });
  return app;
}

export async function startMiniTool(): Promise<MiniTool> {
  const key = await makeKey();
  const now = (): number => Math.floor(Date.now() / 1000);
  const sign = (claims: JWTPayload): Promise<string> =>
    new SignJWT({ iat: now() - 30, exp: now() + 300, jti: randomBytes(16).toString('hex'), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'tool-key', typ: 'JWT' })
      .sign(key.privateKey);
  const tool: MiniTool = {
    origin: '',
    launches: [],
    logins: [],
    page: () => SHELL,
    ask: {},
    authorizationEndpoint: '',
    sign,
    token: async (endpoint, clientId, scope) =>
      fetch(endpoint, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await sign({ iss: clientId, sub: clientId, aud: endpoint }),
          scope,
        }),
      }),
    close: async () => undefined,
  };
  const server = toolApp(tool, key).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  tool.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  tool.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return tool;
}
