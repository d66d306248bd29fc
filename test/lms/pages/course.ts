import { escapeHtml } from '../http.ts';
import type { Course, Grade, LineItemRow, Person, SiteState } from '../model.ts';
import { visibleScore } from '../grades.ts';
import { fullName, lmsPage, personLabel } from './layout.ts';

const teaches = (person: Person | undefined): boolean =>
  person?.kind === 'trainer' || person?.kind === 'administrator';

/** The site's front: who are you, and which courses there are. */
export function sitePage(site: SiteState, person: Person | undefined): string {
  const courses = site.courses
    .map(
      (one) =>
        `<li><span class="grow"><a href="/${site.name}/courses/${one.id}">${escapeHtml(one.title)}</a> <span class="quiet">${escapeHtml(one.label)}</span></span></li>`,
    )
    .join('');
  const shown = site.people.filter((one) => !/^learner-\d/.test(one.key));
  const people = shown
    .map(
      (
        one,
      ) => `<form method="post" action="/${site.name}/sign-in"><input type="hidden" name="person" value="${one.key}">
<button>${escapeHtml(fullName(one))}<small>${personLabel(one)}</small></button></form>`,
    )
    .join('');
  const body = `<div class="card"><h2>Courses</h2><ul class="list">${courses}</ul></div>
<h2>${person ? 'Become somebody else' : 'Choose who you are'}</h2><div class="people">${people}</div>`;
  return lmsPage(site, { title: person ? `Hello, ${person.given}` : site.title, body, person });
}

function activity(site: SiteState, course: Course): string {
  const links = site.links.filter((one) => one.courseId === course.id);
  if (links.length === 0)
    return '<p class="quiet">No activities yet. A teacher adds them with “Add content”.</p>';
  const items = links.map((one) => {
    const text = one.text ? `<div class="quiet">${escapeHtml(one.text)}</div>` : '';
    return `<li><span class="grow"><a href="/${site.name}/courses/${course.id}/links/${one.id}">${escapeHtml(one.title)}</a>${text}</span></li>`;
  });
  return `<ul class="list" id="activities">${items.join('')}</ul>`;
}

/** A picker button for each placement that the tool asked for; Moodle has one kind only. */
function pickers(site: SiteState, course: Course): string {
  const buttons = site.tools.flatMap((tool) => {
    if (tool.status !== 'active' || (site.name === 'moodle' && !tool.deepLinkUri)) return [];
    const places = tool.placements.filter((one) => one.messageType === 'LtiDeepLinkingRequest');
    const names =
      places.length > 0
        ? places.map((one) => one.placement)
        : [site.name === 'moodle' ? '' : 'link_selection'];
    return names.map((place) => {
      const label = place ? ` (${place.replaceAll('_', ' ')})` : '';
      return `<a class="button" href="/${site.name}/courses/${course.id}/add?tool=${tool.id}&amp;placement=${place}">Add content from ${escapeHtml(tool.name)}${label}</a>`;
    });
  });
  return buttons.join(' ') || '<span class="quiet">No tool is installed yet: see Tools.</span>';
}

/** Canvas only: a public course lets people in who have not signed in; their launches carry no subject. */
function visiting(site: SiteState, course: Course): string {
  if (site.name !== 'canvas') return '';
  const words = course.open ? 'Close this course to visitors' : 'Open this course to visitors';
  return `<form method="post" action="/canvas/courses/${course.id}/visitors"><p><button class="plain">${words}</button></p></form>`;
}

export function coursePage(site: SiteState, course: Course, person: Person | undefined): string {
  const staff = teaches(person)
    ? `<div class="card"><p>${pickers(site, course)}</p><p><a href="/${site.name}/courses/${course.id}/grades">Gradebook</a></p>
<form method="post" action="/${site.name}/courses/${course.id}/copy"><button class="plain">Copy this course</button></form>${visiting(site, course)}</div>`
    : `<p><a href="/${site.name}/courses/${course.id}/grades">Grades</a></p>`;
  const navigation = site.tools
    .filter(
      (tool) =>
        tool.status === 'active' && tool.placements.some((one) => one.placement === 'course_navigation'),
    )
    .map(
      (tool) =>
        `<p><a href="/${site.name}/courses/${course.id}/navigation/${tool.id}">${escapeHtml(tool.name)}</a> <span class="quiet">course navigation</span></p>`,
    )
    .join('');
  const who =
    person || course.open
      ? ''
      : `<p class="alert"><a href="/${site.name}/">Choose who you are</a> first.</p>`;
  const body = `${who}${navigation}<div class="card">${activity(site, course)}</div>${staff}`;
  return lmsPage(site, { title: course.title, body, person });
}

function cell(
  site: SiteState,
  item: LineItemRow,
  row: Grade | undefined,
  reviewUrl: string | undefined,
): string {
  if (!row) return '<td></td>';
  const score = visibleScore(item, row);
  const number = score === null ? '' : `${Math.round(score * 100) / 100} / ${item.scoreMaximum}`;
  const notes = [
    row.overridden === null ? '' : 'set by a teacher',
    site.name === 'canvas' ? row.comments.join(' · ') : row.comment,
    row.timestamp ? row.timestamp.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC') : '',
    row.gradingProgress,
  ];
  const small = notes
    .filter(Boolean)
    .map((one) => `<small>${escapeHtml(one)}</small>`)
    .join('');
  const review = reviewUrl ? `<small><a href="${reviewUrl}">Review</a></small>` : '';
  return `<td class="number">${number}${small}${review}</td>`;
}

/** Everything that arrived: columns are line items, rows are people; a learner sees only the own row. */
export function gradebookPage(site: SiteState, course: Course, person: Person | undefined): string {
  const items = site.items.filter((one) => one.courseId === course.id);
  const learners = site.people.filter(
    (one) => course.people.includes(one.key) && ['learner', 'test-student'].includes(one.kind),
  );
  const rows = learners.filter((one) => teaches(person) || one.key === person?.key);
  const head = items
    .map(
      (one) =>
        `<th scope="col">${escapeHtml(one.label)}<small class="quiet"> out of ${one.scoreMaximum}</small></th>`,
    )
    .join('');
  const body = rows
    .map((one) => {
      const cells = items.map((item) => {
        const reviewable = site.name === 'moodle' && item.linkId !== null && item.coupled;
        const url = `/${site.name}/courses/${course.id}/links/${item.linkId}?review=${one.key}`;
        return cell(site, item, item.grades[one.key], reviewable ? url : undefined);
      });
      return `<tr><th scope="row">${escapeHtml(fullName(one))}</th>${cells.join('')}</tr>`;
    })
    .join('');
  const table =
    items.length > 0
      ? `<div class="scroll"><table id="gradebook"><thead><tr><th scope="col">Name</th>${head}</tr></thead><tbody>${body}</tbody></table></div>`
      : '<p class="quiet">No columns yet.</p>';
  return lmsPage(site, {
    title: 'Gradebook',
    body: `<p><a href="/${site.name}/courses/${course.id}">Back to the course</a></p>${table}`,
    person,
  });
}
