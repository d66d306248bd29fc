/** The little of it that tests use; it brings no types. */
declare module 'jsdom' {
  export interface Page {
    readonly DOMParser: typeof DOMParser;
    readonly Event: typeof Event;
    readonly SubmitEvent: typeof SubmitEvent;
    readonly document: Document;
    readonly localStorage: Storage;
    fetch: unknown;
    close(): void;
  }
  export class JSDOM {
    constructor(
      html: string,
      options?: { url?: string; runScripts: 'dangerously'; beforeParse(window: Page): void },
    );
    readonly window: Page;
  }
}
