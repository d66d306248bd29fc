import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { sectionPath } from '../business-case/business-case.types.ts';
import { SectionChoice } from './section-choice.tsx';
import { type OfTurn, sendToCase, type WhereItGoes, whereItGoes } from './turn-to-case.state.ts';

/** Under one's own action or insight: where in the business case a copy of it can go. Asked for when it is opened. */
export function TurnToCase({ of: name, text }: { of: OfTurn; text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="set-to-case stack tight">
      <p>
        <button
          class="btn quiet small"
          type="button"
          aria-expanded={open}
          aria-label={t('live.set.to-case.of', { text })}
          onClick={() => setOpen(!open)}
        >
          {t('live.set.to-case')}
        </button>
      </p>
      {open && (
        <Loaded of={whereItGoes(name)} part>
          {(where) => <Where name={name} where={where} />}
        </Loaded>
      )}
    </div>
  );
}

function Where({ name, where }: { name: OfTurn; where: WhereItGoes }) {
  const [section, setSection] = useState(where.sections[0]?.slug ?? '');
  const [isSent, setSent] = useState(false);
  const act = useAct();
  const send = () =>
    act.run('send', async () => {
      setSent(false);
      await sendToCase(name, section);
      setSent(true);
    });
  return (
    <div class="stack tight">
      <p class="help">{t('live.set.to-case.says')}</p>
      <SectionChoice
        label={t('live.set.to-case.section')}
        sections={where.sections.map(({ slug, title }) => ({ slug, title: title[lang.value] }))}
        section={section}
        choose={setSection}
      />
      <p>
        <button class="btn small" type="button" aria-busy={act.busy.value === 'send'} onClick={send}>
          {t('live.set.to-case.do')}
        </button>
      </p>
      <p class="help" role="status">
        {isSent && t('live.set.to-case.sent')}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      <Went where={where} />
    </div>
  );
}

/** Where it went already, and what became of it there. */
const Went = ({ where: { sections, sent } }: { where: WhereItGoes }) =>
  sent.length === 0 ? null : (
    <ul class="rows" role="list" aria-label={t('live.set.to-case.went')}>
      {sent.map(({ section, state }) => (
        <li key={section}>
          <a href={sectionPath(section)}>
            {sections.find(({ slug }) => slug === section)?.title[lang.value] ?? section}
          </a>{' '}
          <span class="help">{t(`live.set.to-case.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
