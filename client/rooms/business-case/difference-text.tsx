import { Fragment } from 'preact';
import {
  joined,
  wordDifference,
  type Inline,
  type Stretch,
} from '../../../server/rooms/business-case/sentences.rule.ts';
import {
  nodeText,
  type NodePart,
  type SentencesBeside,
  type TextNode,
} from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';
import { BareNodes, Changed, Marked, ReadInlines, ReadNodes, Shell } from './read-text.tsx';

/** The text of two states as one: what both say, what came in and what went out. */
export function DifferentText({ parts, inside = false }: { parts: readonly NodePart[]; inside?: boolean }) {
  return (
    <>
      {parts.map((part, at) => {
        if (part.is === 'same') return <Same key={at} nodes={part.other} inside={inside} />;
        if (part.is === 'sentences') return <Sentences key={at} of={part} />;
        if (part.is === 'within')
          return (
            <Shell key={at} node={part.other}>
              <DifferentText parts={part.parts} inside />
            </Shell>
          );
        const Nodes = inside ? BareNodes : ReadNodes;
        return (
          <Fragment key={part.id}>
            <Nodes nodes={part.one} way="out" />
            <Nodes nodes={part.other} way="in" />
          </Fragment>
        );
      })}
    </>
  );
}

/** Passages around a change, by which one knows where it is; more of what both say is folded. */
const SHOWN_WORDS = 60;

function Same({ nodes, inside }: { nodes: readonly TextNode[]; inside: boolean }) {
  if (inside) return <BareNodes nodes={nodes} />;
  const words = nodes.map(nodeText).join(' ').split(/\s+/u).filter(Boolean).length;
  if (words <= SHOWN_WORDS) return <ReadNodes nodes={nodes} />;
  return (
    <details class="fold">
      <summary>{t('case.two.same', { count: words })}</summary>
      <ReadNodes nodes={nodes} />
    </details>
  );
}

const Sentences = ({ of: { other, parts } }: { of: SentencesBeside }) => (
  <Shell node={other}>
    {parts.map((part, at) =>
      part.is === 'same' ? (
        <ReadInlines key={at} content={joined(part.other)} />
      ) : (
        <DifferentWords key={part.id} one={joined(part.one)} other={joined(part.other)} />
      ),
    )}
  </Shell>
);

/** With less than this in common, two passages are read more easily one after the other than woven together. */
const IN_COMMON = 0.4;

export function DifferentWords({ one, other }: { one: readonly Inline[]; other: readonly Inline[] }) {
  const stretches = wordDifference(one, other);
  const length = (which: (is: Stretch['is']) => boolean) =>
    stretches.reduce((sum, { text, is }) => sum + (which(is) ? text.length : 0), 0);
  const most = Math.max(
    length((is) => is !== 'in'),
    length((is) => is !== 'out'),
  );
  if (length((is) => is === 'same') < IN_COMMON * most)
    return (
      <>
        <ReadInlines content={one} way="out" /> <ReadInlines content={other} way="in" />
      </>
    );
  return (
    <>
      {stretches.map(({ text, marks, is }, at) => {
        const words = (
          <Marked key={at} marks={marks}>
            {text}
          </Marked>
        );
        if (is === 'same') return words;
        // What went out and what came in for it are two words, not one.
        const gap = is === 'in' && stretches[at - 1]?.is === 'out' ? ' ' : '';
        return (
          <Fragment key={at}>
            {gap}
            <Changed way={is}>{words}</Changed>
          </Fragment>
        );
      })}
    </>
  );
}
