/** XML has no way to write these, escaped or not: one of them in a text and no program opens the file. */
export const xmlText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
