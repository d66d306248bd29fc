import { type ComponentChildren, Fragment } from 'preact';
import type { Inline, Mark } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';

/** Words with their marks. A link is underlined and leads nowhere: what is read here is weighed, not followed. */
export function Marked({ marks, children }: { marks: readonly Mark[]; children: ComponentChildren }) {
  return (
    <>
      {marks.reduce<ComponentChildren>((inner, { type }) => {
        if (type === 'bold') return <strong>{inner}</strong>;
        return type === 'italic' ? <em>{inner}</em> : <u>{inner}</u>;
      }, children)}
    </>
  );
}

export const ReadInlines = ({ content = [] }: { content?: readonly Inline[] | undefined }) => (
  <>
    {content.map((one, at) =>
      one.type === 'text' ? (
        <Marked key={at} marks={one.marks ?? []}>
          {one.text}
        </Marked>
      ) : (
        <br key={at} />
      ),
    )}
  </>
);

/** Passages of a text, to read. `within`: what they stand in, where they are entries or rows. */
export function ReadNodes({ nodes }: { nodes: readonly TextNode[] }) {
  const all = nodes.map((node, at) => <ReadNode key={at} node={node} />);
  if (nodes[0]?.type === 'listItem') return <ul>{all}</ul>;
  return nodes[0]?.type === 'tableRow' ? <TextTable>{all}</TextTable> : <>{all}</>;
}

export const TextTable = ({ children }: { children: ComponentChildren }) => (
  <div class="table-box">
    <table class="table text-table">
      <tbody>{children}</tbody>
    </table>
  </div>
);

function ReadNode({ node }: { node: TextNode }) {
  switch (node.type) {
    case 'paragraph':
      return (
        <p>
          <ReadInlines content={node.content} />
        </p>
      );
    case 'heading': {
      const Heading = `h${node.attrs.level}` as const;
      return (
        <Heading>
          <ReadInlines content={node.content} />
        </Heading>
      );
    }
    case 'tableRow':
      return (
        <tr>
          {node.content.map(({ type, content }, at) => {
            const Cell = type === 'tableHeader' ? 'th' : 'td';
            return (
              <Cell key={at}>
                <Children of={content} />
              </Cell>
            );
          })}
        </tr>
      );
    default:
      return (
        <Shell node={node}>
          <Children of={node.content} />
        </Shell>
      );
  }
}

const Children = ({ of }: { of: readonly TextNode[] }) => (
  <>
    {of.map((node, at) => (
      <ReadNode key={at} node={node} />
    ))}
  </>
);

/** What a list, an entry, a quotation or a table is drawn as, around what is in it. */
export function Shell({ node, children }: { node: TextNode; children: ComponentChildren }) {
  switch (node.type) {
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol start={node.attrs.start}>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'table':
      return <TextTable>{children}</TextTable>;
    default:
      return <Fragment>{children}</Fragment>;
  }
}
