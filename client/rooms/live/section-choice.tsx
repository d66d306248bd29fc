import { Field } from '../../ui/field.tsx';

/** Which section of one's business case. Titles are in the language of the page. */
export const SectionChoice = ({
  label,
  sections,
  section,
  choose,
}: {
  label: string;
  sections: readonly { slug: string; title: string }[];
  section: string;
  choose: (section: string) => void;
}) => (
  <Field label={label}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={section}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {sections.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
    )}
  </Field>
);
