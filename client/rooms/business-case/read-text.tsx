import { type ComponentChildren, Fragment } from 'preact';
import type { Inline, Mark } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';

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

/** Whether words came in or went out, of the earlier of two states. */
export type Way = 'in' | 'out';

/** Said too: screen readers are silent about both elements. */
export function Changed({ way, children }: { way: Way; children: ComponentChildren }) {
  const Element = way === 'in' ? 'ins' : 'del';
  return (
    <Element>
      <span class="visually-hidden">{t(`case.versions.${way}`)} </span>
      {children}
    </Element>
  );
}

interface Read {
  /** All of it came in, or went out. */
  way?: Way | undefined;
}

export function ReadInlines({ content = [], way }: Read & { content?: readonly Inline[] | undefined }) {
  const words = content.map((one, at) =>
    one.type === 'text' ? (
      <Marked key={at} marks={one.marks ?? []}>
        {one.text}
      </Marked>
    ) : (
      <br key={at} />
    ),
  );
  return way && content.length > 0 ? <Changed way={way}>{words}</Changed> : <>{words}</>;
}

/** Passages of a text, to read. Entries and rows stand in a list and a table of their own. */
export function ReadNodes({ nodes, way }: Read & { nodes: readonly TextNode[] }) {
  const all = <BareNodes nodes={nodes} way={way} />;
  if (nodes[0]?.type === 'listItem') return <ul>{all}</ul>;
  return nodes[0]?.type === 'tableRow' ? <TextTable>{all}</TextTable> : all;
}

/** The same inside of the list or table that they belong to. */
export const BareNodes = ({ nodes, way }: Read & { nodes: readonly TextNode[] }) => (
  <>
    {nodes.map((node, at) => (
      <ReadNode key={at} node={node} way={way} />
    ))}
  </>
);

const TextTable = ({ children }: { children: ComponentChildren }) => (
  <div class="table-box">
    <table class="table text-table">
      <tbody>{children}</tbody>
    </table>
  </div>
);

function ReadNode({ node, way }: Read & { node: TextNode }) {
  if (node.type === 'paragraph' || node.type === 'heading')
    return (
      <Shell node={node}>
        <ReadInlines content={node.content} way={way} />
      </Shell>
    );
  if (node.type !== 'tableRow')
    return (
      <Shell node={node}>
        <BareNodes nodes={node.content} way={way} />
      </Shell>
    );
  return (
    <tr>
      {node.content.map(({ type, content }, at) => {
        const Cell = type === 'tableHeader' ? 'th' : 'td';
        return (
          <Cell key={at}>
            <BareNodes nodes={content} way={way} />
          </Cell>
        );
      })}
    </tr>
  );
}

/** What a paragraph, a list, an entry, a quotation or a table is drawn as, around what is in it. */
export function Shell({ node, children }: { node: TextNode; children: ComponentChildren }) {
  switch (node.type) {
    case 'paragraph':
      return <p>{children}</p>;
    case 'heading': {
      const Heading = `h${node.attrs.level}` as const;
      return <Heading>{children}</Heading>;
    }
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
