import './copies.words.ts';
import './extract.words.ts';
import { useSignal, type Signal } from '@preact/signals';
import { chosen as inCase } from '../../../server/rooms/business-case/head.rule.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Params } from '../../shell/page.types.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { Title } from '../../ui/title.tsx';
import {
  CASE,
  VERSIONS,
  type OpenedCase,
  type Template,
  type TemplateSection,
} from './business-case.types.ts';
import { copyName, copyOf, EXTRACT_FORMATS, FORMATS } from './copies.state.ts';
import { OWN, readyMade, titlesOf, WHOLE, written, type CaseState, type ReadyMade } from './extract.view.ts';
import { TakingState, useTaking } from './taking.tsx';
import { versionName } from './version-words.ts';
import { version } from './versions.state.ts';

/** A copy of some sections for somebody (S2.9), or of all of them; of the case as it stands, or as it was kept. */
export function TakeExtract({ opened, params }: { opened: OpenedCase; params: Params }) {
  const id = params['version'];
  const taken = new Set(inCase(opened.template, opened.head.value));
  const now = { sections: opened.sections.filter(({ slug }) => taken.has(slug)) };
  return (
    <article class="case-away">
      <header class="case-head">
        <p class="over">
          {id === undefined ? (
            <a href={CASE}>{t('case.extract.back')}</a>
          ) : (
            <a href={VERSIONS}>{t('case.extract.versions')}</a>
          )}
        </p>
        <Title text={t('case.extract.title')} />
      </header>
      {id === undefined ? (
        <Choice opened={opened} state={now} of={t('case.extract.now')} version={undefined} />
      ) : (
        <Loaded of={version(id)}>
          {(kept) => <Choice opened={opened} state={kept} of={versionName(kept)} version={id} />}
        </Loaded>
      )}
    </article>
  );
}

interface ChoiceProps {
  opened: OpenedCase;
  state: CaseState;
  /** What the state is called. */
  of: string;
  version: string | undefined;
}

function Choice({ opened: { template }, state, of, version: kept }: ChoiceProps) {
  const there = written(template, state);
  const ready = readyMade(template, there);
  const what = useSignal(kept === undefined ? (ready[0]?.key ?? WHOLE) : WHOLE);
  const own = useSignal<readonly string[]>(ready[0]?.sections ?? []);
  if (there.length === 0) return <p>{t('case.extract.empty')}</p>;
  const sections = own.value.filter((slug) => there.some((one) => one.slug === slug));
  return (
    <>
      <p>{t('case.extract.of', { state: of })}</p>
      <FieldGroup label={t('case.extract.which')}>
        <div class="picks">
          <Pick what={what} value={WHOLE} word={t('case.extract.whole')}>
            {t('case.extract.whole.help', { count: there.length })}
          </Pick>
          {ready.map((extract) => (
            <Pick
              key={extract.key}
              what={what}
              value={extract.key}
              word={extract.title[lang.value]}
              chosen={() => void (own.value = extract.sections)}
            >
              {saysOf(extract, template)}
            </Pick>
          ))}
          <Pick what={what} value={OWN} word={t('case.extract.own')}>
            {t('case.extract.own.help')}
          </Pick>
        </div>
      </FieldGroup>
      {what.value === OWN && <Sections there={there} own={own} />}
      <Files version={kept} sections={what.value === WHOLE ? undefined : sections} />
    </>
  );
}

function saysOf({ says, sections, open }: ReadyMade, template: Template): string {
  const holds = t('case.extract.holds', { sections: titlesOf(template, sections, lang.value) });
  const missing = t('case.extract.open', { sections: titlesOf(template, open, lang.value) });
  return [says[lang.value], holds, ...(open.length > 0 ? [missing] : [])].join('\n');
}

interface PickProps {
  what: Signal<string>;
  value: string;
  word: string;
  chosen?: () => void;
  children: string;
}

function Pick({ what, value, word, chosen, children }: PickProps) {
  const id = useOwnId();
  const choose = () => {
    what.value = value;
    chosen?.();
  };
  return (
    <label>
      <input
        type="radio"
        name="extract"
        aria-label={word}
        checked={what.value === value}
        aria-describedby={id}
        onChange={choose}
      />
      <span>{word}</span>
      <span class="help" id={id}>
        {children}
      </span>
    </label>
  );
}

/** Sections that judge people or departments are named as such: whoever reads an extract may be one of them. */
const JUDGING = ['stakeholders', 'risks'];

function Sections({ there, own }: { there: readonly TemplateSection[]; own: Signal<readonly string[]> }) {
  const judging = own.value.some((slug) => JUDGING.includes(slug));
  const tick = (slug: string, on: boolean) =>
    void (own.value = on ? [...own.peek(), slug] : own.peek().filter((one) => one !== slug));
  return (
    <FieldGroup label={t('case.extract.sections')} help={judging ? t('case.extract.judging') : undefined}>
      <div class="picks">
        {there.map(({ slug, title }) => (
          <label key={slug}>
            <input
              type="checkbox"
              checked={own.value.includes(slug)}
              onChange={({ currentTarget }) => tick(slug, currentTarget.checked)}
            />
            <span>{title[lang.value]}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function Files({
  version: kept,
  sections,
}: {
  version: string | undefined;
  sections: readonly string[] | undefined;
}) {
  const chosen = useSignal<Lang>(lang.value);
  const taking = useTaking({ kept: kept !== undefined });
  if (sections?.length === 0) return <p role="status">{t('case.extract.none')}</p>;
  return (
    <section class="stack taking" aria-label={t('case.extract.files')}>
      <InLanguage chosen={chosen} />
      <div class="row">
        {(sections ? EXTRACT_FORMATS : FORMATS).map((format) => {
          const wanted = { format, lang: chosen.value, version: kept, sections };
          const word = t(`case.copies.${format}`);
          return (
            <button
              key={format}
              class="btn"
              type="button"
              aria-busy={taking.act.busy.value === word}
              onClick={() => taking.take({ what: word, name: copyName(wanted), file: () => copyOf(wanted) })}
            >
              {word}
            </button>
          );
        })}
      </div>
      {sections && <p class="help">{t('case.extract.only')}</p>}
      <TakingState of={taking} />
    </section>
  );
}

const InLanguage = ({ chosen }: { chosen: Signal<Lang> }) => (
  <SegmentedChoice
    label={t('case.copies.in')}
    help={t('case.copies.language')}
    value={chosen.value}
    choose={(one) => void (chosen.value = one)}
    options={(['en', 'es'] as const).map((one) => ({ value: one, word: t(`case.copies.${one}`) }))}
  />
);
