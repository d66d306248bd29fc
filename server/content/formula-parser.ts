import type { Comparison, Formula, Operation } from './formula.rule.ts';

/** A formula as it was typed cannot be read; the message says where. */
export class BadFormula extends Error {
  override readonly name = 'BadFormula';
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![a-z0-9]))|(>=|<=|[-+*/(),<>]))/y;

/** `min(10, mentees * sessions / 3)` as a tree. Numbers, names, + - * / ( ), min, max, round, and if(a >= b, x, y). */
export function parseFormula(text: string): Formula {
  const parser = new Parser(tokensOf(text));
  const formula = parser.sum();
  parser.end();
  return formula;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new BadFormula(`cannot be read from "${text.slice(from).trim()}" on`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return tokens;
}

const isNumber = (token: string) => /^\d/.test(token);
const isName = (token: string) => /^[a-z]/.test(token);

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  sum(): Formula {
    return this.#chain(['+', '-'], () => this.#product());
  }

  end(): void {
    if (this.#at < this.#tokens.length)
      throw new BadFormula(`goes on with "${this.#next}" where it should end`);
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #product(): Formula {
    return this.#chain(['*', '/'], () => this.#value());
  }

  #chain(signs: readonly ('+' | '-' | '*' | '/')[], part: () => Formula): Formula {
    let left = part();
    for (let sign = this.#oneOf(signs); sign; sign = this.#oneOf(signs)) left = [sign, left, part()];
    return left;
  }

  #oneOf<Sign extends Operation>(signs: readonly Sign[]): Sign | undefined {
    const found = signs.find((sign) => sign === this.#next);
    if (found) this.#at += 1;
    return found;
  }

  #value(): Formula {
    const token = this.#next;
    this.#at += 1;
    if (token === '(') return this.#closed(this.sum());
    if (token === '-') return ['-', 0, this.#value()];
    if (isNumber(token)) return Number(token);
    if (!isName(token))
      throw new BadFormula(token === '' ? 'ends too early' : `has "${token}" in a wrong place`);
    if (this.#next !== '(') return token;
    this.#at += 1;
    return token === 'if' ? this.#choice() : this.#call(token);
  }

  #closed(formula: Formula): Formula {
    this.#take(')');
    return formula;
  }

  #call(name: string): Formula {
    if (!['min', 'max', 'round'].includes(name)) throw new BadFormula(`has no "${name}(...)"`);
    const operation = name as Operation;
    const parts = [this.sum()];
    while (this.#next === ',') {
      this.#at += 1;
      parts.push(this.sum());
    }
    if (operation === 'round' && parts.length > 1)
      throw new BadFormula(`gives ${name} ${parts.length} values`);
    return this.#closed([operation, ...parts]);
  }

  #choice(): Formula {
    const left = this.sum();
    const sign = this.#oneOf<Comparison>(['>=', '<=', '>', '<']);
    if (!sign) throw new BadFormula('compares nothing in if(...)');
    const right = this.sum();
    this.#take(',');
    const then = this.sum();
    this.#take(',');
    return this.#closed([sign, left, right, then, this.sum()]);
  }

  #take(sign: string): void {
    if (this.#next !== sign) throw new BadFormula(`lacks "${sign}"`);
    this.#at += 1;
  }
}
