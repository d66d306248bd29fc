import { useState } from 'preact/hooks';
import { Scale, SegmentedChoice } from '../choice.tsx';
import { DateField, DateTimeGroup, TimeField } from '../date-time.tsx';
import { DurationField } from '../duration-field.tsx';
import { Field } from '../field.tsx';
import { Tags } from '../tags.tsx';
import { Section } from './section.tsx';
import type { ShowcaseWords } from './showcase.words.ts';

export function Writing({ words }: { words: ShowcaseWords }) {
  return (
    <>
      <Fields words={words} />
      <Choices words={words} />
      <Times words={words} />
      <OwnTags words={words} />
    </>
  );
}

function Fields({ words }: { words: ShowcaseWords }) {
  return (
    <Section title={words.writing}>
      <Field label={words.concluded} help={words.fewLines} seenBy={words.seenM2}>
        {(control) => <textarea {...control} class="writing" defaultValue={words.concludedText} />}
      </Field>
      <Field label={words.ended} error={words.endedError}>
        {(control) => <input {...control} class="input" type="text" defaultValue="05:10" />}
      </Field>
      <Field label={words.byWhen} seenBy={words.seenYou}>
        {(control) => (
          <select {...control} class="select">
            <option>{words.twoWeeks}</option>
            <option>{words.fourWeeks}</option>
          </select>
        )}
      </Field>
      <label class="tick">
        <input type="checkbox" />
        <span>{words.aloud}</span>
      </label>
    </Section>
  );
}

function Choices({ words }: { words: ShowcaseWords }) {
  const [happened, setHappened] = useState<number>();
  const [safe, setSafe] = useState<number | undefined>(4);
  const options = words.happenedOptions.map((word, value) => ({ word, value }));
  return (
    <Section title={words.choices}>
      <SegmentedChoice
        label={words.happened}
        seenBy={words.seenYou}
        options={options}
        value={happened}
        choose={setHappened}
      />
      <Scale label={words.safe} low={words.low} high={words.high} value={safe} choose={setSafe} />
    </Section>
  );
}

function Times({ words }: { words: ShowcaseWords }) {
  const [day, setDay] = useState('2026-03-26');
  const [time, setTime] = useState('16:10');
  const [minutes, setMinutes] = useState<number | undefined>(90);
  return (
    <Section title={words.times}>
      <DateTimeGroup label={words.when}>
        <DateField label={words.day} value={day} change={setDay} unfinished={words.unfinishedDay} />
        <TimeField label={words.time} value={time} change={setTime} unfinished={words.unfinishedTime} />
      </DateTimeGroup>
      <DurationField
        label={words.length}
        help={words.lengthHelp}
        minutes={minutes}
        change={setMinutes}
        understood={(read) => (read < 60 ? words.minute(read) : words.hour(read))}
        notUnderstood={words.lengthError}
      />
    </Section>
  );
}

function OwnTags({ words }: { words: ShowcaseWords }) {
  const [tags, setTags] = useState(words.tagsStart);
  return (
    <Section title={words.tags}>
      <Tags
        label={words.tagsLabel}
        help={words.tagsHelp}
        tags={tags}
        change={setTags}
        addWord={words.tagAdd}
        listName={words.tagList}
        removeWord={words.tagRemove}
        removed={words.tagRemoved}
        added={words.tagAdded}
      />
    </Section>
  );
}
