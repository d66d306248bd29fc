import JSZip from 'jszip';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { LANGS } from '../../core/words.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { ExportService, FileAnswer, Written } from './export.service.ts';
import { textOfMarkdown } from './markdown-text.ts';
import { packFacts, type PackFacts } from './pack-facts.rule.ts';
import { readMeText } from './pack-read-me.ts';
import { filledLine, filledText, type PackSaying } from './pack-text.rule.ts';
import { packSaying } from './pack-words.ts';
import type { PackPaper, ProgrammePack } from './pack.schema.ts';
import { plainText } from './rich-text.rule.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  files: Pick<ExportService, 'written'>;
  templates: Pick<TemplateService, 'of'>;
  forms: Pick<FormsService, 'printing' | 'likelyNames'>;
  clock: Clock;
}

/** What every paper of one language is made of. */
interface Given {
  lang: Lang;
  pack: ProgrammePack;
  written: Written;
  facts: PackFacts;
  saying: PackSaying;
}

type Item = ProgrammePack['items'][number];

/**
 * The programme pack (N11): papers of the edition with what the case says in their places. They are made one after another,
 * so that other requests have their turn between two of them, and a pack weighs what its files weigh.
 */
export class PackService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async take(session: Session, wanted: Lang | 'both'): Promise<FileAnswer> {
    const { files, templates, forms, clock } = this.#parts;
    const { pack } = await templates.of(session);
    if (!pack) throw notFound('pack');
    const zip = new JSZip();
    const date = clock.now();
    for (const lang of wanted === 'both' ? LANGS : [wanted]) {
      const written = await files.written(session, { lang });
      const facts = packFacts(written.given.whole, forms.likelyNames);
      const given: Given = { lang, pack, written, facts, saying: packSaying(lang) };
      for await (const { name, bytes } of this.#filesOf(session, given))
        zip.file(wanted === 'both' ? `${lang}/${name}` : name, bytes, { date, createFolders: false });
    }
    // What Word and PowerPoint open is packed already.
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
    return { name: wanted === 'both' ? 'programme-pack.zip' : `programme-pack.${wanted}.zip`, bytes };
  }

  async *#filesOf(session: Session, given: Given): AsyncGenerator<FileAnswer> {
    const { pack, lang, facts, saying } = given;
    const { paperDocx } = await import('./pack-docx.ts');
    const { readMe, items } = pack;
    const names = items.map((item, at) => nameOf(item, at + 1, lang));
    const text = readMeText({ pack, names, about: given.written.document.about }, facts, saying);
    const bytes = await paperDocx({
      lang,
      look: 'sheet',
      title: readMe.title[lang],
      over: overOf(given),
      text,
      sources: [],
    });
    yield { name: `00-${readMe.file[lang]}.docx`, bytes };
    for (const [at, item] of items.entries())
      yield { name: names[at] ?? '', bytes: await this.#bytesOf(session, item, given) };
  }

  async #bytesOf(session: Session, item: Item, given: Given): Promise<Uint8Array> {
    const { lang, written } = given;
    if (item.kind === 'form') {
      const { note, sees } = item;
      const instead = { ...(note && { note }), ...(sees && { sees }) };
      return this.#parts.forms.printing.blank(session, item.form, { lang, over: overOf(given), instead });
    }
    if (item.kind === 'paper') return paperFile(item.paper, given);
    const { caseDocx } = await import('./case-docx.ts');
    return caseDocx(written.document);
  }
}

const endingOf = (item: Item): string =>
  item.kind === 'paper' && item.paper.look === 'slide' ? 'pptx' : 'docx';

function nameOf(item: Item, number: number, lang: Lang): string {
  const file = item.kind === 'paper' ? item.paper.file : item.file;
  return `${String(number).padStart(2, '0')}-${file[lang]}.${endingOf(item)}`;
}

/** Which programme a paper is of. */
const overOf = ({ facts }: Given): string => filledLine('{title}', facts);

async function paperFile(paper: PackPaper, given: Given): Promise<Uint8Array> {
  const { lang, facts, saying } = given;
  const title = paper.title[lang];
  const text = filledText(textOfMarkdown(paper.text[lang]), facts, saying);
  const sources = paper.sources.map((source) => saying.say('source', { source: source[lang] }));
  const over = overOf(given);
  if (paper.look === 'slide') {
    const { slidesPptx } = await import('./case-pptx.ts');
    const points = plainText(text)
      .split('\n')
      .filter((line) => line !== '');
    const spoken = (paper.speak?.[lang] ?? '').split(/\n{2,}/).map((line) => filledLine(line.trim(), facts));
    const notes = [...spoken, ...sources].filter((line) => line !== '').join('\n');
    return slidesPptx({ title, about: over, lang }, [{ title, points, table: null, more: null, notes }]);
  }
  const { paperDocx } = await import('./pack-docx.ts');
  return paperDocx({ lang, look: paper.look, title, over, text, sources });
}
