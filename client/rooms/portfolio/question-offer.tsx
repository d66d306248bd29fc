import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { Select } from './boxes.tsx';
import type { BankOfCourse, OwnQuestion } from './portfolio.types.ts';

interface OfferProps {
  offer: BankOfCourse;
  own: readonly OwnQuestion[];
  take: (question: { text: string; from: string }) => void;
}

/** The course's own questions, by what they look into and what they do: one takes what one would ask. */
export function QuestionOffer({ offer, own, take }: OfferProps) {
  const [kind, setKind] = useState<string>();
  return (
    <details class="fold">
      <summary>{t('portfolio.bank.offer')}</summary>
      <Select
        label={t('portfolio.bank.kind')}
        value={kind ?? ''}
        none={t('portfolio.bank.every-kind')}
        options={offer.kinds.map(({ key, title }) => ({ value: key, word: title[lang.value] }))}
        choose={setKind}
      />
      {kind !== undefined && (
        <p class="help">{offer.kinds.find(({ key }) => key === kind)?.says[lang.value]}</p>
      )}
      <Groups offer={offer} kind={kind} own={own} take={take} />
    </details>
  );
}

function Groups({ offer, own, take, kind }: OfferProps & { kind: string | undefined }) {
  const asked = offer.questions.filter((one) => kind === undefined || one.kind === kind);
  const groups = [...offer.inquiries, { key: undefined, title: undefined }];
  return (
    <>
      {groups.map(({ key, title }) => {
        const inside = asked.filter(({ inquiry }) => inquiry === key);
        return (
          inside.length > 0 && (
            <section key={key ?? 'any'}>
              <h3 class="small-heading">{title ? title[lang.value] : t('portfolio.bank.any')}</h3>
              <ul class="offered" role="list">
                {inside.map((one) => (
                  <Offered
                    key={one.key}
                    text={one.text[lang.value]}
                    taken={own.some(({ from }) => from === one.key)}
                    take={(text) => take({ text, from: one.key })}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function Offered({ text, taken, take }: { text: string; taken: boolean; take: (text: string) => void }) {
  return (
    <li class="row apart">
      <span class="said">{text}</span>
      {taken ? (
        <span class="help">{t('portfolio.bank.taken')}</span>
      ) : (
        <button
          class="btn small"
          type="button"
          aria-label={t('portfolio.bank.take-this', { question: text })}
          onClick={() => take(text)}
        >
          {t('portfolio.bank.take')}
        </button>
      )}
    </li>
  );
}
