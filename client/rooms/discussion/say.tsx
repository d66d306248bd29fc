import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ApiError } from '../../core/api-error.ts';
import { type Draft, useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { memoryOnly } from '../../core/kept.ts';
import { post, refused, stuck, waiting } from '../../core/outbox.ts';
import { me } from '../../core/session.ts';
import { problemText } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { posted } from './discussion.state.ts';
import { boxOf, LONGEST, type PlaceKey, type Rules, SAID } from './discussion.types.ts';
import { BeforeItGoes, DisguisePoints, namesIn, openPoints } from './disguise.tsx';
import { WritingBox } from './writing-box.tsx';

interface SayProps {
  place: PlaceKey;
  root: string | null;
  label: string;
  rules: Rules;
  lines: number;
  /** It has arrived, and the box is empty again. */
  done: () => void;
  /** Closes the box without posting; what is written stays on the device. */
  close?: () => void;
}

/** From here on the box says how many characters are left. */
const NEARLY_FULL = LONGEST - 400;

/**
 * A box to say something in. What stands in it is on the device until it has arrived: a refusal, a lost network and a
 * closed tab leave it where it is.
 */
export function Say({ place, root, label, rules, lines, done, close }: SayProps) {
  const thing = boxOf(place, root);
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(thing, '');
  const saying = useSaying(thing, { place, root }, draft, rules);
  useArrival(thing, draft, done);
  const waits = waiting.value.has(thing);
  return (
    <div class="say">
      <Field
        label={label}
        seenBy={seenBy()}
        help={<Help text={saying.text} rules={rules} names={saying.names} />}
        error={saying.problem.value ?? refusalText(refused.value.get(thing))}
      >
        {(control) => (
          <WritingBox
            control={control}
            box={box}
            draft={draft}
            lines={lines}
            readOnly={waits}
            leave={saying.leave}
          />
        )}
      </Field>
      {root === null && rules.disguise.length > 0 && (
        <DisguisePoints points={rules.disguise} ticked={saying.ticked} />
      )}
      <Buttons root={root} waits={waits} press={() => saying.press(box)} close={close} />
      <BeforeItGoes
        open={saying.asking.value}
        points={openPoints(rules.disguise, saying.ticked.value)}
        names={saying.names}
        back={() => (saying.asking.value = false)}
        go={saying.send}
      />
    </div>
  );
}

const seenBy = (): string => t(me.value?.testUser ? 'discussion.seen-by.student-view' : 'discussion.seen-by');

function Buttons(props: {
  root: string | null;
  waits: boolean;
  press: () => void;
  close: (() => void) | undefined;
}) {
  const { root, waits, press, close } = props;
  const word = root === null ? 'discussion.say.post' : 'discussion.reply.send';
  return (
    <div class="row">
      <button
        class={root === null ? 'btn main' : 'btn small'}
        type="button"
        aria-busy={waits}
        onClick={press}
      >
        {t(waits ? 'discussion.say.posting' : word)}
      </button>
      {close && (
        <button class="btn quiet small" type="button" onClick={close}>
          {t('discussion.reply.close')}
        </button>
      )}
      <p class="help" role="status">
        {waits && waitingText()}
      </p>
    </div>
  );
}

function waitingText(): string {
  if (memoryOnly.value) return t('discussion.say.memory');
  return stuck.value ? t('discussion.say.on-device') : '';
}

function Help({ text, rules, names }: { text: string; rules: Rules; names: readonly string[] }) {
  const left = LONGEST - text.length;
  return (
    <>
      {rules.replies && <span class="line">{t(`discussion.rule.${rules.replies}`)}</span>}
      <span class="line">{t('discussion.say.help')}</span>
      {text.length > NEARLY_FULL && left >= 0 && (
        <span class="line">{t('discussion.say.left', { left })}</span>
      )}
      {names.length > 0 && (
        <span class="line warns">{t('discussion.say.name', { names: names.join(', ') })}</span>
      )}
    </>
  );
}

/** What a press on the button does: nothing twice, and nothing unasked where a disguise is to be looked at first. */
function useSaying(
  thing: string,
  where: { place: PlaceKey; root: string | null },
  draft: Draft<string>,
  rules: Rules,
) {
  const problem = useSignal<string | undefined>(undefined);
  const asking = useSignal(false);
  const ticked = useSignal<readonly string[]>([]);
  // Nobody is told while they write.
  const left = useSignal(false);
  const send = () => {
    asking.value = false;
    if (waiting.peek().has(thing)) return;
    void post(SAID, thing, { ...where, text: draft.value.peek() });
  };
  const press = (box: RefObject<HTMLTextAreaElement | null>) => {
    const text = draft.value.peek();
    problem.value = refusedHere(text);
    if (problem.peek() !== undefined) return box.current?.focus();
    const disguised = rules.disguise.length > 0 && where.root === null;
    const open = openPoints(rules.disguise, ticked.peek()).length > 0 || namesIn(text).length > 0;
    if (disguised && open) asking.value = true;
    else send();
  };
  useEffect(() => {
    problem.value = undefined;
    left.value = false;
  }, [draft.value.value]);
  const text = draft.value.value;
  const names = left.value || asking.value ? namesIn(text) : [];
  const leave = () => void (left.value = true);
  return { problem, asking, ticked, leave, send, press, text, names };
}

/** What need not go to the server to be refused. */
function refusedHere(text: string): string | undefined {
  if (text.trim() === '') return t('discussion.say.empty');
  if (text.length <= LONGEST) return undefined;
  return t('discussion.say.long', { over: text.length - LONGEST, most: LONGEST });
}

function refusalText(error: ApiError | undefined): string | undefined {
  if (!error) return undefined;
  if (error.code === 'invalid') return t('discussion.say.refused.invalid');
  if (error.code === 'not-found') return t('discussion.say.refused.not-found');
  return t('discussion.say.refused.other', { problem: problemText(error) });
}

/** Its box is emptied once, whoever sent it: this page, or the one before a reload. */
function useArrival(thing: string, draft: Draft<string>, done: () => void): void {
  const seen = useRef(posted.peek());
  const last = posted.value;
  useEffect(() => {
    if (last === seen.current) return;
    seen.current = last;
    if (last?.thing !== thing) return;
    draft.clear();
    done();
  }, [last]);
}
