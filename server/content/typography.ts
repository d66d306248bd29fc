/** What of an HTML node is read here. */
interface TextNode {
  type: string;
  tagName?: string;
  value?: string;
  children?: TextNode[];
}

const INLINE = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'code', 'del']);
/** After these, or at the start of a block, a quotation opens. */
const OPENS_AFTER = /[\s([{\u2014«“]/;

/**
 * Writers type straight quotes; readers get “curly” ones. The last sign is carried from node to node within a block,
 * since a quotation often ends right after *emphasis*.
 */
export function curlQuotes(root: TextNode): void {
  let before = ' ';
  visit(root);

  function visit(node: TextNode): void {
    if (node.type === 'element' && !INLINE.has(node.tagName ?? '')) before = ' ';
    if (node.type === 'text') node.value = [...(node.value ?? '')].map(curl).join('');
    for (const child of node.children ?? []) visit(child);
  }

  function curl(sign: string): string {
    const opens = OPENS_AFTER.test(before);
    before = sign;
    if (sign === '"') return opens ? '“' : '”';
    // A straight apostrophe that opens is a quotation inside a quotation.
    if (sign === "'") return opens ? '‘' : '’';
    return sign;
  }
}
