import {
  joined,
  plainText,
  wordDifference,
  type Sentence,
} from '../../../server/rooms/business-case/sentences.rule.ts';
import {
  nodeText,
  type NodePart,
  type Place,
  type TextNode,
} from '../../../server/rooms/business-case/text-difference.rule.ts';
import { t } from '../../core/i18n.ts';
import { shortened } from './case-rows.ts';
import { OnePlace, type Choosing } from './conflict-place.tsx';
import { Marked, ReadNodes } from './read-text.tsx';

/** The text from top to bottom: what both say, and a choice at each place where they differ. */
export function TextPlaces({ parts, ...choosing }: Choosing & { parts: readonly NodePart[] }) {
  return (
    <>
      {parts.map((part, at) => {
        if (part.is === 'same') return <Kept key={at} nodes={part.one} />;
        if (part.is === 'place') return <Passage key={part.id} place={part} {...choosing} />;
        if (part.is === 'within') return <TextPlaces key={at} parts={part.parts} {...choosing} />;
        return part.parts.map((one, within) =>
          one.is === 'same' ? (
            <Kept key={`${at}.${within}`} nodes={[{ type: 'paragraph', content: joined(one.one) }]} />
          ) : (
            <Sentences key={one.id} place={one} {...choosing} />
          ),
        );
      })}
    </>
  );
}

/** As much of what both say as shows where one is. */
const SHOWN_WORDS = 60;

function Kept({ nodes }: { nodes: readonly TextNode[] }) {
  const words = nodes.map(nodeText).join(' ').split(/\s+/u).filter(Boolean).length;
  if (words === 0) return null;
  const text = (
    <div class="kept">
      <ReadNodes nodes={nodes} />
    </div>
  );
  if (words <= SHOWN_WORDS) return text;
  return (
    <details>
      <summary>{t('case.two.same', { count: words })}</summary>
      {text}
    </details>
  );
}

function Sentences({ place, ...choosing }: Choosing & { place: Place<Sentence> }) {
  const [one, other] = [joined(place.one), joined(place.other)];
  const stretches = wordDifference(one, other);
  const side = (leftOut: 'in' | 'out') => (
    <p>
      {stretches.map(
        ({ text, marks, is }, at) =>
          is !== leftOut && (
            <Marked key={at} marks={marks}>
              {is === 'same' ? text : <mark>{text}</mark>}
            </Marked>
          ),
      )}
    </p>
  );
  return (
    <OnePlace
      id={place.id}
      about={t('case.two.about', { words: shortened(plainText(one.length > 0 ? one : other)) })}
      one={one.length > 0 && side('in')}
      other={other.length > 0 && side('out')}
      {...choosing}
    />
  );
}

function Passage({ place, ...choosing }: Choosing & { place: Place<TextNode> }) {
  const first = place.one[0] ?? place.other[0];
  return (
    <OnePlace
      id={place.id}
      about={t('case.two.about', { words: shortened(first ? nodeText(first) : '') })}
      one={place.one.length > 0 && <ReadNodes nodes={place.one} />}
      other={place.other.length > 0 && <ReadNodes nodes={place.other} />}
      {...choosing}
    />
  );
}
