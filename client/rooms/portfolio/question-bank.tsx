import { useState } from 'preact/hooks';
import { keptQuestions, sortedQuestions, TEN } from '../../../server/rooms/portfolio/question.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Box } from './boxes.tsx';
import type { BankOfCourse, OwnQuestion } from './portfolio.types.ts';
import { QuestionOffer } from './question-offer.tsx';
import { QuestionRow } from './question-row.tsx';
import { idOfNew, withItem, type OwnDocument } from './use-document.ts';

interface BankProps {
  bank: OwnDocument<'question-bank'>;
  offer: BankOfCourse | null;
}

/** One's own questions in their drawers. */
export function QuestionBank({ bank, offer }: BankProps) {
  const { questions } = bank.value;
  const moved = useState('');
  const drawers = offer?.drawers ?? [];
  const rows = (list: OwnQuestion[]) => <Rows bank={bank} drawers={drawers} list={list} moved={moved} />;
  const take = (question: Partial<OwnQuestion> & { text: string }) =>
    bank.change((from) => ({
      questions: [{ id: idOfNew(), drawer: null, from: null, struck: null, ...question }, ...from.questions],
    }));
  const loose = questions.filter(({ drawer }) => !drawers.some(({ key }) => key === drawer));
  return (
    <>
      <HowFar bank={bank} />
      <NewQuestion add={(text) => take({ text })} />
      {offer && <QuestionOffer offer={offer} own={questions} take={take} />}
      {loose.length > 0 && (
        <section>
          <h3>{t('portfolio.bank.loose')}</h3>
          {rows(loose)}
        </section>
      )}
      {drawers.map(({ key, title, says, starter }) => {
        const inside = questions.filter(({ drawer }) => drawer === key);
        return (
          <section key={key} class="drawer">
            <h3>
              {title[lang.value]} <span class="help">{says[lang.value]}</span>
            </h3>
            {inside.length > 0 ? (
              rows(inside)
            ) : (
              <p class="help">{t('portfolio.bank.starter', { question: starter[lang.value] })}</p>
            )}
          </section>
        );
      })}
    </>
  );
}

interface RowsProps {
  bank: BankProps['bank'];
  drawers: BankOfCourse['drawers'];
  list: readonly OwnQuestion[];
  /** The question that has just gone into another drawer: the focus goes with it. */
  moved: [string, (id: string) => void];
}

function Rows({ bank, drawers, list, moved: [moved, setMoved] }: RowsProps) {
  const write = (id: string, parts: Partial<OwnQuestion>) => {
    setMoved('drawer' in parts ? id : '');
    bank.change((from) => ({ questions: withItem(from.questions, id, parts) }));
  };
  return (
    <ul class="own-questions" role="list">
      {list.map((one) => (
        <QuestionRow
          key={one.id}
          question={one}
          drawers={drawers}
          takesFocus={moved === one.id}
          write={(parts) => write(one.id, parts)}
          left={() => void bank.writing.flush()}
          remove={() =>
            bank.change((from) => ({ questions: from.questions.filter(({ id }) => id !== one.id) }))
          }
        />
      ))}
    </ul>
  );
}

function HowFar({ bank }: Pick<BankProps, 'bank'>) {
  const sorted = sortedQuestions(bank.value).length;
  const struck = bank.value.questions.length - keptQuestions(bank.value).length;
  return (
    <p class="how-far" role="status">
      {t('portfolio.bank.sorted', { sorted, ten: TEN })}{' '}
      {struck > 0 && t('portfolio.bank.struck', { struck })}
    </p>
  );
}

function NewQuestion({ add }: { add: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <form
      class="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        add(text.trim());
        setText('');
      }}
    >
      <Box label={t('portfolio.bank.new')} value={text} longest={300} write={setText} />
      <button class="btn" type="submit">
        <Icon name="add" /> {t('portfolio.bank.add')}
      </button>
    </form>
  );
}
