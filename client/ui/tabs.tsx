import './tabs.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useOwnId } from './own-id.ts';

export interface Tab<Key extends string> {
  key: Key;
  word: ComponentChildren;
}

interface TabsProps<Key extends string> {
  /** What the tabs choose between, for screen readers. */
  name: string;
  tabs: readonly Tab<Key>[];
  chosen: Key;
  choose: (key: Key) => void;
  /** The panel of the chosen tab. */
  children: ComponentChildren;
}

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Views of one thing. One Tab stop; arrows, Home and End choose, and the panel is the next stop. */
export function Tabs<Key extends string>(props: TabsProps<Key>) {
  const id = useOwnId();
  return (
    <div>
      <TabList {...props} id={id} />
      <div
        class="tab-panel"
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${props.chosen}`}
        tabIndex={0}
      >
        {props.children}
      </div>
    </div>
  );
}

function TabList<Key extends string>({ name, tabs, chosen, choose, id }: TabsProps<Key> & { id: string }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const to = MOVES[event.key]?.(at, tabs.length);
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || !tab) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
    choose(tab.key);
  };
  return (
    <div class="tabs" role="tablist" aria-label={name} ref={list}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          id={`${id}-${tab.key}`}
          type="button"
          role="tab"
          aria-selected={tab.key === chosen}
          aria-controls={tab.key === chosen ? `${id}-panel` : undefined}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => choose(tab.key)}
          onKeyDown={move}
        >
          {tab.word}
        </button>
      ))}
    </div>
  );
}
