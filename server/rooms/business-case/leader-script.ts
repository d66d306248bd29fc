/**
 * Keeps a reader's words as they type. On the device first: what a request could not carry is there after a reload and is
 * put back where nothing newer stands. One request at a time; what was typed meanwhile goes with the next.
 */
export const KEEPING_SCRIPT = `(() => {
  const form = document.getElementById('leader-answer');
  const line = document.getElementById('kept');
  const place = 're-entry.answer ' + location.pathname;
  const revision = form.elements.namedItem('revision');
  let timer, running = false, again = false, stopped = false;
  const fields = () => [...new FormData(form)].filter(([name]) => name !== 'revision');
  const say = (word) => { line.textContent = line.dataset[word]; };
  const store = (work) => { try { return work(localStorage); } catch { return null; } };
  const onDevice = () => store((all) => all.setItem(place, JSON.stringify({ revision: revision.value, fields: fields() })));
  const forget = () => store((all) => all.removeItem(place));
  const newWrite = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0')).join('');

  const waiting = JSON.parse(store((all) => all.getItem(place)) || 'null');
  if (waiting && waiting.revision === revision.value) {
    for (const field of form.elements) if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
    for (const [name, value] of waiting.fields) {
      const found = form.elements.namedItem(name);
      for (const field of found instanceof RadioNodeList ? found : found ? [found] : [])
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.checked || field.value === value;
        else if (field.type !== 'submit') field.value = value;
    }
    later(10);
  } else forget();

  async function keep() {
    if (running) { again = true; return; }
    running = true; again = false;
    say('keeping');
    const write = newWrite();
    const body = () => new URLSearchParams([...new FormData(form), ['write', write], ['keep', 'quietly']]);
    try {
      const answer = await fetch(form.action, { method: 'POST', body: body(), credentials: 'same-origin', keepalive: true });
      if (answer.status === 409 || answer.status === 404) { stopped = true; say('conflict'); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      revision.value = (await answer.json()).revision;
      if (!again) forget(); else onDevice();
      say('kept');
    } catch { say('failed'); later(5000); } finally { running = false; }
    if (again) later(10);
  }
  function later(ms) { clearTimeout(timer); if (!stopped) timer = setTimeout(keep, ms); }
  form.addEventListener('input', () => { onDevice(); if (running) again = true; else later(1200); });
  form.addEventListener('submit', () => { stopped = true; clearTimeout(timer); });
  addEventListener('pagehide', () => { if (timer && !stopped && !running) keep(); });
})();`;
