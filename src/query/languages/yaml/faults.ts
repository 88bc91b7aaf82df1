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
    message: /^(?:Flow|Expected flow)/,
    found: 'found a list or map in brackets that breaks off',
    expected: 'a comma or the closing bracket',
  },
  { message: /^Tabs are not allowed/, found: 'found a tab', expected: 'spaces for indentation' },
  {
    message:
      /^(?:Missing , (?:or : )?between flow|Unexpected (?:,|empty item) in flow|Missing space after : in flow|Block collections are not allowed)/,
    found: 'found a list or map in brackets that is not written right',
    expected: 'a comma between its entries, and `key: value` in a map',
  },
  { message: /^Unexpected [^a-z\s]/, found: 'found a mark that has no place here', expected: 'quotes around text that begins with it' },
  { message: /^Unexpected /, found: 'found text that has no place here', expected: '`key: value`, or quotes around the text' },
  {
    message: /^Invalid escape sequence/,
    found: 'found a backslash with a meaning that YAML does not know',
    expected: "single quotes: `'…'`, in which a backslash is one",
  },
  {
    message:
      /^(?:Alias|An alias|Anchor|Anchors and tags|Tags and anchors|A node can have|Unresolved tag|Could not resolve tag|Not a valid tag|Verbatim tags|The .* tag has no suffix)/,
    found: 'found text that begins with `&`, `*` or `!`, which have a meaning in YAML',
    expected: 'quotes around it',
  },
  { message: /^(?:Unresolved alias)/, found: 'found a text that begins with `*`', expected: 'quotes around it' },
  {
    message: /^(?:Block scalar header|Block scalars with)/,
    found: 'found text behind `|` or `>`, or too little indentation below it',
    expected: 'the text on the next line, indented',
  },
  { message: /^The : indicator must be at most/, found: 'found a key of more than 1024 characters', expected: 'a shorter one' },
  {
    message: /^Comments must be separated/,
    found: 'found `#` right behind a value',
    expected: 'a blank in front of a comment, or quotes around the text',
  },
  {
    message: /^(?:Missing directives-end|Block collection cannot start on same line|%|Unsupported YAML|Unknown directive)/,
    found: 'found a line that begins with `%`, or text behind `---`',
    expected: 'the text on a line of its own',
  },
  {
    message: /^(?:Unresolved|.* used for .* collection)/,
    found: 'found a tag that does not fit its value',
    expected: 'the value without it',
  },
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
  const end = Math.min(text.length, Math.max(at, to));
  const closing = /^Flow/.test(message) ? closings.get(text[at] ?? '') : undefined;
  const expected =
    closing === undefined ? known?.expected : `a comma or \`${closing}\`, or quotes around text that begins with \`${text[at]}\``;
  return {
    from: at,
    to: end,
    message: known?.found ?? 'found what YAML does not allow here',
    expected: expected ?? '`key: value`, or quotes around the text',
  };
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
