/**
 * Whether a regular expression can take some text in ever more ways: then a backtracking engine tries them all before it gives up, twice
 * as many for a few characters more. Asked of the Glushkov automaton, which has a state for each character of the expression and keeps
 * every way that the expression offers (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991, criterion EDA).
 */
import { type CharSet, JS } from 'refa';

/** Each repetition is unrolled as often as it must match; more states than this are not looked into. */
const mostStates = 250;

interface Automaton {
  characters: CharSet[];
  /** From each state to the next ones, and in how many ways. */
  next: Map<number, number>[];
}

interface Part {
  first: Map<number, number>;
  last: Map<number, number>;
  canBeEmpty: boolean;
}

type Elements = ReturnType<JS.Parser['parse']>['expression']['alternatives'][number]['elements'];
type Alternatives = readonly { readonly elements: Elements }[];

/** True in doubt: for expressions that are too large, and for those that cannot be told. */
export function multipliesWays(expression: RegExp): boolean {
  try {
    const parsed = JS.Parser.fromLiteral(expression).parse({ assertions: 'parse', backreferences: 'throw', maxBackreferenceWords: 0 });
    const automaton: Automaton = { characters: [], next: [] };
    alternativesOf(automaton, parsed.expression.alternatives);
    return isAmbiguous(automaton);
  } catch {
    return true;
  }
}

/** Whether a part that can be empty is repeated many times over: which of the rounds are empty doubles the ways with each. */
export function repeatsNothing(expression: RegExp, manyTimes: number): boolean {
  const inAny = (alternatives: Alternatives): boolean => alternatives.some(({ elements }) => elements.some(isOne));
  const isOne = (element: Elements[number]): boolean => {
    if (element.type === 'CharacterClass' || element.type === 'Unknown') return false;
    if (element.type !== 'Quantifier') return inAny(element.alternatives);
    return (
      (Math.max(element.min, Number.isFinite(element.max) ? element.max : 0) >= manyTimes && canBeEmpty(element.alternatives)) ||
      inAny(element.alternatives)
    );
  };
  try {
    const options = { assertions: 'parse', backreferences: 'throw', maxBackreferenceWords: 0 } as const;
    return inAny(JS.Parser.fromLiteral(expression).parse(options).expression.alternatives);
  } catch {
    return true;
  }
}

function canBeEmpty(alternatives: Alternatives): boolean {
  return alternatives.some(({ elements }) =>
    elements.every((element) => {
      if (element.type === 'CharacterClass' || element.type === 'Unknown') return false;
      return element.type === 'Assertion' || (element.type === 'Quantifier' && element.min === 0) || canBeEmpty(element.alternatives);
    }),
  );
}

const nothing = (): Part => ({ first: new Map(), last: new Map(), canBeEmpty: true });

function alternativesOf(automaton: Automaton, alternatives: Alternatives): Part {
  const parts = alternatives.map(({ elements }) =>
    elements.map((element) => elementOf(automaton, element)).reduce((a, b) => join(automaton, a, b), nothing()),
  );
  return parts.reduce((one, other) => ({
    first: sum(one.first, other.first),
    last: sum(one.last, other.last),
    canBeEmpty: one.canBeEmpty || other.canBeEmpty,
  }));
}

function elementOf(automaton: Automaton, element: Elements[number]): Part {
  switch (element.type) {
    case 'CharacterClass': {
      if (automaton.characters.length >= mostStates) throw new Error('too many states');
      const state = automaton.characters.push(element.characters) - 1;
      automaton.next.push(new Map());
      return { first: new Map([[state, 1]]), last: new Map([[state, 1]]), canBeEmpty: false };
    }
    case 'Alternation':
      return alternativesOf(automaton, element.alternatives);
    case 'Quantifier':
      return repeated(automaton, element.alternatives, element.min, element.max);
    case 'Assertion':
      // It is tried on its own, and takes nothing.
      alternativesOf(automaton, element.alternatives);
      return nothing();
    default:
      throw new Error('not known');
  }
}

function repeated(automaton: Automaton, alternatives: Alternatives, min: number, max: number): Part {
  let all = nothing();
  const once = () => alternativesOf(automaton, alternatives);
  for (let count = 0; count < min; count++) all = join(automaton, all, once());
  if (max === Number.POSITIVE_INFINITY) {
    const body = once();
    connect(automaton, body.last, body.first);
    return join(automaton, all, { ...body, canBeEmpty: true });
  }
  for (let count = min; count < max; count++) all = join(automaton, all, { ...once(), canBeEmpty: true });
  return all;
}

function join(automaton: Automaton, one: Part, other: Part): Part {
  connect(automaton, one.last, other.first);
  return {
    first: one.canBeEmpty ? sum(one.first, other.first) : one.first,
    last: other.canBeEmpty ? sum(one.last, other.last) : other.last,
    canBeEmpty: one.canBeEmpty && other.canBeEmpty,
  };
}

function connect({ next }: Automaton, from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): void {
  for (const [state, ways] of from) {
    const edges = next[state];
    for (const [target, more] of to) edges?.set(target, (edges.get(target) ?? 0) + ways * more);
  }
}

function sum(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map(one);
  for (const [state, ways] of other) both.set(state, (both.get(state) ?? 0) + ways);
  return both;
}

/** Whether a state leads back to itself in two ways for one text. */
function isAmbiguous({ characters, next }: Automaton): boolean {
  const reach = next.map((_, state) => reachable(next, state));
  const sameLoop = (one: number, other: number) => reach[one]?.has(other) === true && reach[other]?.has(one) === true;
  const inLoop = next.map((edges, state) => [...edges].filter(([target]) => sameLoop(state, target)));
  if (inLoop.some((edges) => edges.some(([, ways]) => ways > 1))) return true;
  // Two walks side by side that read the same characters: apart, then together again.
  const size = next.length;
  const seen = new Set<number>();
  const waiting = next.map((_, state) => state * size + state);
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = [Math.floor(pair / size), pair % size];
    for (const [left] of inLoop[one] ?? []) {
      for (const [right] of inLoop[other] ?? []) {
        if (characters[left]?.isDisjointWith(characters[right] ?? characters[left]) !== false) continue;
        if (left === right && one !== other) return true;
        const reached = left * size + right;
        if (left === right || seen.has(reached)) continue;
        seen.add(reached);
        waiting.push(reached);
      }
    }
  }
  return false;
}

function reachable(next: Automaton['next'], from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const target of next[state]?.keys() ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return seen;
}
