import { type ComponentType, type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needWords } from '../core/i18n.ts';
import type { WordsRoom } from '../core/words.types.ts';

/** A part of a page that is fetched, with its words, when the page stands already. */
export interface LatePart<Props> {
  words: readonly WordsRoom[];
  load(): Promise<ComponentType<Props>>;
}

/** A part that was here before stands at once: a page one comes back to is as long as it was, and scrolls to where one was. */
const here = new WeakMap<object, { Component: unknown }>();

/**
 * Undefined until it is here, and nothing stands in its place. One that does not come is tried when the network is back.
 * `stands` is told before it is drawn for the first time.
 */
export function useLate<Props>(late: LatePart<Props>, stands?: () => void): ComponentType<Props> | undefined {
  const [part, setPart] = useState(
    () => (stands ? undefined : here.get(late)) as { Component: ComponentType<Props> } | undefined,
  );
  useEffect(() => {
    let gone = false;
    const bring = () =>
      void Promise.all([late.load(), needWords(...late.words)]).then(
        ([Component]) => {
          if (gone) return;
          here.set(late, { Component });
          stands?.();
          // The same one is no news: a part that failed as it was drawn would be brought, and drawn, for ever.
          setPart((now) => (now?.Component === Component ? now : { Component }));
        },
        () => addEventListener('online', bring, { once: true }),
      );
    bring();
    return () => {
      gone = true;
      removeEventListener('online', bring);
    };
  }, [late]);
  return part?.Component;
}

/** The same as a part that a page draws as any other. */
export const lateView =
  <Props extends object>(late: LatePart<Props>): FunctionComponent<Props> =>
  (props) => {
    const Part = useLate(late);
    return Part ? h(Part, props) : null;
  };
