import './case-goals.css';
import './case-goals.words.ts';
import type { ComponentChildren } from 'preact';
import type { GuideLists } from '../../../server/rooms/business-case/guide-list.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { SaveState } from '../../shell/save-state.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Tags } from '../../ui/tags.tsx';
import { guideLists } from './arrivals.state.ts';
import type { CaseHead, OpenedCase } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { useHead } from './use-head.ts';

/** What the project is after and whom it is for: choices that are kept as such, so that they can be counted and found. */
export const CaseGoals = () => (
  <Loaded of={guideLists()} part>
    {({ guides }) =>
      guides && (
        <Loaded of={businessCase()} part>
          {(opened) => <Goals guides={guides} opened={opened} />}
        </Loaded>
      )
    }
  </Loaded>
);

const LONGEST_THEME = 60;
const MOST_THEMES = 12;

interface GoalsProps {
  guides: GuideLists;
  writing: Writing<CaseHead>;
}

function Goals({ guides, opened }: { guides: GuideLists; opened: OpenedCase }) {
  const writing = useHead(opened);
  return (
    <fieldset class="case-goals" disabled={!writing.ready.value}>
      <After guides={guides} writing={writing} />
      <Whom guides={guides} writing={writing} />
      <Themes guides={guides} writing={writing} />
      <SaveState of={writing.state} />
    </fieldset>
  );
}

const After = ({ guides: { goals }, writing }: GoalsProps) => (
  <FieldGroup label={t('case.goals.ask')} help={t('case.goals.source', { source: goals.source[lang.value] })}>
    {goals.choices.map(({ key, title, says }) => (
      <Choice key={key} writing={writing} of="goals" choice={key}>
        <b>{title[lang.value]}.</b> {says[lang.value]}
      </Choice>
    ))}
  </FieldGroup>
);

const Whom = ({ guides: { lists }, writing }: GoalsProps) => (
  <FieldGroup label={t('case.goals.whom')} help={t('case.goals.whom.help')}>
    {lists
      .filter(({ whom }) => whom)
      .flatMap(({ groups }) => groups)
      .map(({ key, title, entries }) => (
        <Choice key={key} writing={writing} of="groups" choice={key}>
          <b>{title[lang.value]}.</b>{' '}
          <span class="help">
            {t('case.goals.barriers', { barriers: entries.map(({ text }) => text[lang.value]).join(' · ') })}
          </span>
        </Choice>
      ))}
  </FieldGroup>
);

const Themes = ({ guides: { goals }, writing }: GoalsProps) => (
  <Tags
    label={t('case.goals.themes')}
    help={t('case.goals.themes.help', {
      examples: goals.themes.map((theme) => theme[lang.value]).join(' · '),
    })}
    tags={writing.value.value.themes}
    change={(next) => writing.write({ ...writing.value.peek(), themes: next.slice(0, MOST_THEMES) })}
    addWord={t('case.goals.themes.add')}
    listName={t('case.goals.themes')}
    removeWord={(theme) => t('case.goals.themes.remove', { theme })}
    added={(theme) => t('case.goals.themes.added', { theme })}
    removed={(theme) => t('case.goals.themes.removed', { theme })}
    longest={LONGEST_THEME}
  />
);

interface ChoiceProps {
  writing: Writing<CaseHead>;
  of: 'goals' | 'groups';
  choice: string;
  children: ComponentChildren;
}

function Choice({ writing, of, choice, children }: ChoiceProps) {
  const set = (on: boolean) => {
    const head = writing.value.peek();
    const others = head[of].filter((one) => one !== choice);
    writing.write({ ...head, [of]: on ? [...others, choice] : others });
  };
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={writing.value.value[of].includes(choice)}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
