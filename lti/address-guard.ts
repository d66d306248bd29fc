import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ServiceError } from './service-error.ts';

/**
 * Addresses in a registration are chosen by whoever holds an invitation, so every outgoing call is treated as one to a
 * stranger's host: without this guard the tool could be made to read a cloud's metadata service or an internal panel
 * and to print the answer (server-side request forgery).
 */

/** The part of node:dns that is needed; tests answer from a table. */
export type ResolveAll = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const resolveAll: ResolveAll = (hostname, callback) => systemLookup(hostname, { all: true }, callback);

/**
 * True for addresses on the public internet. Everything that ipaddr.js gives a name other than unicast (loopback,
 * private, link-local, carrier-grade NAT, NAT64, documentation ...) is not; IPv4 inside IPv6 is judged as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast';
}

function rangeOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'malformed';
  return ipaddr.process(address).range();
}

/** Link-local holds the clouds' metadata services: refused even where private platforms are allowed. */
function mayConnect(address: string, allowPrivate: boolean): boolean {
  const range = rangeOf(address);
  return allowPrivate ? range !== 'linkLocal' && range !== 'malformed' : range === 'unicast';
}

/**
 * Judges an address before any connection: scheme, credentials, literal hosts. undici never calls `lookup` for a
 * literal address, so this check and the look-up below are both needed. Throws ServiceError `address-refused`.
 */
export function checkAddress(address: string, allowPrivate: boolean): URL {
  if (!URL.canParse(address)) throw new ServiceError('address-refused', 'not a URL');
  const url = new URL(address);
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol)) throw new ServiceError('address-refused', `scheme ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw new ServiceError('address-refused', 'credentials in the URL');
  // `new URL` has already turned 2130706433, 0x7f.1 and their like into dotted form.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !mayConnect(host, allowPrivate))
    throw new ServiceError('address-refused', `host ${host} is ${rangeOf(host)}`);
  return url;
}

/**
 * A look-up that resolves once, refuses when any answer is not public, and hands the same answers to the connection:
 * a name that changes between check and use (DNS rebinding) has no second chance.
 */
export function guardedLookup(allowPrivate: boolean, resolve: ResolveAll = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = addresses.find((one) => !mayConnect(one.address, allowPrivate));
      const first = addresses[0];
      if (refused || !first) {
        const reason = new ServiceError(
          'address-refused',
          refused ? `resolves to ${rangeOf(refused.address)}` : 'no address',
        );
        return callback(reason as NodeJS.ErrnoException, '', 0);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}
