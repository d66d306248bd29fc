import { useEffect } from 'preact/hooks';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { type Act, useAct } from '../core/act.ts';
import { lang, t } from '../core/i18n.ts';
import { chooseLanguage, type Me } from '../core/session.ts';
import { Icon } from '../ui/icon.tsx';
import type { Address } from './address.ts';
import { findPage } from './find-page.ts';
import { More } from './more.tsx';
import { Problem } from './problem.tsx';
import { moreFor, placesFor } from './rooms.ts';

/** The single line above every page: mark, places, the other language, More. It scrolls away with the page. */
export function Bar({ person, at }: { person: Me; at: Address }) {
  const { path, query } = at;
  const language = useAct();
  useEffect(() => void (language.error.value = undefined), [path]);
  return (
    <>
      <header class="bar">
        <a class="mark" href="/app" aria-label={t('core.home')}>
          <Icon name="brand" size={24} />
        </a>
        <Places person={person} path={path} />
        <div class="end">
          <LanguageButton act={language} wide />
          <More path={path + query}>
            {moreFor(person).map((place) => (
              <a key={place.path} class="item" href={place.path}>
                <Icon name="book" size={20} />
                {t(place.word)}
              </a>
            ))}
            <LanguageButton act={language} />
          </More>
        </div>
      </header>
      {language.error.value && (
        <div class="under-bar">
          <Problem error={language.error.value} />
        </div>
      )}
    </>
  );
}

function Places({ person, path }: { person: Me; path: string }) {
  const page = findPage(person, path)?.page;
  const here = page?.within ?? page?.path;
  return (
    <nav aria-label={t('core.places')}>
      <ul role="list">
        {placesFor(person).map((place) => (
          <li key={place.path}>
            <a href={place.path} aria-current={place.path === here ? 'page' : undefined}>
              <Icon name={place.icon} size={20} />
              <span class="long">{t(place.word)}</span>
              <span class="short">{t(place.short ?? place.word)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Named in the language it leads to, so that it is found by those who cannot read the other. */
function LanguageButton({ act, wide = false }: { act: Act; wide?: boolean }) {
  const next: Lang = lang.value === 'es' ? 'en' : 'es';
  return (
    <button
      class={wide ? 'btn quiet small wide' : 'item'}
      type="button"
      lang={next}
      onClick={() => act.run('language', () => chooseLanguage(next))}
    >
      {!wide && <Icon name="globe" size={20} />}
      {next === 'es' ? 'Español' : 'English'}
    </button>
  );
}
