import { looksLikeAdvice } from '../../../server/rooms/portfolio/question.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Icon, StateIcon } from '../../ui/icon.tsx';
import { Box, Select } from './boxes.tsx';
import type { BankOfCourse, OwnQuestion } from './portfolio.types.ts';

interface RowProps {
  question: OwnQuestion;
  drawers: BankOfCourse['drawers'];
  /** It has just come here from another drawer. */
  takesFocus: boolean;
  write: (parts: Partial<OwnQuestion>) => void;
  left: () => void;
  remove: () => void;
}

/** A question with its drawer. Struck out, it stays to be seen, with what was wrong. */
export function QuestionRow({ question, drawers, takesFocus, write, left, remove }: RowProps) {
  const { text, struck } = question;
  return (
    <li class={struck ? 'struck' : undefined}>
      <Box
        label={hidden(t('portfolio.bank.question'))}
        value={text}
        longest={300}
        grows
        write={(next) => write({ text: next })}
        left={left}
      />
      {!struck && looksLikeAdvice(text) && (
        <p class="nudge">
          <StateIcon state="returned" size={18} /> {t('portfolio.bank.nudge')}
        </p>
      )}
      <Acts {...{ question, drawers, takesFocus, write, remove }} />
      {struck && (
        <Box
          label={t('portfolio.bank.why')}
          help={t('portfolio.bank.why.help')}
          value={struck.why}
          longest={300}
          write={(why) => write({ struck: { why } })}
          left={left}
        />
      )}
    </li>
  );
}

/** Its drawer, the red pen, and away with it. */
function Acts({ question, drawers, takesFocus, write, remove }: Omit<RowProps, 'left'>) {
  const { text, drawer, struck } = question;
  return (
    <div class="row apart">
      <Select
        label={hidden(t('portfolio.bank.drawer-of', { question: text }))}
        value={drawer ?? ''}
        none={t('portfolio.bank.no-drawer')}
        options={drawers.map(({ key, title }) => ({ value: key, word: title[lang.value] }))}
        choose={(next) => write({ drawer: next ?? null })}
        takesFocus={takesFocus}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={struck !== null}
          onChange={({ currentTarget }) => write({ struck: currentTarget.checked ? { why: '' } : null })}
        />
        <span>{t('portfolio.bank.strike')}</span>
      </label>
      <button
        class="btn icon"
        type="button"
        aria-label={t('portfolio.bank.remove', { question: text })}
        onClick={remove}
      >
        <Icon name="close" size={20} />
      </button>
    </div>
  );
}

const hidden = (word: string) => <span class="visually-hidden">{word}</span>;
