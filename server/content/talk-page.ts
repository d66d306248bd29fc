import type { MdNode } from './markdown.ts';
import { classed, element, words, type Blocks, type PageContext } from './page-parts.ts';
import { runOf } from './talk-plan.rule.ts';
import { readTalk, type ChoiceText, type EndText, type PathText, type Talk, type TurnText } from './talk.ts';

/**
 * A practice conversation as it reads without script and prints: every turn with its choices to open, every ending, and the
 * paths as lists. Each sentence is there once; the page plays it from here, so the places carry what leads where.
 */
export function talkPart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const talk = readTalk(node);
  const page = new TalkPage(talk, context, blocks);
  const { key } = page;
  const people = { chair: context.nameOf(talk.chair), with: context.nameOf(talk.with) };
  const data = { dataTalk: key, dataFirst: talk.plan.first, dataWith: people.with };
  return element('section', { ...classed('practice-talk'), ...data, ariaLabelledby: [`talk-${key}`] }, [
    element('h2', { id: `talk-${key}` }, [words(context.words('content.talk.title', people))]),
    element('p', classed('help'), [words(context.words('content.talk.what', people))]),
    element('div', classed('talk-setting'), blocks(talk.setting, context)),
    element('div', { ...classed('play'), dataPlay: `talk/${key}` }, []),
    element('div', classed('on-paper'), page.parts()),
  ]);
}

class TalkPage {
  readonly key: string;
  readonly #talk: Talk;
  readonly #context: PageContext;
  readonly #blocks: Blocks;

  constructor(talk: Talk, context: PageContext, blocks: Blocks) {
    this.key = talk.key;
    this.#talk = talk;
    this.#context = context;
    this.#blocks = blocks;
  }

  parts(): MdNode[] {
    const { turns, ends, paths } = this.#talk;
    const list = (name: string, items: MdNode[]) => element('ol', { ...classed(name), role: 'list' }, items);
    return [
      list(
        'talk-turns',
        turns.map((turn, at) => this.#turn(turn, at)),
      ),
      element('h3', {}, [this.#says('content.talk.ends')]),
      list(
        'talk-ends',
        ends.map((end, at) => this.#end(end, at)),
      ),
      element('h3', {}, [this.#says('content.talk.paths')]),
      element(
        'div',
        classed('talk-paths'),
        paths.map((path) => this.#path(path)),
      ),
    ];
  }

  #says(key: Parameters<PageContext['words']>[0], values: Parameters<PageContext['words']>[1] = {}): MdNode {
    return words(this.#context.words(key, values));
  }

  #inside(nodes: MdNode[]): MdNode[] {
    return this.#blocks(nodes, this.#context);
  }

  #id(place: string): string {
    return `talk-${this.key}-${place}`;
  }

  #turn({ key, moment, choices }: TurnText, at: number): MdNode {
    const items = choices.map((choice) => element('li', {}, [this.#choice(choice)]));
    return element('li', { ...classed('talk-turn'), id: this.#id(key), dataTurn: key }, [
      element('h3', {}, [this.#says('content.talk.turn', { number: at + 1 })]),
      element('div', classed('talk-moment'), this.#inside(moment)),
      element('ul', { ...classed('talk-choices'), role: 'list' }, items),
      element('p', classed('talk-own-line'), [this.#says('content.talk.own-sentence')]),
    ]);
  }

  #choice(choice: ChoiceText): MdNode {
    const { key, to, seconds, reply, note } = choice;
    const data = {
      dataChoice: key,
      dataTo: to,
      ...(seconds === null ? {} : { dataSeconds: String(seconds) }),
    };
    return element('details', { ...classed('sheet', 'outline', 'talk-choice'), ...data }, [
      element('summary', {}, [element('span', classed('talk-sentence'), this.#sentence(choice))]),
      element('div', classed('talk-told'), [
        element('div', classed('talk-reply'), this.#inside(reply)),
        element('div', classed('talk-note'), this.#inside(note)),
        element('p', classed('talk-leads'), [this.#lead(to)]),
      ]),
    ]);
  }

  #sentence({ said, seconds }: ChoiceText): MdNode[] {
    if (seconds !== null) return [this.#says('content.talk.silence', { seconds })];
    return said.flatMap(({ children }) => children ?? []);
  }

  #lead(to: string): MdNode {
    const turn = this.#talk.turns.findIndex(({ key }) => key === to);
    const end = this.#talk.ends.findIndex(({ key }) => key === to);
    const label =
      turn >= 0
        ? this.#says('content.talk.to-turn', { number: turn + 1 })
        : this.#says('content.talk.to-end', { number: end + 1 });
    return { type: 'link', url: `#${this.#id(to)}`, children: [label] };
  }

  #end({ key, words: nodes }: EndText, at: number): MdNode {
    return element('li', { ...classed('talk-end'), id: this.#id(key) }, [
      element('h4', {}, [this.#says('content.talk.end', { number: at + 1 })]),
      element('div', { ...classed('talk-ending'), dataEnd: key }, this.#inside(nodes)),
    ]);
  }

  #path({ name, choices }: PathText): MdNode {
    const { steps, end } = runOf(this.#talk.plan, choices);
    const items = steps.flatMap(({ turn, choice }) => {
      const found = this.#talk.turns
        .find(({ key }) => key === turn)
        ?.choices.find(({ key }) => key === choice);
      return found ? [element('li', {}, this.#sentence(found))] : [];
    });
    return element('section', { ...classed('talk-path'), dataPath: choices.join(' ') }, [
      element('h4', {}, name),
      element('ol', {}, items),
      element('p', classed('talk-leads'), end === null ? [] : [this.#lead(end)]),
    ]);
  }
}
