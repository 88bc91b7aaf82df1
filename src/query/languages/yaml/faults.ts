/** What the YAML library reports, in words for an author. */
import type { Diagnosis } from '../../language.ts';
import type { YamlFault } from './documents.ts';

/** By the beginning of the library's message. */
const wordings: readonly { message: RegExp; found: string; expected: string }[] = [
  {
    message: /^(?:Implicit keys need to be on a single line|Implicit map keys need to be followed|Sequence item without)/,
    found: 'found a line that is no entry',
    expected: '`key: value`, with a blank behind the colon, or `- entry`',
  },
  {
    message: /^Nested mappings are not allowed/,
    found: 'found a key inside of a value',
    expected: 'quotes around text with `: ` in it, or the indentation of its neighbours',
  },
  {
    message: /^All mapping items must start/,
    found: 'found a key that is indented unlike its neighbours',
    expected: 'the same indentation',
  },
  {
    message: /^All sequence items must start/,
    found: 'found an entry that is indented unlike its neighbours',
    expected: 'the same indentation',
  },
  {
    message: /^A block sequence may not be used/,
    found: 'found a list where the key above has a value',
    expected: 'a key without a value',
  },
  { message: /^Unexpected .* at node end/, found: 'found text behind the end of a value', expected: 'quotes around the whole value' },
  { message: /^Unexpected scalar token/, found: 'found a line that belongs to nothing above it', expected: '`key: value`' },
  { message: /^Missing closing .*quote/, found: 'found no closing quote', expected: 'the quote that began the text' },
  {
    message: /^(?:Flow|Missing , or : between flow|Expected flow)/,
    found: 'found a list or map in brackets that breaks off',
    expected: 'a comma or the closing bracket',
  },
  { message: /^Tabs are not allowed/, found: 'found a tab', expected: 'spaces for indentation' },
  {
    message: /^Plain value cannot start/,
    found: 'found text that begins with a reserved character',
    expected: 'quotes around it',
  },
];

const closings = new Map([
  ['[', ']'],
  ['{', '}'],
]);

export function diagnosisOfFault(text: string, { from, to, message, code }: YamlFault): Diagnosis {
  const at = Math.min(from, text.length);
  if (code === 'DUPLICATE_KEY') return twice(text, at);
  const deeper = /^(?:Implicit keys need|Nested mappings)/.test(message) ? deeperKey(text, at) : undefined;
  if (deeper !== undefined) return deeper;
  const known = wordings.find((one) => one.message.test(message));
  const [first = ''] = message.split('\n');
  const end = Math.min(text.length, Math.max(at, to));
  const closing = /^Flow/.test(message) ? closings.get(text[at] ?? '') : undefined;
  const expected =
    closing === undefined ? known?.expected : `a comma or \`${closing}\`, or quotes around text that begins with \`${text[at]}\``;
  return { from: at, to: end, message: known?.found ?? first.charAt(0).toLowerCase() + first.slice(1), expected: expected ?? '' };
}

/** `title: A` and a key on the next line that is indented deeper: the library takes both lines for one key. */
function deeperKey(text: string, at: number): Diagnosis | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [whole = '', above = '', indent = '', key = ''] =
    /^([ ]*)(?:- +)?[^\s:#][^\n:]*: +[^\n]*\n(\1 +)([\w.-]+):(?= |\n|$)/.exec(text.slice(start)) ?? [];
  if (whole === '' || at >= start + whole.length) return undefined;
  const from = start + whole.length - key.length - 1;
  return {
    from,
    to: from + key.length,
    message: `found \`${key}\` indented by ${indent.length}, below a key that has a value already`,
    expected: `the indentation of its neighbours: ${above.length === 0 ? 'none' : above.length}`,
  };
}

function twice(text: string, at: number): Diagnosis {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:]+(?: [^\s:]+)*)/.exec(text.slice(at, at + 200))?.[0] ?? '';
  return { from: at, to: at + key.length, message: `\`${key}\` stands twice in its map`, expected: 'each key once', severity: 'warning' };
}

/**
 * Whether the second of two equal keys begins another example: a comment or an empty line stands above it, or it is a place for a
 * name.
 */
export function beginsAnother(text: string, { from }: YamlFault): boolean {
  const end = from === 0 ? -1 : text.lastIndexOf('\n', from - 1);
  const above = end <= 0 ? '' : text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  return /^\s*(?:#.*|---.*)?$/.test(above) || /^["']?[<${]/.test(text.slice(from, from + 2));
}
