import { Field } from '../../ui/field.tsx';

/** The zone whose midnight divides the days of a run. */
export function ZoneField({
  label,
  value,
  change,
}: {
  label: string;
  value: string;
  change: (zone: string) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        >
          {zones(value).map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** All zones that this browser knows; the one in use is among them, whatever the browser calls it. */
const zones = (used: string): string[] =>
  [...new Set([used, ...Intl.supportedValuesOf('timeZone')])].toSorted();
