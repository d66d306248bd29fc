/** A table as spreadsheets read it: RFC 4180, with the mark before its head. Written anew, so that it is no judge of itself. */
export function csvRows(bytes: Uint8Array, delimiter = ','): Record<string, string>[] {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith('\ufeff')) throw new Error('a spreadsheet would not know that it is UTF-8');
  const [head = [], ...rows] = cellsOf(text.slice(1), delimiter);
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells under ${head.length} heads`);
    return Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']));
  });
}

function cellsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}]*))(${delimiter}|\\r\\n|$)`, 'gy');
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [all, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n' && cell.lastIndex < text.length) rows.push([]);
    if (all === '' || cell.lastIndex >= text.length) break;
  }
  return rows;
}
