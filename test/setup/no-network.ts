import { isIP, Socket } from 'node:net';

/**
 * Tests talk to this machine only: a test that needs the outside would fail on a train and pass by chance elsewhere.
 * Whoever tries gets an error naming the host. MONGODB_URI's hosts are let through.
 */
const allowed = new Set(['localhost', ...hostsOf(process.env['MONGODB_URI'] ?? '')]);
const original = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => Socket;

// Files of one worker share its sockets: the second finds this done.
if (original.name !== 'connectHere')
  Socket.prototype.connect = function connectHere(this: Socket, ...args: unknown[]): Socket {
    if (guardLookup(args)) return original.apply(this, args);
    const host = hostOf(args);
    if (host !== undefined && !isHere(host)) {
      queueMicrotask(() => this.destroy(new Error(`Tests must not reach outside this machine: ${host}`)));
      return this;
    }
    return original.apply(this, args);
  } as typeof Socket.prototype.connect;

type Lookup = (
  host: string,
  options: object,
  done: (error: Error | null, ...found: unknown[]) => void,
) => void;

/**
 * A caller with a lookup of its own (the guard of outgoing requests, under test with made-up names) is judged by what
 * that lookup answers.
 */
function guardLookup(args: unknown[]): boolean {
  const options = (Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]) as {
    lookup?: Lookup;
  } | null;
  const lookup = typeof options === 'object' ? options?.lookup : undefined;
  if (!options || !lookup || isIP(hostOf(args) ?? '') !== 0) return false;
  options.lookup = (host, wish, done) =>
    lookup(host, wish, (error, ...found) => {
      const addresses = [found[0]].flat().map((one) => (one as { address?: string })?.address ?? String(one));
      const outside = error ? undefined : addresses.find((address) => !isHere(address));
      if (outside === undefined) return done(error, ...found);
      return done(new Error(`Tests must not reach outside this machine: ${outside}`));
    });
  return true;
}

/** Node calls connect with (options), (port, host), (path), or one array of those already sorted out. */
function hostOf(args: unknown[]): string | undefined {
  const first: unknown = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const options = first as { host?: string | null; path?: string | null };
    return options.path ? undefined : (options.host ?? undefined);
  }
  return typeof args[1] === 'string' ? args[1] : undefined;
}

function isHere(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (allowed.has(bare) || bare === '::1') return true;
  return isIP(bare) === 4 ? bare.startsWith('127.') : bare.endsWith('.localhost');
}

function hostsOf(uri: string): string[] {
  const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '';
  return hosts.split(',').map((host) => host.replace(/:\d+$/, ''));
}
