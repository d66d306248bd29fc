import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { listText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { State } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { SetRulesForm } from './set-rules-form.tsx';
import { isMe, memberName } from './set-words.ts';
import { agree } from './set.state.ts';
import type { OwnSet, Rules, RulesText } from './set.types.ts';

/** What a set has agreed on: read, agreed to by each, changed by any of them, and then agreed to anew. */
export function SetRules({ set }: { set: OwnSet }) {
  const { rules } = set;
  const draft = useDraft<(RulesText & { over: number }) | null>(`live/rules/${set.id}`, null);
  const writing = useSignal(false);
  useFocusKept();
  return (
    <section class="stack" aria-labelledby="h-rules">
      <div class="stack tight">
        <h2 id="h-rules">{t('live.set.rules')}</h2>
        <p class="help">
          {t('live.set.rules.version', { version: rules.version })}{' '}
          <SeenBy>{t('live.set.rules.seen')}</SeenBy>
        </p>
      </div>
      <RulesText rules={rules} />
      <Agreement set={set} />
      {writing.value || draft.value.value ? (
        <SetRulesForm
          set={set}
          draft={draft}
          close={() => {
            draft.clear();
            writing.value = false;
          }}
        />
      ) : (
        <p>
          <button class="btn small" type="button" onClick={() => (writing.value = true)}>
            {t('live.set.rules.change')}
          </button>
        </p>
      )}
    </section>
  );
}

const RulesText = ({ rules }: { rules: Rules }) => (
  <div class="stack read set-rules">
    <ol>
      {rules.lines.map(({ rule, why }, at) => (
        <li key={at}>
          <bdi>{rule}</bdi>
          {why !== '' && (
            <span class="help">
              {' '}
              <bdi>{why}</bdi>
            </span>
          )}
        </li>
      ))}
    </ol>
    <Part title={t('live.set.rules.confidential')} text={rules.confidential} />
    <Part title={t('live.set.rules.limits')} text={rules.limits} />
    {rules.absence !== '' && <Part title={t('live.set.rules.absence')} text={rules.absence} />}
    <p class="help">{t(rules.airtime ? 'live.set.rules.airtime' : 'live.set.rules.no-airtime')}</p>
  </div>
);

const Part = ({ title, text }: { title: string; text: string }) => (
  <div>
    <h3 class="small-heading">{title}</h3>
    <p class="set-written" dir="auto">
      {text}
    </p>
  </div>
);

/** Who has agreed to this version, and one's own yes. */
function Agreement({ set: { id, rules, agreed, members } }: { set: OwnSet }) {
  const act = useAct();
  const own = agreed.some(isMe);
  const open = members.filter((one) => !agreed.includes(one.id) && !isMe(one.id));
  return (
    <div class="stack tight" role="group" aria-label={t('live.set.agreement')}>
      <p role="status">
        <State
          state={own ? 'done' : 'todo'}
          word={t(own ? 'live.set.agreement.given' : 'live.set.agreement.open')}
        />{' '}
        <span class="help">
          {open.length === 0
            ? own && t('live.set.agreement.all')
            : t('live.set.agreement.without', { names: listText(open.map(memberName)) })}
        </span>
      </p>
      {!own && (
        <p>
          <button
            class="btn"
            type="button"
            aria-busy={act.busy.value === 'agree'}
            onClick={() => act.run('agree', async () => void (await agree(id, rules.version)))}
          >
            {t('live.set.agreement.give')}
          </button>
        </p>
      )}
      {act.error.value?.code === 'conflict' ? (
        <p role="alert">{t('live.set.agreement.newer')}</p>
      ) : (
        act.error.value && <Problem error={act.error.value} act />
      )}
    </div>
  );
}
