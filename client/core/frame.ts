/** True when a platform shows us inside its own page. */
export const framed = window.parent !== window;

const QUIET_MS = 300;

let drawn = false;
let awaited = 0;
let sentHeight = 0;
let quiet: ReturnType<typeof setTimeout> | undefined;

const heightNow = () => Math.ceil(document.body.getBoundingClientRect().height);

/**
 * Tells the platform how tall the page is (Canvas; Moodle ignores it), so that there is one scroll bar. The receiver's
 * origin is not known to the page and the message holds a number only, so it goes to any.
 */
export function reportHeight(): void {
  if (framed) new ResizeObserver(look).observe(document.body);
}

/** The first page that a person can use stands. Heights before it would make the platform's page jump under a press. */
export function pageDrawn(): void {
  drawn = true;
  look();
}

/** While something is awaited the frame never gets smaller: what comes would make it grow again. Call the answer once. */
export function awaiting(): () => void {
  awaited += 1;
  let over = false;
  return () => {
    if (over) return;
    over = true;
    awaited -= 1;
    look();
  };
}

/** Growing is sent at once, for what is cut off cannot be read; shrinking once the page has been quiet for a while. */
function look(): void {
  if (!framed || !drawn) return;
  clearTimeout(quiet);
  const height = heightNow();
  if (height > sentHeight) tell(height);
  else if (height < sentHeight && awaited === 0) quiet = setTimeout(() => tell(heightNow()), QUIET_MS);
}

function tell(height: number): void {
  sentHeight = height;
  window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
}

/** After a change of page the platform's own page must scroll: in a tall frame our top may be far above the eye. */
export function scrollToTop(): void {
  window.scrollTo(0, 0);
  if (framed) window.parent.postMessage({ subject: 'lti.scrollToTop' }, '*');
}
