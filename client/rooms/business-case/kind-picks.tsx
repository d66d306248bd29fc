import { lang, t } from '../../core/i18n.ts';
import { FieldGroup } from '../../ui/field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import type { Template } from './business-case.types.ts';

type Kind = Template['kinds'][number];

interface PicksProps {
  legend: string;
  help?: string;
  error?: string | undefined;
  template: Template;
  kind: string | null;
  choose: (kind: Kind) => void;
}

/** What a project can be; each kind says when it is the right one, and which sections it brings. */
export function KindPicks({ legend, help, error, template, kind, choose }: PicksProps) {
  const id = useOwnId();
  return (
    <FieldGroup label={legend} help={help} error={error}>
      <div class="picks">
        {template.kinds.map((one) => (
          <label key={one.key}>
            <input
              type="radio"
              name={id}
              checked={kind === one.key}
              aria-describedby={`${id}-${one.key}`}
              onChange={() => choose(one)}
            />
            <span>{one.title[lang.value]}</span>
            <span class="help" id={`${id}-${one.key}`}>
              {one.says[lang.value]} {t('case.kind.adds', { sections: titlesOf(template, one.adds) })}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const titlesOf = ({ sections }: Template, slugs: readonly string[]): string =>
  sections
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ title }) => title[lang.value])
    .join(' · ');
