import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import type { Draft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TickField } from '../../ui/field.tsx';
import { LineField, WritingField } from '../../ui/writing-field.tsx';
import { writeRules } from './set.state.ts';
import type { OwnSet, RulesText } from './set.types.ts';

type Over = RulesText & { over: number };
const LONGEST_RULE = 400;
const LONGEST = 2000;
const MOST = 20;

const textOf = ({
  rules: { version: over, lines, confidential, limits, absence, airtime },
}: OwnSet): Over => {
  return { over, lines: lines.map((line) => ({ ...line })), confidential, limits, absence, airtime };
};

interface Props {
  set: OwnSet;
  draft: Draft<Over | null>;
  close: () => void;
}

/** The text as it stands on this device, and sending it. */
function useRules({ set, draft, close }: Props) {
  const act = useAct();
  const tried = useSignal(false);
  const text = draft.value.value ?? textOf(set);
  const lines = text.lines.filter(({ rule, why }) => rule.trim() !== '' || why.trim() !== '');
  const without = lines.length === 0 || lines.some(({ rule }) => rule.trim() === '');
  const missing = without || text.confidential.trim() === '' || text.limits.trim() === '';
  const send = (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (missing) return;
    const { over, ...rules } = text;
    act.run('rules', async () => {
      await writeRules(set.id, over, { ...rules, lines });
      close();
    });
  };
  const change = (part: Partial<Over>) => draft.write({ ...text, ...part });
  return { text, change, send, act, missing: tried.value && missing };
}

/**
 * Another version of the rules. What is typed is on this device until it is sent; where somebody was faster, theirs stands
 * above, this stays here, and the writer says which it is to be.
 */
export function SetRulesForm(props: Props) {
  const { text, change, send, act, missing } = useRules(props);
  const { version } = props.set.rules;
  const newer = text.over < version;
  const error = act.error.value;
  return (
    <form class="sheet stack" noValidate onSubmit={send} aria-labelledby="h-rules-form">
      <h3 class="heading-small" id="h-rules-form">
        {t('live.set.rules.change')}
      </h3>
      <p class="help">{t('live.set.rules.change.says')}</p>
      <Text text={text} change={change} />
      {missing && <p role="alert">{t('live.set.rules.missing')}</p>}
      {newer && <Newer version={version} take={() => change({ over: version })} />}
      {error && error.code !== 'conflict' && <Problem error={error} act />}
      <p class="row">
        {!newer && (
          <button class="btn" type="submit" aria-busy={act.busy.value === 'rules'}>
            {t('live.set.rules.send', { version: version + 1 })}
          </button>
        )}
        <button class="btn quiet" type="button" onClick={props.close}>
          {t('live.set.rules.drop')}
        </button>
      </p>
    </form>
  );
}

interface TextProps {
  text: Over;
  change: (part: Partial<Over>) => void;
}

const Text = ({ text, change }: TextProps) => (
  <>
    <Lines lines={text.lines} change={(lines) => change({ lines })} />
    <Long part="confidential" text={text} change={change} />
    <Long part="limits" text={text} change={change} />
    <Long part="absence" text={text} change={change} />
    <TickField
      label={t('live.set.rules.airtime.count')}
      checked={text.airtime}
      change={(airtime) => change({ airtime })}
    />
  </>
);

/** Somebody has written another version meanwhile: it stands above, and nothing of either is lost. */
const Newer = ({ version, take }: { version: number; take: () => void }) => (
  <div class="banner returned" role="alert">
    <b>{t('live.set.rules.newer', { version })}</b>
    <p>{t('live.set.rules.newer.says')}</p>
    <p>
      <button class="btn small" type="button" onClick={take}>
        {t('live.set.rules.newer.over')}
      </button>
    </p>
  </div>
);

interface LinesProps {
  lines: RulesText['lines'];
  change: (lines: RulesText['lines']) => void;
}

function Lines({ lines, change }: LinesProps) {
  const put = (at: number, part: Partial<RulesText['lines'][number]>) =>
    change(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map(({ rule, why }, at) => (
        <fieldset class="set-rule" key={at}>
          <legend>{t('live.set.rules.line', { n: at + 1 })}</legend>
          <Line label={t('live.set.rules.rule')} text={rule} write={(text) => put(at, { rule: text })} />
          <Line label={t('live.set.rules.why')} text={why} write={(text) => put(at, { why: text })} />
          <p>
            <button
              class="btn quiet small"
              type="button"
              aria-label={t('live.set.rules.without', { n: at + 1 })}
              onClick={() => change(lines.filter((_, place) => place !== at))}
            >
              {t('live.set.rules.take-out')}
            </button>
          </p>
        </fieldset>
      ))}
      {lines.length < MOST && (
        <p>
          <button class="btn small" type="button" onClick={() => change([...lines, { rule: '', why: '' }])}>
            {t('live.set.rules.add')}
          </button>
        </p>
      )}
    </>
  );
}

const Line = ({ label, text, write }: { label: string; text: string; write: (text: string) => void }) => (
  <LineField label={label} longest={LONGEST_RULE} value={text} write={write} />
);

const Long = ({ part, text, change }: TextProps & { part: 'confidential' | 'limits' | 'absence' }) => (
  <WritingField
    label={t(`live.set.rules.${part}`)}
    longest={LONGEST}
    value={text[part]}
    write={(text) => change({ [part]: text })}
  />
);
