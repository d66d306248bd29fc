import { Fragment, type ComponentChildren } from 'preact';
import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import type { Inline } from '../../../server/rooms/business-case/sentences.rule.ts';
import type { TextNode } from '../../../server/rooms/business-case/text-difference.rule.ts';
import { Marked, Shell } from '../business-case/read-text.tsx';
import { flatText, stretchesOf, type Noted } from './anchor.rule.ts';

interface NotedProps {
  text: RichText;
  noted: readonly Noted[];
  /** What leads from a number in the text to its comment. */
  link: (number: number) => ComponentChildren;
}

/** A text to read, with the places that comments are about. Each stretch says where it begins, for what is pointed at. */
export const NotedText = (props: NotedProps) => <Nodes nodes={props.text.content} of={props} />;

const Nodes = ({ nodes, of }: { nodes: readonly TextNode[]; of: NotedProps }) => (
  <>
    {nodes.map((node, at) => (
      <Node key={at} node={node} of={of} />
    ))}
  </>
);

function Node({ node, of }: { node: TextNode; of: NotedProps }) {
  if (node.type === 'paragraph' || node.type === 'heading')
    return (
      <Shell node={node}>
        <Inlines content={node.content ?? []} of={of} />
      </Shell>
    );
  if (node.type !== 'tableRow')
    return (
      <Shell node={node}>
        <Nodes nodes={node.content} of={of} />
      </Shell>
    );
  return (
    <tr>
      {node.content.map(({ type, content }, at) => {
        const Cell = type === 'tableHeader' ? 'th' : 'td';
        return (
          <Cell key={at}>
            <Nodes nodes={content} of={of} />
          </Cell>
        );
      })}
    </tr>
  );
}

const Inlines = ({ content, of }: { content: readonly Inline[]; of: NotedProps }) => (
  <>
    {content.map((one, at) =>
      one.type === 'text' ? (
        stretchesOf(one.text, flatText(of.text).at.get(one) ?? 0, of.noted).map((stretch) => {
          const words = (
            <span data-at={stretch.from}>
              <Marked marks={one.marks ?? []}>{stretch.text}</Marked>
            </span>
          );
          return stretch.noted.length === 0 ? (
            <Fragment key={stretch.from}>{words}</Fragment>
          ) : (
            <mark key={stretch.from} tabIndex={-1} data-noted={stretch.noted.join(' ')}>
              {stretch.begins.map(of.link)}
              {words}
            </mark>
          );
        })
      ) : (
        <br key={at} />
      ),
    )}
  </>
);
