/**
 * Languages that nobody reads here, in fences of runbooks: each keeps the name that its author gave it. Code is run by a program of
 * its own, and what it does is unknown unless it is plain to see; formats of data are only read.
 */
import { type Assessment, notRead } from '../../danger/danger.ts';
import type { Language } from '../../language.ts';
import { assessScript } from './harms.ts';

/** Id, title and further labels. */
type Named = readonly [id: string, title: string, ...aliases: readonly string[]];

const programming: readonly Named[] = [
  ['python', 'Python', 'py', 'python3', 'py3', 'pycon', 'ipython'],
  ['ruby', 'Ruby', 'rb', 'irb'],
  ['perl', 'Perl', 'pl'],
  ['php', 'PHP'],
  ['javascript', 'JavaScript', 'js', 'jsx', 'mjs', 'node', 'nodejs'],
  ['typescript', 'TypeScript', 'ts', 'tsx'],
  ['go', 'Go', 'golang'],
  ['java', 'Java'],
  ['kotlin', 'Kotlin', 'kt'],
  ['scala', 'Scala'],
  ['groovy', 'Groovy', 'jenkinsfile', 'gradle'],
  ['c', 'C'],
  ['cpp', 'C++', 'c++'],
  ['csharp', 'C#', 'c#', 'cs'],
  ['rust', 'Rust', 'rs'],
  ['lua', 'Lua'],
  ['r', 'R'],
  ['elixir', 'Elixir', 'ex', 'exs', 'iex'],
  ['erlang', 'Erlang', 'erl'],
  ['haskell', 'Haskell', 'hs'],
  ['swift', 'Swift'],
  ['clojure', 'Clojure', 'clj'],
  ['awk', 'awk'],
  ['sed', 'sed'],
  ['tcl', 'Tcl', 'expect'],
  ['make', 'Make', 'makefile'],
  ['graphql', 'GraphQL', 'gql'],
  ['rego', 'Rego'],
  ['nix', 'Nix'],
];

const formats: readonly Named[] = [
  ['ini', 'INI', 'cfg', 'editorconfig'],
  ['toml', 'TOML'],
  ['hcl', 'HCL', 'terraform', 'tf', 'tfvars'],
  ['xml', 'XML', 'svg', 'plist'],
  ['html', 'HTML'],
  ['css', 'CSS', 'scss'],
  ['properties', 'Properties', 'java-properties'],
  ['conf', 'Configuration', 'config', 'apache', 'apacheconf', 'haproxy', 'sshconfig', 'ssh-config'],
  ['nginx', 'nginx'],
  ['systemd', 'systemd', 'service', 'unit'],
  ['env', '.env', 'dotenv'],
  ['crontab', 'crontab', 'cron'],
  ['dockerfile', 'Dockerfile', 'docker', 'containerfile'],
  ['diff', 'Diff', 'patch'],
  ['markdown', 'Markdown', 'md', 'mdx'],
  ['json5', 'JSON5', 'hjson'],
  ['csv', 'CSV', 'tsv'],
  ['mermaid', 'Diagram (Mermaid)'],
  ['dot', 'Diagram (Graphviz)', 'graphviz'],
  ['plantuml', 'Diagram (PlantUML)', 'puml'],
  ['d2', 'Diagram (D2)'],
  ['protobuf', 'Protocol Buffers', 'proto', 'textproto', 'prototext'],
  ['jsonnet', 'Jsonnet', 'libsonnet'],
  ['cue', 'CUE'],
  ['regex', 'Regular expression', 'regexp'],
  ['latex', 'LaTeX', 'tex', 'math'],
];

function codeLanguage([id, title, ...aliases]: Named): Language {
  return { id, title, aliases, kind: 'code', diagnose: null, highlight: null, slots: null, assess: (text) => assessPart(title, text) };
}

/** Harm that is plain to see, else unknown: what a name in a part of a program stands for is written elsewhere. */
function assessPart(title: string, text: string): Assessment {
  const found = assessScript(text);
  return found.harms.length > 0 ? found : notRead(title);
}

function dataFormat([id, title, ...aliases]: Named): Language {
  return { id, title, aliases, kind: 'data', diagnose: null, highlight: null, slots: null, assess: null };
}

export const otherLanguages: readonly Language[] = [...programming.map(codeLanguage), ...formats.map(dataFormat)];

/** Ids that labels may have: one word, short enough for a caption. */
const isName = /^[a-z][\w+#./|-]{0,29}$/;

/** A language that no list here has, by its label in small letters; undefined for a label that names nothing. */
export function unlistedLanguage(label: string): Language | undefined {
  return isName.test(label) ? codeLanguage([label, label]) : undefined;
}
