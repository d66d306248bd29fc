import './ask.css';
import { useState } from 'preact/hooks';
import { useAct, type Act } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FiguresLine } from './ask-figures.tsx';
import { AskMail } from './ask-mail.tsx';
import { AskProblem } from './ask-problem.tsx';
import { ask, figuresFor, type Asked, type Figures, type Subject, type Who } from './ask.state.ts';

interface AskDialogProps {
  of: Subject;
  /** Whether the tool can send mails. */
  mail: boolean;
  open: boolean;
  close: () => void;
}

const copyWords = () => ({
  copy: t('hours.ask.copy'),
  copied: t('hours.ask.copied'),
  byHand: t('hours.ask.by-hand'),
});

const WHO: readonly Who[] = ['mentee', 'coordinator', 'colleague'];

/** Whom to ask; then the link, which is shown here once, and the other ways. */
export function AskDialog({ of, mail, open, close }: AskDialogProps) {
  const act = useAct();
  // Not a line manager by default, and not hidden either: nobody has to ask the person who is part of the issue (S3.18).
  const [who, setWho] = useState<Who>('mentee');
  const [asked, setAsked] = useState<Asked>();
  const signs = 'agreement' in of;
  const shut = () => {
    setAsked(undefined);
    close();
  };
  const make = () => act.run('ask', async () => setAsked(await ask(of, signs ? 'mentee' : who)));
  return (
    <Dialog
      title={t(signs ? 'hours.ask.sign' : 'hours.ask.confirm')}
      open={open}
      close={shut}
      keepWord={t(asked ? 'hours.ask.done' : 'hours.ask.not-now')}
      acts={
        !asked && (
          <button class="btn main" type="button" aria-busy={act.busy.value === 'ask'} onClick={make}>
            {t('hours.ask.make')}
          </button>
        )
      }
    >
      {asked ? (
        <Ways asked={asked} mail={mail} act={act} />
      ) : (
        <Whom signs={signs} who={who} choose={setWho} />
      )}
      {act.error.value && <AskProblem error={act.error.value} />}
    </Dialog>
  );
}

function Whom({ signs, who, choose }: { signs: boolean; who: Who; choose: (who: Who) => void }) {
  if (signs) return <p>{t('hours.ask.sign.help')}</p>;
  return (
    <div class="stack">
      <p>{t('hours.ask.confirm.help')}</p>
      <SegmentedChoice
        label={t('hours.ask.who')}
        help={t('hours.ask.who.help')}
        options={WHO.map((value) => ({ value, word: t(`hours.ask.who.${value}`) }))}
        value={who}
        choose={choose}
      />
    </div>
  );
}

/** The link to copy, a mail where the tool can send one, and six figures face to face. */
function Ways({ asked, mail, act }: { asked: Asked; mail: boolean; act: Act }) {
  const [figures, setFigures] = useState<Figures>();
  return (
    <div class="stack">
      <Field
        label={t('hours.ask.link')}
        help={t('hours.ask.link.help', { day: dayText(ownDay(asked.ask.until)) })}
      >
        {(control) => (
          <div class="copy-line">
            <input
              {...control}
              class="input mono"
              readOnly
              value={asked.link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={asked.link} words={copyWords()} />
          </div>
        )}
      </Field>
      {mail && <AskMail asked={asked} />}
      {figures ? (
        <FiguresLine figures={figures} />
      ) : (
        <p class="row">
          <button
            class="btn small"
            type="button"
            aria-busy={act.busy.value === 'figures'}
            onClick={() => act.run('figures', async () => setFigures(await figuresFor(asked.ask.id)))}
          >
            {t('hours.ask.figures.make')}
          </button>
        </p>
      )}
    </div>
  );
}
