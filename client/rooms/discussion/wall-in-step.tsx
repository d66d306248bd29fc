import './discussion.css';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { talk } from './discussion.state.ts';
import { Say } from './say.tsx';
import { useAnnouncement } from './talk.tsx';

/** A place in a step from which something goes to the wall: it stands there, and under the step too. */
export function WallInStep({ step, label }: SlotProps) {
  const place = `${step.module}/${step.step}`;
  const { announce, line } = useAnnouncement();
  return (
    <div class="wall-in-step sheet outline">
      {line}
      <Loaded of={talk(place, 'all')} part>
        {({ rules }) => (
          <Say
            place={place}
            root={null}
            label={label}
            rules={{ ...rules, replies: null }}
            lines={3}
            done={() => announce(t('discussion.say.posted'))}
          />
        )}
      </Loaded>
    </div>
  );
}
