import type { CDPSession, Page } from 'playwright-core';

/** Nothing new for so long: what is asked for later was waiting for an answer. */
const QUIET_MS = 1_000;

/**
 * Counts how often a page waits in a row for the network. Every request to one origin is held back until the browser has
 * nothing left to ask for without an answer; then all of them go on, as one round. So no clock and no speed counts.
 */
export class Rounds {
  /** `GET /assets/…` and the like, of each round. */
  readonly rounds: string[][] = [];
  /** What did not come from the browser's own cache. */
  readonly sent: string[] = [];
  readonly #session: CDPSession;
  #held: { id: string; name: string }[] = [];
  #quiet: ReturnType<typeof setTimeout> | undefined;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page, origin: string): Promise<Rounds> {
    const session = await page.context().newCDPSession(page);
    const counted = new Rounds(session);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      counted.#hold(requestId, `${request.method} ${new URL(request.url).pathname}`);
    });
    session.on('Network.responseReceived', ({ response }) => {
      if (!response.fromDiskCache && response.url.startsWith(origin))
        counted.sent.push(new URL(response.url).pathname);
    });
    await session.send('Network.enable');
    await session.send('Fetch.enable', { patterns: [{ urlPattern: `${origin}/*` }] });
    return counted;
  }

  async end(): Promise<void> {
    clearTimeout(this.#quiet);
    await this.#session.detach();
  }

  #hold(id: string, name: string): void {
    this.#held.push({ id, name });
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.#letGo(), QUIET_MS);
  }

  async #letGo(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    this.rounds.push(held.map(({ name }) => name));
    for (const { id } of held)
      await this.#session.send('Fetch.continueRequest', { requestId: id }).catch(() => undefined);
  }
}
