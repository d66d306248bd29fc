/** What other rooms may ask of the forms. */
export { formsOf, formsPart } from './forms.content.ts';
