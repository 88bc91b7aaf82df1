/** Texts that ask much of a parser, each as a series by size: tests and benches read them. Sizes are counts of the repeated part. */

export interface HostileText {
  name: string;
  write: (count: number) => string;
}

const times = (count: number, write: (at: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, at) => write(at)).join(between);
const repeated =
  (part: string, end = '\n') =>
  (count: number) =>
    part.repeat(count) + end;

/** Nested: must be refused with a limit, or be flat after all. */
export const nested: readonly HostileText[] = [
  { name: 'quotes', write: repeated('> ', 'x\n') },
  { name: 'lists on one line', write: repeated('- ', 'x\n') },
  { name: 'numbered lists on one line', write: repeated('1. ', 'x\n') },
  { name: 'lists by indentation', write: (count) => times(Math.min(count, 900), (at) => `${'  '.repeat(at)}- x\n`) },
  { name: 'elements in one block', write: repeated('<div>') },
  { name: 'elements in blocks', write: repeated('<div>\n\n') },
  { name: 'elements in a line', write: (count) => `x ${'<span>'.repeat(count)}\n` },
  { name: 'closed elements', write: (count) => `${'<div>'.repeat(count)}x${'</div>'.repeat(count)}\n` },
  { name: 'elements of different names', write: (count) => times(count, (at) => `<${['div', 'section', 'table', 'b', 'ul'][at % 5]}>`) },
  { name: 'emphasis', write: (count) => `${'*a **a '.repeat(count)}b${'** a*'.repeat(count)}\n` },
  { name: 'emphasis of two kinds', write: (count) => `${'*_'.repeat(count)}a${'_*'.repeat(count)}\n` },
  { name: 'images in images', write: (count) => `${'!['.repeat(count)}a${'](a)'.repeat(count)}\n` },
  { name: 'links in links', write: (count) => `${'[a]('.repeat(count)}${')'.repeat(count)}\n` },
  { name: 'components', write: (count) => `${'<Details summary="x">\n'.repeat(count)}x\n${'</Details>\n'.repeat(count)}` },
  { name: 'components that are not closed', write: repeated('<Details summary="x">\n\n') },
  { name: 'braces', write: repeated('{') },
  { name: 'reopened tags', write: (count) => times(60, (at) => `<b id="${at}">`) + times(count, () => '\n\nx') },
];

/** Long: must be read in time that grows with the size, or be refused with a limit. */
export const long: readonly HostileText[] = [
  { name: 'character references', write: repeated('&amp;') },
  { name: 'underscores in words', write: repeated('a_') },
  { name: 'asterisks', write: repeated('*') },
  { name: 'spaced asterisks', write: repeated('a *b ') },
  { name: 'brackets', write: repeated('[') },
  { name: 'links without end', write: repeated('[a](') },
  { name: 'images without end', write: repeated('![](') },
  { name: 'anchors', write: repeated('<a>') },
  { name: 'anchors in a line', write: repeated('x <a>') },
  { name: 'tags without end', write: repeated('<a ') },
  { name: 'tags without end in a block', write: (count) => `<div ${'<a '.repeat(count)}\n` },
  { name: 'comments without end', write: repeated('<!-- ') },
  { name: 'attributes', write: (count) => `<div ${times(count, (at) => `a${at}="x" `)}>x</div>\n` },
  { name: 'spaces in a tag', write: (count) => `<b href=${' '.repeat(count)}>x</b>\n` },
  { name: 'backticks', write: repeated('`') },
  { name: 'backticks of growing length', write: (count) => times(Math.round(Math.sqrt(count)), (at) => '`'.repeat(at + 1), ' ') },
  { name: 'tildes', write: repeated('~a') },
  { name: 'backslashes', write: repeated('\\') },
  { name: 'rows', write: (count) => `| a | b |\n| - | - |\n${'| x_y | &amp; |\n'.repeat(count)}` },
  { name: 'columns', write: (count) => `${'| a '.repeat(count)}|\n${'| - '.repeat(count)}|\n` },
  { name: 'one line', write: repeated('word ') },
  { name: 'lines', write: repeated('word\n') },
  { name: 'rules', write: repeated('***\n\n## x\n\n') },
  { name: 'headings of the same words', write: repeated('## Check\n\n') },
  { name: 'headings of the same id', write: repeated('## Check {#check}\n\n') },
  { name: 'steps', write: (count) => times(count, (at) => `- [ ] Step ${at}\n`) },
  { name: 'steps of the same words', write: repeated('- [ ] Step\n') },
  { name: 'boxes that are not steps', write: repeated('[ ] x\n') },
  { name: 'code blocks', write: repeated('```text\nx\n```\n\n') },
  { name: 'commands in code blocks', write: (count) => times(count, (at) => `\`\`\`bash\necho \${v${at}}\n\`\`\`\n\n`) },
  { name: 'definitions', write: (count) => times(count, (at) => `[d${at}]: x\n`) },
  { name: 'links to a definition', write: (count) => `${'[a] '.repeat(count)}\n\n[a]: b\n` },
  { name: 'dead anchors', write: (count) => times(count, (at) => `[x](#dead-${at})\n\n## h ${at}\n\n`) },
  { name: 'malformed addresses', write: repeated('[x](#50%)\n') },
  { name: 'ids', write: (count) => times(count, (at) => `<a id="a${at}"></a>\n\n`) },
  { name: 'the same id', write: repeated('<a id="a"></a>\n\n') },
  { name: 'images in HTML', write: repeated('<img src="graph.png">\n\n') },
  { name: 'footnotes', write: (count) => times(count, (at) => `x[^${at}]\n\n[^${at}]: y\n\n`) },
  {
    name: 'footnotes that lead to the next',
    write: (count) => `x[^0]\n\n${times(count, (at) => `[^${at}]: y [^${(at + 1) % count}]\n\n`)}`,
  },
  { name: 'uses of a footnote', write: (count) => `${'x[^1] '.repeat(count)}\n\n[^1]: y\n` },
  { name: 'callouts', write: repeated('> [!NOTE]\n> x\n\n') },
  { name: 'callouts of other generators', write: repeated(':::warning\n\nx\n\n:::\n\n') },
  { name: 'shortcodes without end', write: repeated('{{< ') },
  { name: 'a shortcode of spaces', write: (count) => `{{<${' '.repeat(count)}\n` },
  { name: 'braces with ids', write: repeated('{#') },
  { name: 'addresses', write: repeated('https://example.com/a_b ') },
  { name: 'fences without end', write: repeated('```\n') },
];

export const hostileTexts: readonly HostileText[] = [...nested, ...long];
