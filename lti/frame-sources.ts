import type { Launch, Platform } from './lti.types.ts';

/** The URL standard lets `;` and `,` stand in a host name, where they would end a CSP directive. */
const PLAIN_ORIGIN = /^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/;

/** scheme://host:port of an http address, fit for a CSP source; undefined for anything else. */
export function originOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return PLAIN_ORIGIN.test(origin) ? origin : undefined;
}

/**
 * CSP sources for frame-ancestors of pages before the launch is verified. Hosted Canvas shares one issuer among schools with
 * hosts of their own, which nothing in a login names: there any https site may frame the page, which holds no data and no
 * control worth a stolen click. Pages after the launch use `launchFrameSources`.
 */
export function loginFrameSources(platform: Platform): string[] {
  const known = [
    originOf(platform.issuer),
    originOf(platform.authorizationEndpoint),
    ...platform.frameOrigins,
  ];
  const sources = known.filter((origin): origin is string => origin !== undefined);
  return [...new Set(platform.family === 'canvas' ? [...sources, 'https:'] : sources)];
}

/** CSP sources for frame-ancestors once the message is verified: the registration's, and the host this launch names. */
export function launchFrameSources(platform: Platform, launch: Launch): string[] {
  const apiDomain = launch.custom['api_domain'];
  const learnt = [
    originOf(platform.issuer),
    originOf(platform.authorizationEndpoint),
    originOf(launch.presentation.returnUrl),
    // Canvas only ($Canvas.api.domain): elsewhere a teacher could write this custom parameter.
    platform.family === 'canvas' && apiDomain ? originOf(`https://${apiDomain}`) : undefined,
  ];
  return [
    ...new Set([...learnt.filter((one): one is string => one !== undefined), ...platform.frameOrigins]),
  ];
}
