/** Names of the problems that reading and compiling tell of: they go through the same settings as the checks here. */
import type { CheckId } from '../problem/problem.ts';

export interface Told {
  id: CheckId;
  /** What it finds, as a phrase. */
  finds: string;
}

/** A test holds this list against the code that reports them. */
export const toldWhileReading: readonly Told[] = [
  { id: 'alert/case', finds: 'two alerts whose names differ in case only' },
  { id: 'alert/file', finds: 'a rule file that is not there or is not valid YAML' },
  { id: 'check/ignore', finds: 'an ignore without a reason, of no known check, or that nothing needs' },
  { id: 'code/invisible', finds: 'a character in code that nobody sees (`--fix` deletes it)' },
  {
    id: 'code/language',
    finds: 'a code block labelled as another language than it is, as a session with `$ ` labelled `bash` (`--fix` relabels it)',
  },
  { id: 'code/rollback', finds: 'a command that changes or destroys something, and nothing says what undoes it' },
  { id: 'code/typography', finds: 'smart quotes, long dashes and odd spaces in code (`--fix` puts plain quotes and spaces)' },
  { id: 'file/bom', finds: 'a byte-order mark (`--fix` removes it)' },
  { id: 'file/empty', finds: 'an empty file' },
  { id: 'file/encoding', finds: 'a file that is not UTF-8' },
  { id: 'file/ignored', finds: 'a file that is no runbook by its name' },
  { id: 'file/line-ends', finds: 'lines that end with CRLF (`--fix` makes them LF)' },
  { id: 'file/loop', finds: 'a symbolic link that leads back to where it stands' },
  { id: 'file/name', finds: 'a file name that addresses cannot hold' },
  { id: 'file/size', finds: 'a file too large to be read at night' },
  { id: 'file/unreadable', finds: 'a file that cannot be read' },
  { id: 'image/external', finds: 'an image on another host, which would be missing offline' },
  { id: 'image/missing', finds: 'an image that is not there' },
  { id: 'link/dead', finds: 'a link to a page or heading that is not there' },
  { id: 'link/unsafe', finds: 'a link that could run script' },
  { id: 'markdown/component', finds: 'a component in plain Markdown' },
  { id: 'markdown/placeholder', finds: 'a `<placeholder>` that reads as an HTML tag' },
  { id: 'markdown/shortcode', finds: 'a Hugo shortcode that is not known' },
  { id: 'markdown/unsafe-html', finds: 'HTML that a runbook may not hold' },
  { id: 'mdx/attribute', finds: 'an attribute that a component does not have, or with a wrong value' },
  { id: 'mdx/code', finds: '`import` or `export` where MDX may not hold code' },
  { id: 'mdx/cycle', finds: 'runbooks that import one another' },
  { id: 'mdx/expression', finds: 'an expression where MDX may not hold code' },
  { id: 'mdx/import', finds: 'an import that leads to no file' },
  { id: 'mdx/syntax', finds: 'text that is not valid MDX' },
  { id: 'mdx/unknown-component', finds: 'a component that nobody has made' },
  { id: 'postmortem/slot', finds: 'a slot of the postmortem template that is none, or where no value may stand' },
  { id: 'postmortem/template', finds: 'a postmortem template that is not there' },
  { id: 'query/danger', finds: 'a query declared safer than it is' },
  { id: 'query/doubtful', finds: 'what may be right after all, such as a flag that no known version has' },
  { id: 'query/duplicate', finds: 'a query id used twice' },
  { id: 'query/language', finds: 'a language that nobody knows' },
  { id: 'query/rollback', finds: 'a query that changes something, and nothing says what undoes it' },
  { id: 'query/syntax', finds: 'a query or command that its language refuses, or one of the wrong type' },
  { id: 'query/unknown', finds: 'a query that is on no sheet' },
  { id: 'runbook/alias', finds: 'an alias that is the address of another page' },
  { id: 'runbook/duplicate', finds: 'two files with one address' },
  { id: 'runbook/frontmatter', finds: 'frontmatter that is not valid' },
  { id: 'runbook/unknown', finds: 'a related runbook that is not there' },
  { id: 'service/catalog', finds: 'a `catalog-info.yaml` or `OWNERS` that cannot be read' },
  { id: 'service/schema', finds: 'a `service.yaml` that is not valid' },
  { id: 'service/unknown', finds: 'a service that is not there' },
  { id: 'settings/schema', finds: 'settings that are not valid' },
  { id: 'sheet/schema', finds: 'a query sheet that is not valid' },
  { id: 'step/duplicate', finds: 'two steps of one runbook in the same words' },
  { id: 'step/duplicate-id', finds: 'a step id used twice' },
  { id: 'variable/default', finds: 'a default that cannot stand where it would have to' },
  { id: 'variable/undeclared', finds: 'a variable that is declared nowhere' },
];
