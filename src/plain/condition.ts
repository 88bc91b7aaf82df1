/** Conditions under which a step applies, as authors write them: `severity <= 2`, `region == eu and tier != free`. */

export const operators = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof operators)[number];

export interface Comparison {
  /** The name of a variable, or `severity`: that of the incident, as a number. */
  readonly name: string;
  readonly operator: Operator;
  readonly value: string;
}

/** Holds when all comparisons of one of its alternatives hold. */
export type Condition = readonly (readonly Comparison[])[];

export type ParsedCondition = { readonly condition: Condition } | { readonly found: string };

const maxLength = 500;

/** Reads a condition; or answers what was found where a comparison was expected. */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > maxLength) return { found: `${text.slice(0, 40)}…` };
  const alternatives: Comparison[][] = [];
  for (const alternative of text.split(/\s+(?:or|\|\|)\s+/i)) {
    const comparisons: Comparison[] = [];
    for (const part of alternative.split(/\s+(?:and|&&)\s+/i)) {
      const comparison = readComparison(part);
      if (comparison === undefined) return { found: part.trim() };
      comparisons.push(comparison);
    }
    alternatives.push(comparisons);
  }
  return { condition: alternatives };
}

function readComparison(part: string): Comparison | undefined {
  const [, name, operator, quoted, plain] =
    /^\s*([A-Za-z_]\w*)\s*(==|!=|<=|>=|<|>|=)\s*(?:"([^"]*)"|([^\s"<>=!][^<>=!]*?))\s*$/.exec(part) ?? [];
  const known = operators.find((one) => one === (operator === '=' ? '==' : operator));
  const value = quoted ?? plain;
  if (name === undefined || known === undefined || value === undefined || /\s(?:and|or|&&|\|\|)$/i.test(plain ?? '')) return undefined;
  return name !== 'severity' || severityOf(value) !== undefined ? { name, operator: known, value } : undefined;
}

/** `2`, `SEV2` and `sev-2` are one severity. */
function severityOf(text: string): number | undefined {
  const digit = /^(?:sev-?)?([1-4])$/i.exec(text.trim())?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** Names that a condition asks for, each once. */
export function namesIn(condition: Condition): readonly string[] {
  return [...new Set(condition.flat().map(({ name }) => name))];
}

/** Whether it holds; undefined as long as values that it depends on are not known. `read` answers undefined for those. */
export function evaluateCondition(condition: Condition, read: (name: string) => string | undefined): boolean | undefined {
  const alternatives = condition.map((comparisons) => allOf(comparisons.map((comparison) => compare(comparison, read(comparison.name)))));
  if (alternatives.includes(true)) return true;
  return alternatives.includes(undefined) ? undefined : false;
}

function allOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function compare({ name, operator, value }: Comparison, actual: string | undefined): boolean | undefined {
  if (actual === undefined || actual === '') return undefined;
  if (operator === '==' || operator === '!=') return (same(name, actual, value) === true) === (operator === '==');
  const [a, b] = name === 'severity' ? [severityOf(actual), severityOf(value)] : [numberIn(actual), numberIn(value)];
  // What is no number is neither above nor below one: nobody can say whether the step applies.
  if (a === undefined || b === undefined) return undefined;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function same(name: string, a: string, b: string): boolean {
  return name === 'severity' ? severityOf(a) === severityOf(b) : a.trim() === b.trim();
}

function numberIn(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

const words: Readonly<Record<Operator, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<=': 'is at most',
  '>=': 'is at least',
  '<': 'is below',
  '>': 'is above',
};

/** In a responder's words: `region is eu`, `SEV2 or worse`. */
export function describeCondition(condition: Condition): string {
  return condition.map((comparisons) => comparisons.map(describeComparison).join(' and ')).join(', or ');
}

function describeComparison({ name, operator, value }: Comparison): string {
  if (name !== 'severity') return `${name} ${words[operator]} ${value}`;
  const level = `SEV${severityOf(value) ?? value}`;
  // A lower number is worse.
  const bySeverity: Readonly<Record<Operator, string>> = {
    '==': level,
    '!=': `not ${level}`,
    '<=': `${level} or worse`,
    '>=': `${level} or milder`,
    '<': `worse than ${level}`,
    '>': `milder than ${level}`,
  };
  return bySeverity[operator];
}
