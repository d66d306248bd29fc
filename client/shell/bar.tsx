import { useEffect, useRef } from 'preact/hooks';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { type Act, useAct } from '../core/act.ts';
import { framed } from '../core/frame.ts';
import { openFullPage } from '../core/full-page.ts';
import { lang, t } from '../core/i18n.ts';
import { chooseLook, look, type Look } from '../core/look.ts';
import { Problem } from './not-open.tsx';
import { chooseLanguage, type Me } from '../core/session.ts';
import type { Key } from '../core/words.types.ts';

interface Place {
  href: string;
  icon: IconName;
  word: Key;
  short: Key;
}

const HOME = {
  learner: { href: '/app', icon: 'map', word: 'core.place.road-map', short: 'core.place.road-map.short' },
  trainer: { href: '/app', icon: 'sun', word: 'core.place.today', short: 'core.place.today' },
  administrator: {
    href: '/app',
    icon: 'plug',
    word: 'core.place.overview',
    short: 'core.place.overview.short',
  },
} satisfies Record<string, Place>;
const COURSE: Place = {
  href: '/app/course',
  icon: 'book',
  word: 'core.place.course',
  short: 'core.place.course',
};
const COHORT: Place = {
  href: '/app/cohort',
  icon: 'people',
  word: 'core.place.cohort',
  short: 'core.place.cohort',
};
const SCORES: Place = {
  href: '/app/scores',
  icon: 'scores',
  word: 'core.place.scores',
  short: 'core.place.scores',
};
const OVERVIEW: Place = { ...HOME.administrator, href: '/app/overview' };

function placesOf(person: Me): Place[] {
  if (person.role === 'learner') return [HOME.learner, COURSE];
  if (person.role === 'administrator') return [HOME.administrator, SCORES, COURSE];
  return [HOME.trainer, COHORT, SCORES, COURSE, ...(person.administers ? [OVERVIEW] : [])];
}

/** The single line above every page: mark, places, the other language, More. It scrolls away with the page. */
export function Bar({ person, path }: { person: Me; path: string }) {
  const language = useAct();
  useEffect(() => void (language.error.value = undefined), [path]);
  return (
    <>
      <Line person={person} path={path} language={language} />
      {language.error.value && (
        <div class="under-bar">
          <Problem error={language.error.value} />
        </div>
      )}
    </>
  );
}

/** `language`: the change of language, one act although its button stands in two places. */
interface LineProps {
  person: Me;
  path: string;
  language: Act;
}

function Line({ person, path, language }: LineProps) {
  return (
    <header class="bar">
      <a class="mark" href="/app" aria-label={t('core.home')}>
        <Icon name="brand" size={24} />
      </a>
      <nav aria-label={t('core.places')}>
        <ul role="list">
          {placesOf(person).map((place) => (
            <li key={place.href}>
              <a href={place.href} aria-current={isHere(place, path) ? 'page' : undefined}>
                <Icon name={place.icon} size={20} />
                <span class="long">{t(place.word)}</span>
                <span class="short">{t(place.short)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="end">
        <LanguageButton act={language} wide />
        <More path={path} language={language} />
      </div>
    </header>
  );
}

/** A learner's page belongs to Cohort, a step to Course; the home is only itself. */
function isHere({ href, word }: Place, path: string): boolean {
  // The overview has an address of its own for trainers; to administrators it is home.
  if (word === OVERVIEW.word && path === OVERVIEW.href) return true;
  if (href === '/app') return path === '/app';
  if (href === '/app/cohort' && path.startsWith('/app/learners/')) return true;
  return path === href || path.startsWith(`${href}/`);
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

const LOOKS: readonly Look[] = ['system', 'light', 'dark'];

function More({ path, language }: Omit<LineProps, 'person'>) {
  const menu = useMenu();
  return (
    <details class="menu" ref={menu}>
      <summary class="bare" aria-label={t('core.more')}>
        <Icon name="more" size={22} />
      </summary>
      <div class="popup">
        {framed && (
          <button class="item" type="button" onClick={() => openFullPage(path)}>
            <Icon name="full" size={20} />
            {t('core.more.full')}
          </button>
        )}
        <LanguageButton act={language} />
        <button class="item" type="button" onClick={() => print()}>
          <Icon name="print" size={20} />
          {t('core.more.print')}
        </button>
        <fieldset class="looks">
          <legend>
            <Icon name="moon" size={20} /> {t('core.look')}
          </legend>
          {LOOKS.map((one) => (
            <label key={one}>
              <input type="radio" name="look" checked={look.value === one} onChange={() => chooseLook(one)} />
              {t(`core.look.${one}` as Key)}
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  );
}

/** A `<details>` as a menu: Esc closes it and gives the focus back, leaving it closes it, an act closes it. */
export function useMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return;
      element.open = false;
      element.querySelector('summary')?.focus();
    };
    const leave = (event: FocusEvent | PointerEvent) => {
      const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
      if (to instanceof Node && !element.contains(to)) element.open = false;
    };
    const act = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.popup > :is(a, button)'))
        element.open = false;
    };
    element.addEventListener('keydown', key);
    element.addEventListener('focusout', leave);
    element.addEventListener('click', act);
    document.addEventListener('pointerdown', leave);
    return () => {
      element.removeEventListener('keydown', key);
      element.removeEventListener('focusout', leave);
      element.removeEventListener('click', act);
      document.removeEventListener('pointerdown', leave);
    };
  }, []);
  return menu;
}
