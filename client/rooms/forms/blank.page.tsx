import './forms.css';
import { lang, t } from '../../core/i18n.ts';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { BlankForm } from './blank-form.tsx';
import { OWN, PLAIN } from './filled.ts';
import { openedForm } from './forms.state.ts';
import { OnPaper } from './on-paper.tsx';

const nameOf = (params: Params) => ({
  form: params['form'] ?? '',
  variant: params['variant'] ?? PLAIN,
  subject: OWN,
});

/** The empty form, as it comes out of the printer. */
function BlankPage({ params }: { params: Params }) {
  const name = nameOf(params);
  return (
    <Loaded of={openedForm(name)}>
      {(opened) => (
        <article class="form-page">
          <header class="form-head">
            <Title
              text={opened.form.title[lang.value]}
              tab={t('forms.blank.tab', { title: opened.form.title[lang.value] })}
            />
            <p class="lede">{opened.form.note[lang.value]}</p>
            <p class="help">{opened.form.filled_by[lang.value]}</p>
            <OnPaper name={name} blank />
            <p class="help">{opened.form.sees[lang.value]}</p>
          </header>
          <BlankForm opened={opened} byAuthor={me.value !== undefined && isLearner(me.value)} />
        </article>
      )}
    </Loaded>
  );
}
export const blankPage: Page = { Component: BlankPage, needs: (params) => [openedForm(nameOf(params))] };
