import type { ComponentChildren } from 'preact';

/**
 * What a person wrote as plain text, with what plain text can say: paragraphs, lists (`-` or `1.`), quotes (`>`) and
 * addresses. It becomes elements, never HTML, and each block keeps its own direction of writing.
 */
export function Written({ text }: { text: string }) {
  return blocksOf(text).map((block, at) => <Block key={at} block={block} />);
}

type Kind = 'paragraph' | 'list' | 'numbers' | 'quote';

interface BlockOfText {
  kind: Kind;
  lines: string[];
}

const STARTS: readonly (readonly [Kind, RegExp])[] = [
  ['list', /^\s*[-*•]\s+/],
  ['numbers', /^\s*\d{1,3}[.)]\s+/],
  ['quote', /^\s*>\s?/],
];

/** Lines of one kind that follow one another. */
function blocksOf(text: string): BlockOfText[] {
  const blocks: BlockOfText[] = [];
  let open: BlockOfText | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    const [kind, start] = STARTS.find(([, pattern]) => pattern.test(line)) ?? (['paragraph', /^/] as const);
    if (open?.kind !== kind) blocks.push((open = { kind, lines: [] }));
    open.lines.push(line.replace(start, ''));
  }
  return blocks;
}

function Block({ block: { kind, lines } }: { block: BlockOfText }) {
  const items = () => lines.map((line, at) => <li key={at}>{withLinks(line)}</li>);
  switch (kind) {
    case 'list':
      return <ul dir="auto">{items()}</ul>;
    case 'numbers':
      return <ol dir="auto">{items()}</ol>;
    case 'quote':
      return (
        <blockquote dir="auto">
          <p>{broken(lines)}</p>
        </blockquote>
      );
    default:
      return <p dir="auto">{broken(lines)}</p>;
  }
}

const broken = (lines: readonly string[]): ComponentChildren[] =>
  lines.flatMap((line, at) =>
    at === 0 ? withLinks(line) : [<br key={`break-${at}`} />, ...withLinks(line)],
  );

/** Addresses with their scheme, and mail addresses; the signs that end a sentence are not part of them. */
const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]}'’]/gi;

/** A link says its own address: nobody can hide where it leads. */
function withLinks(line: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of line.matchAll(ADDRESS)) {
    const address = safe(found[0]);
    if (address === undefined) continue;
    parts.push(
      line.slice(from, found.index),
      <a key={found.index} href={address} target="_blank" rel="nofollow noopener noreferrer">
        {found[0]}
      </a>,
    );
    from = found.index + found[0].length;
  }
  return [...parts, line.slice(from)];
}

/** Undefined for what no browser should follow. An address with a name and password before its host is a trick. */
function safe(text: string): string | undefined {
  const address = parsed(text);
  if (!address || !['http:', 'https:', 'mailto:'].includes(address.protocol)) return undefined;
  return address.username === '' && address.password === '' ? address.href : undefined;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
