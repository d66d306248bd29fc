/** What other rooms may ask of the business case. */
export { businessCasePart, templateOf } from './business-case.content.ts';
