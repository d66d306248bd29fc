/** Prints the page; false when nothing happened, because a sandboxed frame forbids it without a word. */
export function printPage(): boolean {
  let begun = false;
  const begin = () => (begun = true);
  addEventListener('beforeprint', begin);
  print();
  removeEventListener('beforeprint', begin);
  return begun;
}
