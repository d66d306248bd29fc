import type { RequestHandler } from 'express';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What proxies write; a browser sends none of them. */
const HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

/**
 * Notices once when a proxy stands in front that TRUST_PROXY does not count: then everybody has the proxy's address, and
 * one classroom uses up the allowance of all. Only a notice: a stranger can write these headers too, so nothing is
 * concluded from them.
 */
export function noticeForwarding(parts: { config: Config; log: Log; metrics: Metrics }): RequestHandler {
  const { config, log, metrics } = parts;
  let noticed = config.TRUST_PROXY > 0;
  return (req, _res, next) => {
    if (!noticed && HEADERS.some((name) => req.headers[name] !== undefined)) {
      noticed = true;
      metrics.forwardingUnread.set(1);
      log.warn(
        'A request came with a forwarding header while TRUST_PROXY is 0. With a proxy in front, set TRUST_PROXY to the ' +
          'number of proxies, or everybody behind it shares one allowance.',
      );
    }
    next();
  };
}

/** For the self-test: true once such a request has come to this process. */
export async function isForwardingUnread({ forwardingUnread }: Metrics): Promise<boolean> {
  const { values } = await forwardingUnread.get();
  return values[0]?.value === 1;
}
