export type DatabaseKind = 'uri' | 'mongod' | 'memory-server' | 'secantus';

/** What the chain says while it looks: one line a link. A pino logger fits. Never holds a password. */
export interface ChainLog {
  info(line: string): void;
  warn(line: string): void;
}

export interface ChainRequest {
  /** Folder of an embedded server's files; made if missing. Data in it survives a restart. */
  dataDir: string;
  log: ChainLog;
  /** The environment to search in: PATH, MONGODB_URI, MONGOMS_*, XDG_CACHE_HOME, DATABASE_OFFLINE, proxies. */
  env: Readonly<Record<string, string | undefined>>;
}

export interface FoundDatabase {
  uri: string;
  kind: DatabaseKind;
  /** True when this process started the server, and so has to stop it. */
  embedded: boolean;
  /** Ends an embedded server and waits for it (30 s at most); nothing for a given address. Safe to call twice. */
  stop(): Promise<void>;
}

/** One way to a database: answers it, or one sentence why it cannot be taken here. */
export interface Link {
  name: string;
  open(request: ChainRequest): Promise<FoundDatabase | string>;
}

/** No database, or one that must not be passed over. The message is for a person and names remedies. */
export class DatabaseChainError extends Error {
  override readonly name = 'DatabaseChainError';
}

/** Name of the database inside the server, where the address does not say another. */
export const DATABASE_NAME = 're-entry';
