import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import type { Template } from './business-case.types.ts';
import { makeLink, type MadeLink } from './leaders.state.ts';
import { versionName } from './version-words.ts';
import type { Version } from './versions.state.ts';

/** These judge people and departments: they are shown to somebody when their writer ticks them, and not before. */
const JUDGING: readonly string[] = ['stakeholders', 'risks'];

const shownFirst = ({ sections }: Version): string[] =>
  sections.map(({ slug }) => slug).filter((slug) => !JUDGING.includes(slug));

interface NewLinkProps {
  /** Those that were handed in, the newest first. */
  versions: readonly Version[];
  template: Template;
}

/** What is being ordered: a version, sections of it, and for whom. */
function useOrder(versions: readonly Version[]) {
  const chosen = useSignal(versions[0]?.id ?? '');
  const ticked = useSignal<readonly string[] | undefined>(undefined);
  const reader = useSignal('');
  const [write, setWrite] = useState(newId);
  const [made, setMade] = useState<MadeLink>();
  const version = versions.find(({ id }) => id === chosen.value) ?? versions[0];
  const there = version?.sections.map(({ slug }) => slug) ?? [];
  const first = version ? shownFirst(version) : [];
  const sections = (ticked.value ?? first).filter((slug) => there.includes(slug));
  const make = async () => {
    const order = { write, version: version?.id ?? '', sections, reader: reader.peek().trim() };
    setMade(await makeLink(order));
    setWrite(newId());
    reader.value = '';
  };
  return { chosen, ticked, reader, made, there, sections, make };
}

/** Which version, which of its sections, for whom; then the link, which is shown here once. */
export function NewLink({ versions, template }: NewLinkProps) {
  const act = useAct();
  const { chosen, ticked, reader, made, there, sections, make } = useOrder(versions);
  const none = sections.length === 0;
  return (
    <section class="stack" aria-labelledby="new-link">
      <h2 id="new-link">{t('case.leaders.new')}</h2>
      {versions.length > 1 && <WhichVersion {...{ versions, chosen }} />}
      <Field label={t('case.leaders.reader')} help={t('case.leaders.reader.help')}>
        {(control) => (
          <input
            {...control}
            class="input"
            maxLength={80}
            value={reader.value}
            onInput={({ currentTarget }) => void (reader.value = currentTarget.value)}
          />
        )}
      </Field>
      <Sections {...{ there, template, sections }} choose={(next) => void (ticked.value = next)} />
      <div class="row">
        <button
          class="btn main"
          type="button"
          aria-busy={act.busy.value !== ''}
          aria-disabled={none}
          onClick={none ? undefined : () => act.run('link', make)}
        >
          {t('case.leaders.make')}
        </button>
      </div>
      {act.error.value && <Problem error={act.error.value} />}
      <div role="status">{made && <Made made={made} />}</div>
    </section>
  );
}

function WhichVersion({ versions, chosen }: Pick<NewLinkProps, 'versions'> & { chosen: { value: string } }) {
  return (
    <Field label={t('case.leaders.version')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={chosen.value}
          onChange={({ currentTarget }) => void (chosen.value = currentTarget.value)}
        >
          {versions.map((one) => (
            <option key={one.id} value={one.id}>
              {versionName(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SectionsProps {
  there: readonly string[];
  template: Template;
  sections: readonly string[];
  choose(sections: readonly string[]): void;
}

function Sections({ there, template, sections, choose }: SectionsProps) {
  const none = sections.length === 0 ? t('case.leaders.sections.none') : undefined;
  const judging = sections.some((slug) => JUDGING.includes(slug));
  return (
    <FieldGroup
      label={t('case.leaders.sections')}
      help={t(judging ? 'case.leaders.sections.judging' : 'case.leaders.sections.help')}
      error={none}
    >
      <div class="picks">
        {template.sections
          .filter(({ slug }) => there.includes(slug))
          .map(({ slug, title }) => (
            <label key={slug}>
              <input
                type="checkbox"
                checked={sections.includes(slug)}
                onChange={({ currentTarget }) =>
                  choose(currentTarget.checked ? [...sections, slug] : sections.filter((one) => one !== slug))
                }
              />
              <span>{title[lang.value]}</span>
            </label>
          ))}
      </div>
    </FieldGroup>
  );
}

function Made({ made: { made, link } }: { made: MadeLink }) {
  const words = {
    copy: t('case.leaders.copy'),
    copied: t('case.leaders.copied'),
    byHand: t('case.leaders.by-hand'),
  };
  const day = dayText(ownDay(made.until));
  return (
    <>
      <Field label={t('case.leaders.link')} help={t('case.leaders.link.help', { day })}>
        {(control) => (
          <div class="copy-line">
            <input
              {...control}
              class="input mono"
              readOnly
              value={link}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <CopyButton text={link} words={words} />
          </div>
        )}
      </Field>
      <p>
        <a href={link} target="_blank" rel="noreferrer">
          {t('case.leaders.look')}
        </a>
      </p>
    </>
  );
}
