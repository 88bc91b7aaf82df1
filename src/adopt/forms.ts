/** What files are by their names: pages of Markdown, pictures, and forms of text that a converter makes Markdown of. */

/** Endings that mean Markdown. GOV.UK's tech docs write `.html.md.erb`; what holds Ruby in it is no page (`holdsRuby`). */
const markdown = /(?:\.html)?\.(?:mdx?|markdown|mdown|mkdn?|mdwn|mdtxt|mdtext)(?:\.erb)?$/i;

/** A page's name without its ending; undefined for what is no page by its name. */
export function pageStem(name: string): string | undefined {
  const stem = name.replace(markdown, '');
  return stem === name || stem === '' || stem.endsWith('/') ? undefined : stem;
}

export function isPageName(path: string): boolean {
  return pageStem(path) !== undefined;
}

/** A path without the ending of a page, if it has one. */
export function withoutPageEnding(path: string): string {
  return pageStem(path) ?? path;
}

/** Whether a page's text is made by Ruby when the site is built: `<% … %>`, but for what is plain to see. */
export function holdsRuby(path: string, text: string): boolean {
  return /\.erb$/i.test(path) && withoutPlainRuby(text, '').includes('<%');
}

/** Comments of Ruby are taken away, and the page's title is in the place of the code for it. */
export function withoutPlainRuby(text: string, title: string): string {
  return text.replace(/<%#[\s\S]*?%>/g, '').replace(/<%=\s*current_page\.data\.title\s*%>/g, () => title);
}

const pictures = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

export function isPicture(path: string): boolean {
  return pictures.test(path);
}

/** Text that is no Markdown: its name for people, and what makes Markdown of it. */
export interface Form {
  readonly ending: string;
  readonly name: string;
  readonly converter: string;
}

const pandoc = (from: string, ending: string) => `pandoc -f ${from} -t gfm --wrap=none page${ending} -o page.md`;
const form = (ending: string, name: string, converter: string): Form => ({ ending, name, converter });

/** The longest ending that fits is a file's form. */
const forms: readonly Form[] = [
  form('.rst', 'reStructuredText', pandoc('rst', '.rst')),
  form('.adoc', 'AsciiDoc', 'asciidoctor -b docbook -o - page.adoc | pandoc -f docbook -t gfm --wrap=none -o page.md'),
  form('.asciidoc', 'AsciiDoc', 'asciidoctor -b docbook -o - page.asciidoc | pandoc -f docbook -t gfm --wrap=none -o page.md'),
  form('.asc', 'AsciiDoc', 'asciidoctor -b docbook -o - page.asc | pandoc -f docbook -t gfm --wrap=none -o page.md'),
  form('.md.erb', 'Markdown with Ruby', 'build the old site and convert its page, or replace the <% … %> by hand'),
  form('.html.erb', 'HTML with Ruby', 'build the old site and convert its page'),
  form('.ipynb', 'Jupyter notebooks', 'jupyter nbconvert --to markdown page.ipynb'),
  form('.docx', 'Word', 'pandoc -f docx -t gfm --wrap=none --extract-media=. page.docx -o page.md'),
  form('.doc', 'Word', 'libreoffice --headless --convert-to docx page.doc, then pandoc as for .docx'),
  form('.odt', 'OpenDocument', 'pandoc -f odt -t gfm --wrap=none --extract-media=. page.odt -o page.md'),
  form('.rtf', 'Rich Text', pandoc('rtf', '.rtf')),
  form('.html', 'HTML', pandoc('html', '.html')),
  form('.htm', 'HTML', pandoc('html', '.htm')),
  form('.xhtml', 'HTML', pandoc('html', '.xhtml')),
  form('.org', 'Org mode', pandoc('org', '.org')),
  form('.textile', 'Textile', pandoc('textile', '.textile')),
  form('.wiki', 'MediaWiki', pandoc('mediawiki', '.wiki')),
  form('.mediawiki', 'MediaWiki', pandoc('mediawiki', '.mediawiki')),
  form('.creole', 'Creole', pandoc('creole', '.creole')),
  form('.dokuwiki', 'DokuWiki', pandoc('dokuwiki', '.dokuwiki')),
  form('.tex', 'LaTeX', pandoc('latex', '.tex')),
  form('.qmd', 'Quarto', 'quarto render page.qmd --to gfm'),
  form('.rmd', 'R Markdown', 'quarto render page.rmd --to gfm'),
  form('.pdf', 'PDF', 'copy its text into a page: no converter keeps lists and code'),
  form('.txt', 'plain text', 'rename it to .md if it is a page'),
  form('.text', 'plain text', 'rename it to .md if it is a page'),
];

/** Texts that are about programs, not for people in an incident. */
const noText = /^(?:requirements.*|robots|humans|license.*|licence.*|notice|copying|cmakelists|ads|manifest|version)\.txt$/i;

/** The form that somebody may write pages in, by the file's name; undefined for anything else. */
export function formOf(path: string): Form | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (noText.test(name) || isPageName(name)) return erbOf(name);
  return longest(forms.filter(({ ending }) => name.toLowerCase().endsWith(ending)));
}

function erbOf(name: string): Form | undefined {
  return /\.erb$/i.test(name) ? forms.find(({ ending }) => ending === '.md.erb') : undefined;
}

function longest(found: readonly Form[]): Form | undefined {
  return found.toSorted((one, other) => other.ending.length - one.ending.length)[0];
}
