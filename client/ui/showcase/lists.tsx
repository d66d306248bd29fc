import { useState } from 'preact/hooks';
import { Icon, State } from '../icon.tsx';
import { Menu } from '../menu.tsx';
import { PersonName } from '../person-name.tsx';
import { type Column, type Sorting, Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { Toolbar } from '../toolbar.tsx';
import { Section } from './section.tsx';
import type { ShowcaseWords } from './showcase.words.ts';

interface Learner {
  name: string;
  state: 'doing' | 'quiet' | 'done';
  steps: number;
  minutes: number;
  lastStep: string;
}

const LEARNERS: readonly Learner[] = [
  { name: 'Teresa Ibarra', state: 'doing', steps: 41, minutes: 520, lastStep: '2026-04-11' },
  {
    name: 'Llanfairpwllgwyngyllgogerychwyrndrobwll',
    state: 'quiet',
    steps: 7,
    minutes: 95,
    lastStep: '2026-02-02',
  },
  { name: 'محمد الفاسي (7)', state: 'done', steps: 222, minutes: 3960, lastStep: '2026-04-12' },
];

export function Lists({ words, lang }: { words: ShowcaseWords; lang: string }) {
  return (
    <>
      <Section title={words.table}>
        <Cohort words={words} lang={lang} />
      </Section>
      <Section title={words.stateNames}>
        <States words={words} />
        <p>
          {words.name}: <PersonName name={`Ana García ${'W'.repeat(190)}`} />
        </p>
      </Section>
      <MenuTabsToolbar words={words} />
    </>
  );
}

const STATES = { doing: 0, quiet: 1, done: 2 } as const;

function Cohort({ words, lang }: { words: ShowcaseWords; lang: string }) {
  const [by, setBy] = useState<Sorting>({ key: 'steps', direction: 'descending' });
  const sign = by.direction === 'ascending' ? 1 : -1;
  const rows = LEARNERS.toSorted((one, two) => {
    if (by.key === 'name') return sign * one.name.localeCompare(two.name, lang);
    return sign * (one.steps - two.steps);
  });
  return (
    <Table
      caption={words.caption}
      columns={columnsOf(words, lang)}
      rows={rows}
      rowKey={(row) => row.name}
      sort={{ by, keys: ['name', 'steps'], choose: setBy }}
    />
  );
}

function columnsOf(words: ShowcaseWords, lang: string): [Column<Learner>, ...Column<Learner>[]] {
  const day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const [name = '', state = '', steps = '', minutes = '', last = ''] = words.heads;
  const sum = (key: 'steps' | 'minutes') => LEARNERS.reduce((total, one) => total + one[key], 0);
  return [
    { key: 'name', head: name, cell: (row) => <PersonName name={row.name} />, foot: words.all },
    {
      key: 'state',
      head: state,
      cell: (row) => <State state={row.state} word={words.states[STATES[row.state]] ?? ''} />,
    },
    {
      key: 'steps',
      head: steps,
      number: true,
      cell: (row) => `${row.steps} ${words.of} 222`,
      foot: sum('steps'),
    },
    { key: 'minutes', head: minutes, number: true, cell: (row) => row.minutes, foot: sum('minutes') },
    { key: 'last', head: last, cell: (row) => day.format(Date.parse(row.lastStep)) },
  ];
}

const ALL_STATES = ['doing', 'quiet', 'done', 'todo', 'waiting', 'returned', 'attention'] as const;

const States = ({ words }: { words: ShowcaseWords }) => (
  <div class="row">
    {ALL_STATES.map((state, at) => (
      <State key={state} state={state} word={words.states[at] ?? ''} />
    ))}
  </div>
);

function MenuTabsToolbar({ words }: { words: ShowcaseWords }) {
  const [view, setView] = useState<'0' | '1' | '2'>('0');
  const [on, setOn] = useState<readonly number[]>([0]);
  const tabs = (['0', '1', '2'] as const).map((key) => ({ key, word: words.viewTabs[Number(key)] }));
  return (
    <Section title={words.menuTabs}>
      <Menu button={words.more} from="start">
        <button type="button">
          <Icon name="full" size={20} />
          {words.openFull}
        </button>
        <button type="button">
          <Icon name="print" size={20} />
          {words.print}
        </button>
      </Menu>
      <Tabs name={words.views} tabs={tabs} chosen={view} choose={setView}>
        <p>{words.viewTexts[Number(view)]}</p>
      </Tabs>
      <Toolbar name={words.formatting}>
        {words.formats.map((word, at) => (
          <button
            key={word}
            class="btn small"
            type="button"
            aria-pressed={on.includes(at)}
            onClick={() => setOn(on.includes(at) ? on.filter((one) => one !== at) : [...on, at])}
          >
            {word}
          </button>
        ))}
      </Toolbar>
    </Section>
  );
}
