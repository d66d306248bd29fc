import { type ComponentChildren, Fragment } from 'preact';
import { safeAddress } from '../../../server/rooms/business-case/rich-text.rule.ts';
import type { Inline, Mark } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';

interface Leads {
  /** Where a case is read links lead somewhere; where two states are weighed, they are underlined and nothing more. */
  leads?: boolean | undefined;
}

/** Words with their marks. */
export function Marked({
  marks,
  leads,
  children,
}: Leads & { marks: readonly Mark[]; children: ComponentChildren }) {
  return (
    <>
      {marks.reduce<ComponentChildren>((inner, mark) => {
        if (mark.type === 'bold') return <strong>{inner}</strong>;
        if (mark.type === 'italic') return <em>{inner}</em>;
        return leads ? <Link href={mark.attrs.href}>{inner}</Link> : <u>{inner}</u>;
      }, children)}
    </>
  );
}

/** Checked once more: what was stored by an older program may not be what is stored today. */
function Link({ href, children }: { href: string; children: ComponentChildren }) {
  const address = safeAddress(href);
  if (address === undefined) return <u>{children}</u>;
  return (
    <a href={address} target="_blank" rel="nofollow noopener noreferrer">
      {children}
    </a>
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

interface Read extends Leads {
  /** All of it came in, or went out. */
  way?: Way | undefined;
}

export function ReadInlines({
  content = [],
  way,
  leads,
}: Read & { content?: readonly Inline[] | undefined }) {
  const words = content.map((one, at) =>
    one.type === 'text' ? (
      <Marked key={at} marks={one.marks ?? []} leads={leads}>
        {one.text}
      </Marked>
    ) : (
      <br key={at} />
    ),
  );
  return way && content.length > 0 ? <Changed way={way}>{words}</Changed> : <>{words}</>;
}

/** Passages of a text, to read. Entries and rows stand in a list and a table of their own. */
export function ReadNodes({ nodes, way, leads }: Read & { nodes: readonly TextNode[] }) {
  const all = <BareNodes {...{ nodes, way, leads }} />;
  if (nodes[0]?.type === 'listItem') return <ul>{all}</ul>;
  return nodes[0]?.type === 'tableRow' ? <TextTable>{all}</TextTable> : all;
}

/** The same inside of the list or table that they belong to. */
export const BareNodes = ({ nodes, way, leads }: Read & { nodes: readonly TextNode[] }) => (
  <>
    {nodes.map((node, at) => (
      <ReadNode key={at} {...{ node, way, leads }} />
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

function ReadNode({ node, way, leads }: Read & { node: TextNode }) {
  if (node.type === 'paragraph' || node.type === 'heading')
    return (
      <Shell node={node}>
        <ReadInlines content={node.content} {...{ way, leads }} />
      </Shell>
    );
  if (node.type !== 'tableRow')
    return (
      <Shell node={node}>
        <BareNodes nodes={node.content} {...{ way, leads }} />
      </Shell>
    );
  return (
    <tr>
      {node.content.map(({ type, content }, at) => {
        const Cell = type === 'tableHeader' ? 'th' : 'td';
        return (
          <Cell key={at}>
            <BareNodes nodes={content} {...{ way, leads }} />
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
