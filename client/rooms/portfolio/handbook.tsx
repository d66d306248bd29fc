import { keptQuestions } from '../../../server/rooms/portfolio/question.rule.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Box } from './boxes.tsx';
import { Contacts } from './contacts.tsx';
import { NewPage } from './new-page.tsx';
import type { HandbookPage } from './portfolio.types.ts';
import { openedDocument } from './portfolio.state.ts';
import { idOfNew, withItem, type OwnDocument } from './use-document.ts';

const MOST_PAGES = 16;

type Own = OwnDocument<'handbook'>;

/** Pages by heading, contacts by role, and the questions that are kept in the question bank. */
export function Handbook({ handbook }: { handbook: Own }) {
  const { pages } = handbook.value;
  const add = (page: Omit<HandbookPage, 'id'>) =>
    handbook.change((from) => ({ ...from, pages: [...from.pages, { id: idOfNew(), ...page }] }));
  return (
    <>
      <p class="help">{t('portfolio.handbook.names')}</p>
      {pages.map((page) => (
        <OnePage key={page.id} page={page} handbook={handbook} />
      ))}
      {pages.length < MOST_PAGES && <NewPage add={add} />}
      <Contacts handbook={handbook} />
      <section class="stack tight">
        <h3>{t('portfolio.handbook.questions')}</h3>
        <Questions />
      </section>
    </>
  );
}

function OnePage({ page, handbook }: { page: HandbookPage; handbook: Own }) {
  const write = (parts: Partial<HandbookPage>) =>
    handbook.change((from) => ({ ...from, pages: withItem(from.pages, page.id, parts) }));
  const left = () => void handbook.writing.flush();
  const heading = page.heading.trim() || t('portfolio.handbook.unnamed');
  return (
    <section class="handbook-page" aria-label={heading}>
      <Box
        label={t('portfolio.handbook.heading')}
        value={page.heading}
        longest={300}
        write={(text) => write({ heading: text })}
        left={left}
      />
      <Box
        label={t('portfolio.handbook.text')}
        {...(page.from !== null && { help: t('portfolio.handbook.copy-help') })}
        value={page.text}
        longest={8000}
        lines={5}
        write={(text) => write({ text })}
        left={left}
      />
      <button
        class="btn small"
        type="button"
        onClick={() =>
          handbook.change((from) => ({ ...from, pages: from.pages.filter(({ id }) => id !== page.id) }))
        }
      >
        {t('portfolio.handbook.remove', { heading })}
      </button>
    </section>
  );
}

/** What is struck there is not here. */
const Questions = () => (
  <Loaded of={openedDocument('question-bank')} part>
    {({ document }) => {
      const kept = document.value ? keptQuestions(document.value) : [];
      return (
        <>
          {kept.length > 0 && (
            <ul class="said">
              {kept.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          )}
          <p>
            <a href="/app/portfolio/question-bank">{t('portfolio.handbook.to-bank')}</a>
          </p>
        </>
      );
    }}
  </Loaded>
);
