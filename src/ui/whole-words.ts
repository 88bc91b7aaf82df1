/** Keeps the words of commands whole where lines wrap: browsers break `-n` after its dash, and `--dry-run` in two. */

/** A command in a line of text, or a block; a block is run when a copy button follows it. */
const code = /(<code class="run">)([^<]*)(<\/code>)|(<pre tabindex="0"><code>)([\s\S]*?)(<\/code><\/pre>)(<button)?/g;
/** A run of letters and dashes; `=`, `,`, `:` and `/` are fair places for a line to end. */
const part = /[^\s<>&;=,:/]+/g;
/** What is longer than this would not fit a phone and may break anywhere. */
const longest = 30;

/** The HTML of a section or card with `<span class="w">` around such words. The text stays the same. */
export function keepWordsWhole(html: string): string {
  if (!html.includes('<button') && !html.includes('class="run"')) return html;
  return html.replace(code, (whole, runOpen?: string, run = '', runClose = '', open = '', block = '', close = '', button?: string) => {
    if (runOpen !== undefined) return runOpen + mark(run) + runClose;
    return button === undefined ? whole : open + mark(block) + close + button;
  });
}

/** Between tags only. */
function mark(inner: string): string {
  if (!inner.includes('-')) return inner;
  return inner.replace(/(?:^|>)[^<]*-[^<]*/g, (text) =>
    text.replace(part, (word) =>
      word.length <= longest && word.lastIndexOf('-', word.length - 2) !== -1 ? `<span class="w">${word}</span>` : word,
    ),
  );
}
