import { withKind } from '../../../server/rooms/business-case/head.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { Field } from '../../ui/field.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import type { CaseHead, Template } from './business-case.types.ts';
import { TitleField } from './case-title.tsx';
import { KindPicks } from './kind-picks.tsx';

export interface AboutProps {
  writing: Writing<CaseHead>;
  template: Template;
}

/** Title, currency and kind, folded: they are said once and seldom changed. */
export const AboutCase = ({ writing, template }: AboutProps) => (
  <details class="fold about-case">
    <summary>{t('case.about')}</summary>
    <div class="stack">
      <TitleField writing={writing} />
      <CurrencyField writing={writing} />
      <Kinds writing={writing} template={template} />
      <div class="row apart">
        <SeenBy>{t('case.seen')}</SeenBy>
        <SaveState of={writing.state} />
      </div>
    </div>
  </details>
);

/** One for the whole case (rule B4). */
function CurrencyField({ writing }: { writing: Writing<CaseHead> }) {
  const { currency } = writing.value.value;
  const names = new Intl.DisplayNames([lang.value], { type: 'currency' });
  const codes = Intl.supportedValuesOf('currency');
  return (
    <Field label={t('case.currency')} help={t('case.currency.help')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={currency}
          onChange={({ currentTarget }) =>
            writing.write({ ...writing.value.peek(), currency: currentTarget.value })
          }
        >
          <option value="">{t('case.currency.none')}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {code} · {names.of(code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Another kind takes another selection; texts of sections that go are kept. */
const Kinds = ({ writing, template }: { writing: Writing<CaseHead>; template: Template }) => (
  <KindPicks
    legend={t('case.kind.change')}
    help={t('case.kind.change.help')}
    template={template}
    kind={writing.value.value.kind}
    choose={(kind) => writing.write(withKind(writing.value.peek(), kind))}
  />
);
