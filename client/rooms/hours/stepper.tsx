import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

interface StepperProps {
  label: string;
  value: number;
  from: number;
  to: number;
  change: (value: number) => void;
  fewer: string;
  more: string;
}

/** A small number between two buttons; it can be typed, too. */
export function Stepper({ label, fewer, more, ...number }: StepperProps) {
  const { value, from, to, change } = number;
  const put = (next: number) => {
    if (Number.isFinite(next)) change(Math.min(to, Math.max(from, Math.round(next))));
  };
  return (
    <Field label={label}>
      {(control) => (
        <div class="count-stepper">
          <Step name={fewer} icon="remove" off={value <= from} press={() => put(value - 1)} />
          <input
            {...control}
            class="input number"
            type="text"
            inputMode="numeric"
            value={value}
            onChange={({ currentTarget }) => {
              put(Number.parseInt(currentTarget.value, 10));
              // What could not be read goes back to what stands.
              currentTarget.value = String(value);
            }}
            onKeyDown={(event) => {
              const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
              if (step === undefined) return;
              event.preventDefault();
              put(value + step);
            }}
          />
          <Step name={more} icon="add" off={value >= to} press={() => put(value + 1)} />
        </div>
      )}
    </Field>
  );
}

interface StepProps {
  name: string;
  icon: 'add' | 'remove';
  off: boolean;
  press: () => void;
}

const Step = ({ name, icon, off, press }: StepProps) => (
  <button
    class="btn icon"
    type="button"
    aria-label={name}
    aria-disabled={off}
    onClick={() => {
      if (!off) press();
    }}
  >
    <Icon name={icon} />
  </button>
);
