/** True when a platform shows us inside its own page. */
export const framed = window.parent !== window;

/**
 * Tells the platform how tall the page is (Canvas; Moodle ignores it), so that there is one scroll bar. The receiver's
 * origin is not known to the page and the message holds a number only, so it goes to any.
 */
export function reportHeight(): void {
  if (!framed) return;
  let last = 0;
  const report = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  };
  new ResizeObserver(report).observe(document.body);
}

/** After a change of page the platform's own page must scroll: in a tall frame our top may be far above the eye. */
export function scrollToTop(): void {
  window.scrollTo(0, 0);
  if (framed) window.parent.postMessage({ subject: 'lti.scrollToTop' }, '*');
}
