import type { EndpointKey, EndpointSpec } from '../../server/core/endpoint.contract.ts';
import type { Served } from '../../server/core/endpoint.ts';
import type { Session } from '../../server/core/session.ts';
import type { PastTool } from './past-tool.ts';

/** One request of somebody: how it gets to the tool is the caller's. */
export type Door = (
  key: EndpointKey,
  sent: { params: Record<string, string>; body: Record<string, unknown> },
) => Promise<unknown>;

/** The endpoint itself, at the hour of the tool's clock: a session of the past would end between two evenings. */
export const doorOf =
  ({ rooms, now }: PastTool, session: Session): Door =>
  async (key, { params, body }) => {
    const route = rooms.routes.find((one) => one.kind === 'api' && one.spec.key === key);
    if (route?.kind !== 'api') throw new Error(`There is no ${key}`);
    // Whose browser it is does not matter here: it answers nothing for itself.
    const served = { session, params, query: {}, body, now: now(), setCookies: () => undefined };
    return route.handle(served as unknown as Served<EndpointSpec>);
  };
