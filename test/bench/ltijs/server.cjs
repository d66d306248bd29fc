/**
 * ltijs 5.9.9 as its documentation shows it: its own Express application, its own Database class, cookies on.
 * A launch ends in the page that onConnect answers. Started by servers.ts; says `ready` to its parent.
 */
const { Provider } = require('ltijs');

const { PORT, MONGODB_URI, PLATFORM } = process.env;
const platform = JSON.parse(PLATFORM);

async function main() {
  Provider.setup(
    'bench-key-0123456789-abcdefghijklm',
    { url: MONGODB_URI },
    {
      // Over http a Secure cookie would not come back.
      cookies: { secure: false, sameSite: '' },
      // The default of 10 s refuses tokens on a busy machine; what is checked stays the same.
      tokenMaxAge: 60,
    },
  );
  Provider.onConnect((token, req, res) =>
    res.send(`<!doctype html><title>${token.platformContext.context.id}</title>`),
  );
  await Provider.deploy({ port: Number(PORT), silent: true });
  await Provider.registerPlatform({
    url: platform.issuer,
    name: 'Bench',
    clientId: platform.clientId,
    authenticationEndpoint: platform.authorizationEndpoint,
    accesstokenEndpoint: platform.tokenEndpoint,
    authConfig: { method: 'JWK_SET', key: platform.jwksUri },
  });
  process.send('ready');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
