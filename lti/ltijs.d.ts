/** The part of ltijs 5.9 that lti/back-channel.ts uses; the package brings no types. */
declare module 'ltijs' {
  /** Storage as ltijs asks for it. `Get` answers false when nothing is found. */
  export interface LtijsDatabase {
    setup(): Promise<boolean>;
    Close(): Promise<boolean>;
    Get(
      secret: string | false,
      table: string,
      match?: Record<string, unknown>,
    ): Promise<Record<string, unknown>[] | false>;
    Insert(
      secret: string | false,
      table: string,
      row: Record<string, unknown>,
      index?: Record<string, unknown>,
    ): Promise<boolean>;
    Replace(
      secret: string | false,
      table: string,
      match: Record<string, unknown>,
      row: Record<string, unknown>,
      index?: Record<string, unknown>,
    ): Promise<boolean>;
    Modify(
      secret: string | false,
      table: string,
      match: Record<string, unknown>,
      change: Record<string, unknown>,
    ): Promise<boolean>;
    Delete(table: string, match: Record<string, unknown>): Promise<boolean>;
  }

  export interface LtijsPlatform {
    platformId(): Promise<string>;
    platformKid(): Promise<string>;
    platformPublicKey(): Promise<string>;
    platformPrivateKey(): Promise<string>;
    platformActive(active?: boolean): Promise<boolean>;
  }

  export interface LtijsRegistration {
    url: string;
    clientId: string;
    name: string;
    authenticationEndpoint: string;
    accesstokenEndpoint: string;
    authorizationServer?: string;
    authConfig: { method: 'JWK_SET'; key: string };
  }

  export interface LtijsProvider {
    setup(secret: string, database: { plugin: LtijsDatabase }, options: { cors: false }): LtijsProvider;
    deploy(options: { serverless: true; silent: true }): Promise<true>;
    registerPlatform(registration: LtijsRegistration): Promise<LtijsPlatform>;
    getPlatform(url: string, clientId: string): Promise<LtijsPlatform | false>;
  }

  /** A ready instance; its class is reached through `constructor`. */
  export const Provider: LtijsProvider & { constructor: new () => LtijsProvider };
}
