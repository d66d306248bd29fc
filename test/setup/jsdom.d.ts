/** The little of it that tests use; it brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { runScripts: 'dangerously'; beforeParse(window: object): void });
    readonly window: { readonly DOMParser: typeof DOMParser; readonly document: Document };
  }
}
