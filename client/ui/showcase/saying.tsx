import { useState } from 'preact/hooks';
import { Bar, Chart, Curve } from '../chart.tsx';
import { Dialog } from '../dialog.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Icon } from '../icon.tsx';
import { Meter, Track } from '../progress.tsx';
import { SaveLine } from '../save-line.tsx';
import { Table } from '../table.tsx';
import { Toast, useToaster } from '../toast.tsx';
import { Section } from './section.tsx';
import type { ShowcaseWords } from './showcase.words.ts';

export function Saying({ words }: { words: ShowcaseWords }) {
  return (
    <>
      <DialogAndToast words={words} />
      <Section title={words.saving}>
        {SAVE_KINDS.map((kind, at) => (
          <p key={kind}>
            <SaveLine kind={kind} text={words.saveLines[at] ?? ''} />
          </p>
        ))}
      </Section>
      <Section title={words.progress}>
        <Track steps={STEPS} />
        <p class="help">{words.stepOf}</p>
        <Meter strand="hours" of={2400} parts={HOURS} sentence={words.hoursSentence} />
      </Section>
      <Section title={words.empty}>
        <EmptyState
          title={words.emptyTitle}
          level={3}
          act={
            <button class="btn" type="button">
              <Icon name="add" /> {words.emptyAct}
            </button>
          }
        >
          {words.emptyText}
        </EmptyState>
      </Section>
      <Section title={words.chart}>
        <Pace words={words} />
      </Section>
    </>
  );
}

const SAVE_KINDS = ['busy', 'saved', 'waiting', 'attention'] as const;

function DialogAndToast({ words }: { words: ShowcaseWords }) {
  const [open, setOpen] = useState(false);
  const toaster = useToaster();
  const end = (
    <button class="btn main" type="button" onClick={() => setOpen(false)}>
      {words.endToday}
    </button>
  );
  return (
    <Section title={words.saying}>
      <button class="btn" type="button" onClick={() => setOpen(true)}>
        {words.endWith}
      </button>
      <Dialog
        title={words.endTitle}
        open={open}
        close={() => setOpen(false)}
        keepWord={words.notNow}
        acts={end}
      >
        <p>{words.endText}</p>
      </Dialog>
      <button
        class="btn"
        type="button"
        onClick={() => toaster.say({ text: words.saved, undo: () => toaster.say({ text: words.undone }) })}
      >
        {words.save}
      </button>
      <Toast toaster={toaster} undoWord={words.undo} />
    </Section>
  );
}

const STEPS = [
  { key: '1', done: true },
  { key: '2', done: true },
  { key: '3', done: true, current: true },
  { key: '4', done: false },
  { key: '5', done: false },
];
const HOURS = [
  { amount: 505, kind: 'solid' },
  { amount: 215, kind: 'half' },
  { amount: 225, kind: 'plan' },
] as const;
const LOGGED = [
  [0, 0],
  [1, 2.5],
  [2, 7],
  [3, 12],
] as const;
const AHEAD = [
  [3, 12],
  [6, 40],
] as const;

function Pace({ words }: { words: ShowcaseWords }) {
  const [month = '', hours = ''] = words.chartHeads;
  const table = (
    <Table
      caption={words.chartSentence}
      rows={LOGGED}
      rowKey={([at]) => at}
      columns={[
        { key: 'month', head: month, cell: ([at]) => words.months[at] },
        { key: 'hours', head: hours, number: true, cell: ([, value]) => value },
      ]}
    />
  );
  return (
    <div class="stack tight">
      <p>{words.chartSentence}</p>
      <Chart
        sentence={words.chartSentence}
        strand="hours"
        x={{ from: 0, to: 6, ticks: words.months.map((word, at) => ({ at, word })) }}
        y={{ from: 0, to: 40, ticks: [0, 10, 20, 30, 40].map((at) => ({ at, word: `${at} h` })) }}
        table={{ word: words.chartTable, content: table }}
      >
        {(places) => (
          <>
            <Bar x={3} y={12} width={0.3} places={places} />
            <Curve points={LOGGED} places={places} />
            <Curve points={AHEAD} places={places} plan />
          </>
        )}
      </Chart>
    </div>
  );
}
