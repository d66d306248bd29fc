import './standards.css';
import './standards.words.ts';
import { useSignal } from '@preact/signals';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { marksSum } from '../../../server/rooms/business-case/standards.rule.ts';
import { lang, momentText, t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { printPage } from '../../shell/printing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { Icon, StateIcon } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { CASE, CASE_PART, EMPTY, STANDARDS_THING, type OpenedCase } from './business-case.types.ts';
import { OneStandard } from './one-standard.tsx';
import { standards, type Check, type OpenedStandards } from './standards.state.ts';

const START: Check = { marks: {} };

/** One's own look at a case through published standards: what it says is counted, how far it goes is the author's word. */
export const StandardsCheck = ({ opened }: { opened: OpenedCase }) => (
  <Loaded of={standards()}>{(all) => <Lens opened={opened} all={all} />}</Loaded>
);

function Lens({ opened, all }: { opened: OpenedCase; all: OpenedStandards }) {
  const { value, revision, savedAt } = all.check;
  const known = { value, revision, savedAt: savedAt ?? undefined };
  const writing = useWriting<Check>({ thing: STANDARDS_THING, kind: CASE_PART, known, start: START });
  const whole = wholeOf(opened);
  const check = writing.value.value;
  const { standards: given } = all;
  return (
    <article class="case-standards" inert={!writing.ready.value}>
      <Acts />
      <header class="stack">
        <Title text={given.title[lang.value]} />
        <p class="lede">{given.says[lang.value]}</p>
        <div class="row apart">
          <SeenBy>{t('case.standards.seen')}</SeenBy>
          <SaveState of={writing.state} />
        </div>
      </header>
      <TwoChecks of={writing} />
      <ol class="stack" role="list">
        {given.standards.map((standard, at) => (
          <OneStandard
            key={standard.key}
            standard={standard}
            number={at + 1}
            {...{ whole, template: opened.template }}
            mark={check.marks[standard.key] ?? { mark: null, note: '' }}
            write={(mark) => {
              const { marks } = writing.value.peek();
              writing.write({ marks: { ...marks, [standard.key]: mark } });
            }}
          />
        ))}
      </ol>
      <Awards given={given} check={check} />
    </article>
  );
}

const wholeOf = ({ head, template, sections }: OpenedCase) => {
  const values = new Map(sections.map(({ slug, value }) => [slug, value]));
  return {
    head: head.value,
    sections: chosen(template, head.value).map((slug) => ({ slug, value: values.get(slug) ?? EMPTY })),
  };
};

/** Not on paper. */
function Acts() {
  const forbidden = useSignal(false);
  return (
    <div class="acts">
      <p class="row apart">
        <a class="btn quiet small flush" href={CASE}>
          <Icon name="back" /> {t('case.standards.back')}
        </a>
        <button class="btn small" type="button" onClick={() => void (forbidden.value = !printPage())}>
          <Icon name="print" /> {t('case.standards.print')}
        </button>
      </p>
      {forbidden.value && <p role="status">{t('case.standards.forbidden')}</p>}
    </div>
  );
}

/** Marked on two devices: one of both is taken, with all its notes. */
function TwoChecks({ of }: { of: Writing<Check> }) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  const says = ({ marks }: Check) =>
    Object.values(marks)
      .map(({ mark, note }) => [mark === null ? '–' : t('case.standards.percent', { mark }), note].join(' '))
      .join(' · ');
  return (
    <section class="banner returned" role="alert">
      <StateIcon state="returned" />
      <div class="stack">
        <p>
          <b>{t('case.standards.two')}</b>
        </p>
        <p>{says(mine)}</p>
        <button class="btn small" type="button" onClick={() => of.settle(mine)}>
          {t('case.standards.two.mine')}
        </button>
        <p>{says(theirs)}</p>
        <button class="btn small" type="button" onClick={() => of.settle(theirs)}>
          {t('case.standards.two.theirs', { time: savedAt ? momentText(savedAt) : '' })}
        </button>
      </div>
    </section>
  );
}

function Awards({ given, check }: { given: OpenedStandards['standards']; check: Check }) {
  const { given: marked, sum } = marksSum(given, check);
  const percent = (mark: number) => t('case.standards.percent', { mark });
  return (
    <section class="stack sheet" aria-labelledby="case-awards">
      <h2 id="case-awards" class="heading-small">
        {t('case.standards.awards')}
      </h2>
      <p role="status">
        {sum
          ? t('case.standards.sum', {
              overall: percent(Math.floor(sum.overall)),
              lowest: percent(sum.lowest),
            })
          : t('case.standards.marked', { count: marked, of: given.standards.length })}
      </p>
      <Table
        caption={<span class="visually-hidden">{t('case.standards.awards')}</span>}
        columns={[
          { key: 'award', head: t('case.standards.award'), cell: ({ title }) => title[lang.value] },
          {
            key: 'overall',
            head: t('case.standards.overall'),
            cell: ({ overall }) => percent(overall),
            number: true,
          },
          { key: 'each', head: t('case.standards.each'), cell: ({ each }) => percent(each), number: true },
        ]}
        rows={given.awards}
        rowKey={({ key }) => key}
      />
      <p>{given.limits[lang.value]}</p>
      <p class="help">
        <a href={given.source.url} rel="noreferrer" target="_blank">
          {given.source.title[lang.value]}
        </a>
      </p>
    </section>
  );
}
