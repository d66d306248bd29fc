import type { Config } from '../../core/config.ts';
import { serve, type Route } from '../../core/endpoint.ts';
import { ownBrowserCookies } from '../../core/own-browser.ts';
import { listAsks, mailAsk, makeAsk, makeCode, revokeAsk } from './ask.contract.ts';
import type { AskService } from './ask.service.ts';

export function askRoutes({ asks, config }: { asks: AskService; config: Config }): Route[] {
  return [
    serve(listAsks, ({ session, now }) => asks.list(session, now)),
    serve(makeAsk, async ({ session, body, now, setCookies }) => {
      const made = await asks.make(session, body, now);
      setCookies(ownBrowserCookies(config, session, '/c'));
      return made;
    }),
    serve(revokeAsk, async ({ session, params, now }) => {
      await asks.revoke(session, params.ask, now);
      return { revoked: true as const };
    }),
    serve(makeCode, ({ session, params, now }) => asks.makeCode(session, params.ask, now)),
    serve(mailAsk, async ({ session, params, body, now }) => {
      await asks.mail(session, params.ask, body, now);
      return { sent: true as const };
    }),
  ];
}
