import './discussion.css';
import type { ComponentChildren } from 'preact';
import { type Act, useAct } from '../../core/act.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import type { Page } from '../../shell/page.types.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { Written } from '../../ui/written.tsx';
import { decide, desk, settleQuestion } from './discussion.state.ts';
import { type Desk, type DeskLine, stepAddress } from './discussion.types.ts';
import { authorName } from './names.ts';

/** What of the talk waits for a trainer. */
const DeskPage = () => <Loaded of={desk()}>{(data) => <DeskView data={data} />}</Loaded>;
export const deskPage: Page = { Component: DeskPage, needs: () => [desk()] };

function DeskView({ data }: { data: Desk }) {
  const act = useAct();
  const count = data.flagged.length + data.questions.length;
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="over-title">
          <a href="/app/wall">{t('discussion.wall.title')}</a>
        </p>
        <Title text={t('discussion.desk.title', { count })} tab={t('discussion.desk.tab')} />
      </header>
      {act.error.value && <Problem error={act.error.value} act />}
      <Flagged act={act} lines={data.flagged} />
      <Questions act={act} lines={data.questions} />
      <Hidden act={act} lines={data.hidden} />
    </div>
  );
}

/** A press decides; a decision can be changed below. */
const Flagged = ({ act, lines }: { act: Act; lines: readonly DeskLine[] }) => (
  <Lines
    id="h-flagged"
    title={t('discussion.desk.flagged')}
    help={t('discussion.desk.flagged.help')}
    lines={lines}
    acts={(line) => (
      <>
        <Decide act={act} line={line} decision="keep" word={t('discussion.keep')} />
        <Decide act={act} line={line} decision="hide" word={t('discussion.hide')} />
      </>
    )}
  />
);

const Questions = ({ act, lines }: { act: Act; lines: readonly DeskLine[] }) => (
  <Lines
    id="h-questions"
    title={t('discussion.desk.questions')}
    lines={lines}
    acts={(line) => (
      <DeskButton
        act={act}
        name={`answered ${line.id}`}
        word={t('discussion.desk.questions.settle')}
        line={line}
        work={() => settleQuestion(line)}
      />
    )}
  />
);

const Hidden = ({ act, lines }: { act: Act; lines: readonly DeskLine[] }) => (
  <Lines
    id="h-hidden"
    title={t('discussion.desk.hidden')}
    lines={lines}
    acts={(line) => <Decide act={act} line={line} decision="keep" word={t('discussion.keep')} />}
  />
);

function Lines(props: {
  id: string;
  title: string;
  help?: string;
  lines: readonly DeskLine[];
  acts: (line: DeskLine) => ComponentChildren;
}) {
  const { id, title, help, lines, acts } = props;
  if (lines.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {help && <p class="help">{help}</p>}
      {lines.map((line) => (
        <article key={line.id} class="comment" aria-label={authorName(line.author)}>
          <p class="said-by">
            <span class="who">
              <PersonName name={authorName(line.author)} />
            </span>{' '}
            <span class="help">
              {momentText(line.at)}
              {line.flags > 0 && `, ${t('discussion.desk.flags', { count: line.flags })}`}
            </span>
          </p>
          <div class="said">
            <Written text={line.text} />
          </div>
          <div class="row">
            {acts(line)}
            <a class="btn quiet small" href={line.step ? stepAddress(line.step.key) : '/app/wall'}>
              {t('discussion.desk.open')}
              {line.step && `, ${t('discussion.step', { number: line.step.number })}`}
            </a>
          </div>
        </article>
      ))}
    </section>
  );
}

const Decide = (props: { act: Act; line: DeskLine; decision: 'keep' | 'hide'; word: string }) => (
  <DeskButton
    {...props}
    name={`${props.decision} ${props.line.id}`}
    work={() => decide(props.line, props.decision)}
  />
);

function DeskButton(props: {
  act: Act;
  name: string;
  word: string;
  line: DeskLine;
  work: () => Promise<void>;
}) {
  const { act, name, word, line, work } = props;
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === name}
      onClick={() => act.run(name, work)}
    >
      {word}
      <span class="visually-hidden"> {t('discussion.about', { name: authorName(line.author) })}</span>
    </button>
  );
}
