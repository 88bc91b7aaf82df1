/** What a rule for writing values is made of. Runs in the browser too. */

/** The value as it is written, or why it cannot be. */
export type Written = { text: string; refused?: undefined } | { text?: undefined; refused: string };

export type Rule = (value: string) => Written;

/** Bidirectional and zero-width characters, other controls and separators: what a reader cannot see where it stands. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f/u;
export const everyUnseen = new RegExp(unseen.source, 'gu');
export const refuse = (refused: string): Written => ({ refused });
export const take = (text: string): Written => ({ text });

export function onlyIf(pattern: RegExp, expected: string): Rule {
  return (value) => (pattern.test(value) ? take(value) : refuse(`expected ${expected}`));
}

export function unless(pattern: RegExp, found: string): Rule {
  return (value) => (pattern.test(value) ? refuse(found) : take(value));
}

/** Rules one after the other. */
export function all(...rules: readonly Rule[]): Rule {
  return (value) => rules.reduce<Written>((written, rule) => (written.text === undefined ? written : rule(written.text)), take(value));
}

export const visible = unless(unseen, 'it holds a line break or a character that cannot be seen');
