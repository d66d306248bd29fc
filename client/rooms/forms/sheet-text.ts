/** What a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, and quotes around what has either. */
export function readSheet(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g;
  for (const [whole, quoted, bare = '', end] of text.matchAll(cells)) {
    // The end of the text is found once more as an empty cell.
    if (whole === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** Whether a paste is several cells: a text of several lines may as well belong into one. */
export const isSheet = (text: string): boolean => text.includes('\t') || /[\r\n]\S/.test(text.trim());
