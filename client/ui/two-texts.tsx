import './two-texts.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Stretch } from './word-difference.ts';
import { useOwnId } from './own-id.ts';

interface TwoTextsWords {
  title: string;
  lede: string;
  /** Where each was written. */
  mine: string;
  theirs: string;
  takeMine: string;
  takeTheirs: string;
  both: string;
  /** In the place of a text that is empty. */
  empty: string;
}

type Difference = Record<'one' | 'other', Stretch[]>;

/**
 * Two texts of one thing, with what differs word by word. The person takes one of them, or both one after the other, and
 * can change it afterwards in its own box.
 */
export function TwoTexts({
  mine,
  theirs,
  words,
  choose,
}: {
  mine: string;
  theirs: string;
  words: TwoTextsWords;
  choose: (text: string) => void;
}) {
  const id = useOwnId();
  const { one, other } = useDifference(mine, theirs);
  const both = [mine, theirs].filter((text) => text.trim() !== '').join('\n\n');
  return (
    <section class="two-texts sheet" aria-labelledby={id}>
      <h3 id={id} class="heading-small">
        {words.title}
      </h3>
      <p>{words.lede}</p>
      <div class="pair">
        <Text stretches={one} from={words.mine} empty={words.empty}>
          <Take word={words.takeMine} take={() => choose(mine)} />
        </Text>
        <Text stretches={other} from={words.theirs} empty={words.empty}>
          <Take word={words.takeTheirs} take={() => choose(theirs)} />
        </Text>
      </div>
      {both !== mine && both !== theirs && <Take word={words.both} take={() => choose(both)} />}
    </section>
  );
}

const Take = ({ word, take }: { word: string; take: () => void }) => (
  <button class="btn small" type="button" onClick={take}>
    {word}
  </button>
);

function Text({
  stretches,
  from,
  empty,
  children,
}: {
  stretches: Stretch[];
  from: string;
  empty: string;
  children: ComponentChildren;
}) {
  return (
    <figure>
      <figcaption>{from}</figcaption>
      <p class="text">
        {stretches.length === 0 && <i>{empty}</i>}
        {stretches.map(({ text, differs }) => (differs ? <mark>{text}</mark> : text))}
      </p>
      {children}
    </figure>
  );
}

const plain = (text: string): Stretch[] => (text ? [{ text, differs: false }] : []);

/** The texts stand at once; what differs is worked out by a library that is fetched for it. */
function useDifference(mine: string, theirs: string): Difference {
  const [found, setFound] = useState<Difference & { of: string }>();
  const of = JSON.stringify([mine, theirs]);
  useEffect(() => {
    let old = false;
    import('./word-difference.ts').then(
      ({ wordDifference }) => {
        if (!old) setFound({ ...wordDifference(mine, theirs), of });
      },
      // Not on the way now: both texts can be read all the same.
      () => undefined,
    );
    return () => {
      old = true;
    };
  }, [of]);
  return found?.of === of ? found : { one: plain(mine), other: plain(theirs) };
}
