import axe from 'axe-core';

/**
 * What axe finds wrong in the document, one line each. Colours and sizes are not judged here: nothing is painted.
 * The browser's tests judge those.
 */
export async function axeFaults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
