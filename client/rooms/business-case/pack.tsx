import './copies.words.ts';
import './pack.words.ts';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { packFacts, type PackFacts } from '../../../server/rooms/business-case/pack-facts.rule.ts';
import { likelyNames } from '../../../server/rooms/forms/likely-name.rule.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Title } from '../../ui/title.tsx';
import { CASE, EMPTY, type OpenedCase } from './business-case.types.ts';
import { packName, takePack, type PackLang } from './pack.state.ts';
import { TakingState, useTaking } from './taking.tsx';

/** What a programme is started with at work, in one file (N11); what the case fills in is shown before it is taken. */
export function TakePack({ opened }: { opened: OpenedCase }) {
  return (
    <article class="case-away">
      <header class="case-head">
        <p class="over">
          <a href={CASE}>{t('case.pack.back')}</a>
        </p>
        <Title text={t('case.pack.title')} />
      </header>
      <p>{t('case.pack.lede')}</p>
      <section class="stack" aria-labelledby="pack-in">
        <h2 id="pack-in">{t('case.pack.in')}</h2>
        <ul>
          {(['case', 'roles', 'forms', 'promotion', 'read'] as const).map((part) => (
            <li key={part}>{t(`case.pack.in.${part}`)}</li>
          ))}
        </ul>
      </section>
      <Known facts={factsOf(opened)} />
      <Take />
    </article>
  );
}

function factsOf({ head, template, sections }: OpenedCase): PackFacts {
  const values = new Map(sections.map(({ slug, value }) => [slug, value]));
  const inside = chosen(template, head.value).map((slug) => ({ slug, value: values.get(slug) ?? EMPTY }));
  return packFacts({ head: head.value, sections: inside }, likelyNames);
}

function Known({ facts: { title, aims, dates, contacts } }: { facts: PackFacts }) {
  const roles = contacts.map(({ what, role }) => (
    <Fact key={what} name={t(`case.pack.paper.contact-${what}`)}>
      {role}
    </Fact>
  ));
  return (
    <section class="stack" aria-labelledby="pack-known">
      <h2 id="pack-known">{t('case.pack.known')}</h2>
      <dl class="facts">
        <Fact name={t('case.pack.known.title')}>{title}</Fact>
        <Fact name={t('case.pack.known.aims')}>{listed(aims.map(({ aim }) => aim))}</Fact>
        <Fact name={t('case.pack.known.dates')}>
          {listed(dates.map(({ what, day }) => `${what}: ${dayText(day, 'year')}`))}
        </Fact>
        {roles}
      </dl>
      <p class="help">{t('case.pack.roles')}</p>
    </section>
  );
}

const listed = (lines: readonly string[]): ComponentChildren =>
  lines.length > 0 ? lines.map((line) => <div key={line}>{line}</div>) : null;

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children ?? <span class="help">{t('case.pack.open')}</span>}</dd>
  </div>
);

function Take() {
  const wanted = useSignal<PackLang>(lang.value);
  const taking = useTaking();
  const what = t('case.pack.what');
  const take = () => {
    const inLang = wanted.peek();
    taking.take({ what, name: packName(inLang), file: () => takePack(inLang) });
  };
  return (
    <section class="stack taking" aria-label={what}>
      <SegmentedChoice
        label={t('case.pack.language')}
        help={t('case.pack.help')}
        value={wanted.value}
        choose={(one) => void (wanted.value = one)}
        options={[
          { value: 'en', word: t('case.copies.en') },
          { value: 'es', word: t('case.copies.es') },
          { value: 'both', word: t('case.pack.both') },
        ]}
      />
      <p>
        <button class="btn main" type="button" aria-busy={taking.act.busy.value !== ''} onClick={take}>
          {t('case.pack.take')}
        </button>
      </p>
      <TakingState of={taking} />
    </section>
  );
}
