/**
 * A `when` clause as VS Code reads it (contextkey.ts in 1.139, and "when clause contexts" of its documentation): `||` binds
 * least, then `&&`, then `!`; one comparison has a key on its left and a word, a quoted text or a regular expression on its
 * right. What VS Code would not take is an error here.
 */
export type Clause =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Clause[] }
  | { readonly kind: 'not'; readonly part: Clause }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'compare'; readonly key: string; readonly operator: Operator; readonly value: string }
  | { readonly kind: 'matches'; readonly key: string; readonly pattern: RegExp };

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

/** Context keys and their values; one that is absent is undefined. */
export type Contexts = ReadonlyMap<string, unknown>;

const token =
  /\s*(?:(\|\||&&|===?|!==?|=~|<=?|>=?|!|\(|\))|'([^']*)'|(\/(?:\\.|[^/\\])+\/[a-z]*)|((?:[\w.:,#@;$%^*?+\-[\]\\]|\/(?!\s))+))/uy;

interface Token {
  readonly kind: 'sign' | 'quoted' | 'pattern' | 'word';
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const [, sign, quoted, pattern, word] = token.exec(text) ?? [];
    const found = { sign, quoted, pattern, word };
    const [kind] = (Object.keys(found) as (keyof typeof found)[]).filter(name => found[name] !== undefined);
    if (!kind) {
      throw new SyntaxError(`Not a when clause, from character ${at}: ${text}`);
    }
    tokens.push({ kind, text: found[kind] ?? '' });
  }
  return tokens;
}

/** Throws SyntaxError. */
export function parseWhen(text: string): Clause {
  const tokens = tokensOf(text);
  let at = 0;
  const isNext = (...signs: string[]) => {
    const next = tokens[at];
    return next?.kind === 'sign' && signs.includes(next.text);
  };
  const take = (...kinds: Token['kind'][]): Token => {
    const next = tokens[at];
    if (!next || (kinds.length > 0 && !kinds.includes(next.kind))) {
      throw new SyntaxError(`Not a when clause, at ${next?.text ?? 'its end'}: ${text}`);
    }
    at += 1;
    return next;
  };
  const several = (kind: 'or' | 'and', sign: string, part: () => Clause): Clause => {
    const parts = [part()];
    while (isNext(sign)) {
      take();
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const either = (): Clause => several('or', '||', () => several('and', '&&', term));
  const term = (): Clause => {
    if (isNext('!')) {
      take();
      return { kind: 'not', part: isNext('(') ? term() : operand(false) };
    }
    if (isNext('(')) {
      take();
      const inner = either();
      if (!isNext(')')) {
        throw new SyntaxError(`Not a when clause, without its bracket: ${text}`);
      }
      take();
      return inner;
    }
    return operand(true);
  };
  const operand = (mayCompare: boolean): Clause => {
    const key = take('word').text;
    if (key === 'true' || key === 'false') {
      return { kind: 'constant', value: key === 'true' };
    }
    return mayCompare ? comparison(key) : { kind: 'key', key };
  };
  const comparison = (key: string): Clause => {
    if (isNext('=~')) {
      take();
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/.exec(take('pattern').text) ?? [];
      return { kind: 'matches', key, pattern: new RegExp(source, flags.replace(/[gy]/g, '')) };
    }
    const next = tokens[at];
    const isNot = next?.kind === 'word' && next.text === 'not';
    if (isNot || (next?.kind === 'word' && next.text === 'in')) {
      at += isNot ? 1 : 0;
      if (take('word').text !== 'in') {
        throw new SyntaxError(`Not a when clause, "not" without "in": ${text}`);
      }
      return { kind: 'compare', key, operator: isNot ? 'not in' : 'in', value: take('word', 'quoted').text };
    }
    if (!isNext('==', '===', '!=', '!==', '<', '<=', '>', '>=')) {
      return { kind: 'key', key };
    }
    const sign = take().text;
    const operator = (/^[=!]/.test(sign) ? sign.slice(0, 2) : sign) as Operator;
    const { kind, text: value } = take('word', 'quoted');
    // Only what is quoted is a text there.
    if (kind === 'word' && (value === 'true' || value === 'false') && (operator === '==' || operator === '!=')) {
      const isKey = (value === 'true') === (operator === '==');
      return isKey ? { kind: 'key', key } : { kind: 'not', part: { kind: 'key', key } };
    }
    return { kind: 'compare', key, operator, value };
  };

  const clause = either();
  if (at < tokens.length) {
    throw new SyntaxError(`Not a when clause, from ${tokens[at]?.text ?? ''}: ${text}`);
  }
  return clause;
}

export function holds(clause: Clause, contexts: Contexts): boolean {
  switch (clause.kind) {
    case 'or':
      return clause.parts.some(part => holds(part, contexts));
    case 'and':
      return clause.parts.every(part => holds(part, contexts));
    case 'not':
      return !holds(clause.part, contexts);
    case 'constant':
      return clause.value;
    case 'key':
      return Boolean(contexts.get(clause.key));
    case 'matches':
      // VS Code tests the word "undefined" where there is no value.
      return clause.pattern.test(String(contexts.get(clause.key)));
    case 'compare':
      return compares(clause, contexts);
  }
}

function compares({ key, operator, value }: Extract<Clause, { kind: 'compare' }>, contexts: Contexts): boolean {
  const known = contexts.get(key);
  switch (operator) {
    case '==':
      return String(known) === value;
    case '!=':
      return String(known) !== value;
    case '<':
      return Number(known) < Number(value);
    case '<=':
      return Number(known) <= Number(value);
    case '>':
      return Number(known) > Number(value);
    case '>=':
      return Number(known) >= Number(value);
    case 'in':
      return isIn(known, contexts.get(value));
    case 'not in':
      return !isIn(known, contexts.get(value));
  }
}

function isIn(item: unknown, list: unknown): boolean {
  return Array.isArray(list)
    ? list.includes(item)
    : typeof list === 'object' && list !== null && typeof item === 'string' && Object.hasOwn(list, item);
}

/** What a clause asks for: each key, with what it is compared with, where it is. */
export function termsOf(clause: Clause): { key: string; value?: string; pattern?: RegExp }[] {
  switch (clause.kind) {
    case 'or':
    case 'and':
      return clause.parts.flatMap(termsOf);
    case 'not':
      return termsOf(clause.part);
    case 'constant':
      return [];
    case 'key':
      return [{ key: clause.key }];
    case 'matches':
      return [{ key: clause.key, pattern: clause.pattern }];
    case 'compare':
      return [{ key: clause.key, value: clause.value }];
  }
}
