/** The little of it that tests use; it brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    /** Throws where XML is not well-formed. */
    constructor(text: string, options: { contentType: 'application/xml' });
    readonly window: { readonly document: Document };
  }
}
