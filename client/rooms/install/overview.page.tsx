import './install.css';
import { ownDay } from '../../core/calendar.ts';
import { dayText, momentText, numberText, t, tCode } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Title } from '../../ui/title.tsx';
import { FailedScores } from '../grade/failed-scores.tsx';
import { deliveryTitle, grades, type Grades } from '../grade/grade.state.ts';
import { State } from '../../ui/icon.tsx';
import { overview } from './install.state.ts';
import type { Overview } from './install.types.ts';
import { SelfTest } from './self-test.tsx';

/** An administrator's home: what needs mending first, then the facts of the installation. */
const OverviewPage = () => <Loaded of={overview()}>{(data) => <Whole data={data} />}</Loaded>;
export const overviewPage: Page = { Component: OverviewPage, needs: () => [overview(), grades()] };

function Whole({ data }: { data: Overview }) {
  const scores = grades();
  const sent = scores.data.value;
  return (
    <>
      <header class="overview-head">
        <Title lead={data.platform.name} text={sent ? deliveryTitle(sent) : t('install.overview.title')} />
      </header>
      <div class="overview-grid">
        <div class="column">
          <Loaded of={scores} part>
            {(delivery) => <Scores data={delivery} />}
          </Loaded>
          <PlatformFacts data={data} />
          <Addresses tool={data.tool} />
        </div>
        <div class="column">
          <SelfTest />
          <section class="sheet" aria-labelledby="h-see">
            <h2 class="small-heading" id="h-see">
              {t('install.see.title')}
            </h2>
            <p class="help">{t('install.see')}</p>
          </section>
        </div>
      </div>
    </>
  );
}

function Scores({ data }: { data: Grades }) {
  return (
    <section class="block first" aria-labelledby="h-scores">
      <div class="row apart base">
        <h2 id="h-scores">{t(data.failed.length > 0 ? 'install.scores.failed' : 'install.scores')}</h2>
        <a class="tall" href="/app/scores">
          {t('install.scores.all')}
        </a>
      </div>
      {data.failed.length > 0 ? (
        <FailedScores data={data} />
      ) : (
        <p class="help">{t('install.scores.sent', { sent: data.sent, waiting: data.waiting })}</p>
      )}
    </section>
  );
}

function PlatformFacts({ data: { platform, deployments, roster, runs } }: { data: Overview }) {
  const facts = [
    { name: t('install.fact.kind'), value: tCode('install.family', platform.family, 'install.family.other') },
    { name: t('install.fact.issuer'), value: platform.issuer, mono: true },
    { name: t('install.fact.client'), value: platform.clientId, mono: true },
    { name: t('install.fact.since'), value: dayText(ownDay(platform.registeredAt), 'year') },
    { name: t('install.fact.checked'), value: t(`install.registered.${platform.registeredBy}`) },
    { name: t('install.fact.runs'), value: numberText(runs) },
    {
      name: t('install.fact.roster'),
      value: roster.lastRun
        ? t('install.roster', { people: roster.people ?? 0, when: momentText(roster.lastRun) })
        : t('install.roster.never'),
    },
  ];
  return (
    <section class="block" aria-labelledby="h-platform">
      <h2 id="h-platform">{t('install.platform')}</h2>
      <dl class="facts">
        {facts.map(({ name, value, mono }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={mono ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <Deployments list={deployments} />
    </section>
  );
}

function Deployments({ list }: { list: Overview['deployments'] }) {
  return (
    <>
      <h3>{t('install.deployments')}</h3>
      <ul class="rows" role="list">
        {list.map((one) => (
          <li key={one.id}>
            <div>
              <span class="mono">{one.id}</span>
              <p class="help">
                {one.lastSeen === null
                  ? t('install.deployment.unused')
                  : t('install.deployment.seen', {
                      first: momentText(one.firstSeen),
                      last: momentText(one.lastSeen),
                    })}
              </p>
            </div>
            <State
              state={one.status === 'stopped' ? 'attention' : 'done'}
              word={t(one.status === 'stopped' ? 'install.deployment.stopped' : 'install.deployment.active')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** For those who type the values into their platform themselves. */
function Addresses({ tool }: { tool: Overview['tool'] }) {
  const keys = ['login', 'launch', 'keys', 'canvas'] as const;
  return (
    <section class="block" aria-labelledby="h-addresses">
      <h2 id="h-addresses">{t('install.addresses')}</h2>
      <ul class="rows tight" role="list">
        {keys.map((key) => (
          <li key={key}>
            <div>
              {t(`install.address.${key}`)}
              <p class="help mono">{tool[key]}</p>
            </div>
            <CopyButton
              text={tool[key]}
              label={t('install.copy.label', { what: t(`install.address.${key}`) })}
              words={{
                copy: t('install.copy.copy'),
                copied: t('install.copy.copied'),
                byHand: t('install.copy.by-hand'),
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
