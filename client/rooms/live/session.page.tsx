import './live.css';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { useLooking } from './live-now.ts';
import { PulseResults } from './pulse-results.tsx';
import { RunSheet } from './run-sheet.tsx';
import { session } from './live.state.ts';
import { type ForTrainer, LIVE, type LiveSession, type Place, stepPath } from './live.types.ts';
import { ownZoneText, whenText } from './live-words.ts';
import { WhoIsHere } from './who-is-here.tsx';

const placeOf = (params: Params): Place => ({ module: params['module'] ?? '', step: params['step'] ?? '' });

/** The page by which a trainer holds a session: its clock, its run sheet, and who is here. */
const SessionPage = ({ params }: { params: Params }) => (
  <Loaded of={session(placeOf(params))}>
    {(data) => (data.trainer ? <Whole data={data} trainer={data.trainer} /> : null)}
  </Loaded>
);
export const sessionPage: Page = {
  Component: SessionPage,
  needs: (params) => [session(placeOf(params))],
};

interface Props {
  data: LiveSession;
  trainer: ForTrainer;
}

/** Which session it is, when, and the ways from here; the room only until it is over. */
function Head({ data: { session: line, now }, trainer }: Props) {
  const link = line.endsAt !== null && now >= line.endsAt ? null : line.link;
  return (
    <header class="live-head">
      <div class="stack tight">
        <p class="over-title">
          <a href={LIVE}>{t('live.desk.title')}</a>, {line.number}, {whenText(line)}
        </p>
        <Title text={line.title} />
        {line.startsAt !== null && <p class="help">{ownZoneText()}</p>}
      </div>
      <p class="row">
        <a class="btn small live-jump" href="#h-here">
          {t('live.desk.to-people', { here: trainer.counts.attended, of: trainer.counts.learners })}
        </a>
        {link !== null && (
          <a class="btn small" href={link} target="_blank" rel="noreferrer noopener">
            {t('live.join')}
          </a>
        )}
        <a class="btn quiet small" href={stepPath(line)}>
          {t('live.desk.step')}
        </a>
      </p>
    </header>
  );
}

function Whole({ data, trainer }: Props) {
  const { session: line } = data;
  // Another trainer may move the clock.
  useLooking(session(line), data);
  return (
    <div class="stack loose live-desk">
      <Head data={data} trainer={trainer} />
      <div class="live-columns">
        <RunSheet data={data} trainer={trainer} />
        <aside class="stack loose" aria-label={t('live.desk.people')}>
          <WhoIsHere data={data} />
          <PulseResults place={line} data={data} />
        </aside>
      </div>
    </div>
  );
}
