import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needWords } from '../../core/i18n.ts';
import type { WordsRoom } from '../../core/words.types.ts';

/** A part that was here before stands at once: a page one comes back to is as long as it was, and scrolls to where one was. */
const here = new WeakMap<object, { Component: unknown }>();

/**
 * A part of a page that comes after the page stands, with its words; one that does not come is tried when the network is
 * back. `load` must be the same function at every drawing.
 */
export function Later<Props extends object>({
  load,
  words,
  props,
}: {
  load: () => Promise<ComponentType<Props>>;
  words: WordsRoom;
  props: Props;
}) {
  const [part, setPart] = useState(() => here.get(load) as { Component: ComponentType<Props> } | undefined);
  useEffect(() => {
    let gone = false;
    const bring = () =>
      void Promise.all([load(), needWords(words)]).then(
        ([Component]) => {
          here.set(load, { Component });
          if (!gone) setPart({ Component });
        },
        () => addEventListener('online', bring, { once: true }),
      );
    bring();
    return () => {
      gone = true;
      removeEventListener('online', bring);
    };
  }, [load, words]);
  return part ? <part.Component {...props} /> : null;
}
