/**
 * What a reader's device keeps of an answer: a record for each window, by the address of the link, of what was changed in
 * it since the server had it last. `was` is what stood there before, so that what nobody else has changed goes back by
 * itself.
 */
const DEVICE = `
  const place = 're-entry.answer ' + location.pathname;
  const store = (work) => { try { return work(localStorage); } catch { return null; } };
  const forget = (key) => store((all) => all.removeItem(key));
  const write = ({ key, ...record }) => store((all) => all.setItem(key, JSON.stringify(record)));
  const records = () => (store((all) => Object.keys(all)) || [])
    .filter((key) => key.startsWith(place + ' '))
    .map((key) => { try { return { key, ...JSON.parse(localStorage.getItem(key)) }; } catch { return { key, fields: [] }; } })
    .sort((one, other) => other.at - one.at);`;

/**
 * Keeps a reader's words as they type. On the device first: what a request could not carry is there after a reload, and is
 * put back where nothing newer stands. What another window has changed meanwhile stays, with this device's words beside it
 * until the reader takes them or lets them go. One request at a time; what was typed meanwhile goes with the next.
 */
export const KEEPING_SCRIPT = `(() => {${DEVICE}
  const form = document.getElementById('leader-answer');
  const line = document.getElementById('kept');
  const words = line.dataset;
  const revision = form.elements.namedItem('revision');
  const hex = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0')).join('');
  const own = place + ' ' + hex();
  let timer, running = false, again = false, stopped = false;

  const isChoice = ({ type }) => type === 'radio' || type === 'checkbox';
  const called = (name) => [...form.elements].filter((one) => one.name === name);
  const valuesIn = (name) => called(name).flatMap((one) => isChoice(one) && !one.checked ? [] : one.value.trim() || []);
  const names = () => new Set([...form.elements].flatMap(({ name, type }) => !name || type === 'hidden' || type === 'submit' ? [] : name));
  const snapshot = () => new Map([...names()].map((name) => [name, valuesIn(name)]));
  const same = (one, other) => one.join('\\n') === other.join('\\n');
  const labelOf = (one) => one.labels[0].firstChild.textContent.trim() || one.labels[0].textContent.trim();
  const textOf = (name, values) => called(name).flatMap((one) =>
    isChoice(one) ? (values.includes(one.value) ? labelOf(one) : []) :
    one.options ? [...one.options].filter(({ value }) => values.includes(value)).map(({ text }) => text) : values).join(', ');
  const questionOf = (name) => {
    const [first] = called(name);
    const legend = (of) => first.closest(of)?.querySelector('legend').firstChild.textContent.trim();
    return [legend('.row-group'), isChoice(first) ? legend('.answers') : labelOf(first)].filter(Boolean).join(': ');
  };
  const put = (name, values) => {
    for (const one of called(name))
      if (isChoice(one)) one.checked = values.includes(one.value); else one.value = values[0] || '';
  };
  const say = (word) => { line.textContent = words[word]; };

  let base = snapshot();
  const changed = () => [...snapshot()].filter(([name, values]) => !same(values, base.get(name) || []))
    .map(([name, values]) => ({ name, values, was: base.get(name) || [], question: questionOf(name), text: textOf(name, values) }));
  const onDevice = (sent) => {
    const fields = changed();
    if (fields.length === 0) forget(own); else write({ key: own, at: Date.now(), sent, fields });
  };

  function beside(record, field) {
    const at = called(field.name)[0];
    const box = document.createElement('div');
    box.className = 'message stack';
    const part = (name, text, more) => box.appendChild(Object.assign(document.createElement(name), { textContent: text, ...more }));
    part('p', at ? words.beside : field.question + '. ' + words.beside, { className: 'help' });
    const shown = part('p', field.text, { className: 'as-typed' });
    const rest = (fields) => { record.fields = fields; if (fields.length === 0) forget(record.key); else write(record); };
    if (at) part('button', words.use, { type: 'button', className: 'btn small', onclick: () => {
      const before = valuesIn(field.name);
      put(field.name, field.values);
      Object.assign(field, { values: before, text: textOf(field.name, before) });
      shown.textContent = field.text;
      if (before.length === 0) drop(); else rest(record.fields);
      typed();
    } });
    const drop = () => { box.remove(); rest(record.fields.filter((one) => one !== field)); };
    part('button', words.drop, { type: 'button', className: 'btn small', onclick: () => { drop(); at?.focus(); } });
    if (at) at.closest('fieldset.answers, .field').append(box); else line.before(box);
  }

  for (const record of records()) {
    const left = record.fields.filter(({ name, values, was }) => {
      const standing = valuesIn(name);
      if (called(name).length > 0 && same(standing, values)) return false;
      if (called(name).length > 0 && same(standing, was)) { put(name, values); return false; }
      return values.length > 0;
    });
    record.fields = left;
    if (left.length === 0) forget(record.key); else write(record);
    for (const field of left) beside(record, field);
    if (left.length > 0) say('found');
  }
  onDevice(false);
  if (changed().length > 0) later(10);

  async function keep() {
    if (running) { again = true; return; }
    running = true; again = false;
    say('keeping');
    const sent = snapshot();
    const body = new URLSearchParams(new FormData(form));
    body.set('write', hex());
    body.set('keep', 'quietly');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', keepalive: true });
      if (answer.status === 409 || answer.status === 404) return behind();
      if (!answer.ok) throw new Error(String(answer.status));
      revision.value = (await answer.json()).revision;
      base = sent;
      onDevice(false);
      say('kept');
    } catch { say('failed'); later(5000); } finally { running = false; }
    if (again) later(10);
  }
  function behind() {
    stopped = true;
    say('conflict');
    line.append(' ', Object.assign(document.createElement('a'), { href: '?lang=' + document.documentElement.lang, textContent: words.open }));
  }
  function later(ms) { clearTimeout(timer); if (!stopped) timer = setTimeout(keep, ms); }
  function typed() { onDevice(false); if (running) again = true; else later(1200); }
  form.addEventListener('input', typed);
  form.addEventListener('submit', ({ submitter }) => { stopped = true; clearTimeout(timer); onDevice(submitter?.name === 'send'); });
  addEventListener('pagehide', () => { if (timer && !stopped && !running) keep(); });
})();`;

/**
 * Where nothing can be written any more: what this device still has, to be copied. What was sent from it is not shown: a
 * page that says it was sent (\`data-sent\`) forgets it.
 */
export const LEFT_SCRIPT = `(() => {${DEVICE}
  const section = document.getElementById('left');
  const list = section.querySelector('dl');
  const left = records().filter((record) => {
    if (!record.sent) return true;
    if ('sent' in section.dataset) forget(record.key); else write({ ...record, sent: false });
    return !('sent' in section.dataset);
  });
  for (const { question, text } of left.flatMap(({ fields }) => fields.filter(({ text }) => text)))
    for (const [name, said] of [['dt', question], ['dd', text]])
      list.appendChild(Object.assign(document.createElement(name), { textContent: said, className: 'as-typed' }));
  section.hidden = list.children.length === 0;
  section.querySelector('button').addEventListener('click', () => {
    for (const { key } of left) forget(key);
    section.hidden = true;
  });
})();`;
