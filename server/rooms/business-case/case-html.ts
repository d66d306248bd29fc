import { html, type Html } from '../../core/html.ts';
import type { CaseDocument, DocumentPart, DocumentSection, DocumentTable } from './case-document.types.ts';
import { safeAddress } from './rich-text.rule.ts';
import type { Block, Inline, Mark, TableCell, Text } from './rich-text.types.ts';

/** A case on a page that the server prints: the same elements and classes as the client's page to read and print. */
export const caseHtml = ({ title, about, sections }: CaseDocument, contents?: Html): Html =>
  html`<article class="case-read"><header><h1>${title}</h1><p class="over">${about}</p></header>${contents}${sections.map(sectionOf)}</article>`;

const sectionOf = ({ slug, title, parts }: DocumentSection): Html =>
  html`<section class="read" aria-labelledby="case-${slug}"><h2 id="case-${slug}">${title}</h2>${parts.map((part) => partOf(part, title))}</section>`;

function partOf(part: DocumentPart, section: string): Html {
  switch (part.kind) {
    case 'text':
      return html`${part.text.content.map(blockOf)}`;
    case 'lines':
      return html`${part.lines.map((line) => html`<p>${line}</p>`)}`;
    case 'facts':
      return html`${part.title === null ? undefined : html`<h3>${part.title}</h3>`}<dl class="facts">${part.facts.map(
        ({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`,
      )}</dl>`;
    case 'table':
      return tableOf(part.table, part.title ?? section);
  }
}

/** As client/ui/table.tsx draws one: where it is narrow a row is a card, whose cells say the names of their columns. */
function tableOf({ columns, rows }: DocumentTable, caption: string): Html {
  const kindOf = (numeric: boolean) => (numeric ? html` class="number"` : undefined);
  const head = columns.map(
    ({ title, numeric }) => html`<th role="columnheader" scope="col"${kindOf(numeric)}>${title}</th>`,
  );
  const line = (cells: readonly string[]) =>
    columns.map(({ title, numeric }, at) =>
      at === 0
        ? html`<th role="rowheader" scope="row">${cells[at] ?? ''}</th>`
        : html`<td role="cell"${kindOf(numeric)} data-label="${title}">${cells[at] ?? ''}</td>`,
    );
  return html`<div class="table-box"><table class="table cards" role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.map(
    (cells) => html`<tr role="row">${line(cells)}</tr>`,
  )}</tbody></table></div>`;
}

function blockOf(block: Block): Html {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${inlinesOf(block.content)}</p>`;
    case 'heading':
      return block.attrs.level === 3
        ? html`<h3>${inlinesOf(block.content)}</h3>`
        : html`<h4>${inlinesOf(block.content)}</h4>`;
    case 'bulletList':
      return html`<ul>${block.content.map(({ content }) => html`<li>${content.map(blockOf)}</li>`)}</ul>`;
    case 'orderedList':
      return html`<ol start="${block.attrs.start}">${block.content.map(({ content }) => html`<li>${content.map(blockOf)}</li>`)}</ol>`;
    case 'blockquote':
      return html`<blockquote>${block.content.map(blockOf)}</blockquote>`;
    case 'table':
      return html`<div class="table-box"><table class="table text-table"><tbody>${block.content.map(
        ({ content }) => html`<tr>${content.map(cellOf)}</tr>`,
      )}</tbody></table></div>`;
  }
}

const cellOf = ({ type, content }: TableCell): Html =>
  type === 'tableHeader' ? html`<th>${content.map(blockOf)}</th>` : html`<td>${content.map(blockOf)}</td>`;

const inlinesOf = (content: readonly Inline[] = []): Html[] =>
  content.map((inline) => (inline.type === 'hardBreak' ? html`<br>` : marked(inline)));

const marked = ({ text, marks = [] }: Text): Html => marks.reduce(within, html`${text}`);

/** Addresses are judged once more: what is printed here is read by people who know nothing of us. */
function within(inner: Html, mark: Mark): Html {
  if (mark.type === 'bold') return html`<strong>${inner}</strong>`;
  if (mark.type === 'italic') return html`<em>${inner}</em>`;
  const href = safeAddress(mark.attrs.href);
  return href === undefined ? inner : html`<a href="${href}" rel="noopener noreferrer nofollow">${inner}</a>`;
}
