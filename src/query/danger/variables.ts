/**
 * What a variable does that is set for a program (`PAGER='…' git log`, `export LD_PRELOAD=…`, `env EDITOR=… …`): some name code that
 * programs run or load. All others are values, and setting them changes nothing beyond the shell.
 */
import { restOf } from '../languages/shell/arguments.ts';
import { baseName } from '../languages/shell/program.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import { both, type Outcome, reads, unclassed, type Within } from './outcome.ts';

/** A variable with its value; null for an array. */
export interface Variable {
  name: string;
  value: ShellWord | null;
}

/** The variable of a word such as `PAGER=cat`; undefined for any other word. */
export function variableIn(word: ShellWord): Variable | undefined {
  const [start = '', name] = /^([A-Za-z_]\w*)\+?=/.exec(word.value ?? word.literalPrefix) ?? [];
  return name === undefined ? undefined : { name, value: restOf(word, start.length) };
}

/** Commands that a program runs: to page, to edit, to ask for a password, to connect, to compare. */
const commands =
  /PAGER$|(?:^|_)(?:EDITOR|VISUAL|FCEDIT|BROWSER)$|_?ASKPASS$|_PASS(?:WORD)?_?COMMAND$|^PROMPT_COMMAND$|^LESS(?:OPEN|CLOSE)$|^(?:GIT_SSH|GIT_SSH_COMMAND|SVN_SSH|GIT_PROXY_COMMAND)$|_RSH$|_EXTERNAL_DIFF$|^FZF_(?:DEFAULT|CTRL_T|ALT_C)_COMMAND$|^DIFFPROG$|^PERLDB$/;

/** Files that programs load as code before they do what they are for. */
const libraries =
  /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|BASH_ENV|ZDOTDIR|PYTHONSTARTUP|PYTHONHOME|GCONV_PATH|GIT_EXEC_PATH|GIT_TEMPLATE_DIR|GIT_CONFIG(?:_GLOBAL|_SYSTEM|_PARAMETERS|_KEY_\d+)?|OPENSSL_CONF|OPENSSL_ENGINES|HELM_PLUGINS|XTABLES_LIBDIR|INPUTRC|VIMINIT|EXINIT|MYVIMRC)$/;

/** Folders where programs look for code: those of the system hold what is installed. */
const folders =
  /^(?:LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|DYLD_FALLBACK_LIBRARY_PATH|PYTHONPATH|PERL5LIB|RUBYLIB|NODE_PATH|CLASSPATH|LUA_PATH|GEM_PATH)$/;

/** Options of interpreters and other programs: some of them load or run code. */
const options = /(?:^|_)(?:OPTS|OPTIONS)$|^(?:PERL5OPT|RUBYOPT|LESS|FZF_DEFAULT_OPTS|MAKEFLAGS)$/;
const loadingOption =
  /-javaagent|-agentlib|-agentpath|-XX:On\w+=|--?(?:require|import|loader|experimental-loader|eval|checkpoint-action|to-command|use-compress-program|pre|preview|bind|listen)\b|(?:^|\s)-[rMIe](?=[\w/.\s])|\+!/;

/** Editors, pagers and the like that do what people expect of them. */
const usual =
  /^(?:less|more|most|cat|bat|batcat|delta|diff-so-fancy|head|tail|vi|vim|nvim|nano|emacs|emacsclient|ed|ex|code|subl|micro|pico|joe|mcedit|view|diff|colordiff|dyff|meld|true|false|echo|ssh|rsh|firefox|chromium|xdg-open|open|lynx|w3m|pspg|lnav|ssh-askpass|ksshaskpass)$/;

export function judgeVariables(variables: readonly Variable[], within: Within): Outcome {
  return both(...variables.map((variable) => judgeVariable(variable, within)));
}

function judgeVariable({ name, value }: Variable, within: Within): Outcome {
  if (value === null || value.value === '') return reads;
  const unknown = unclassed(`${name}=${value.text}`);
  if (commands.test(name)) return judgeCommandText(value, within);
  if (libraries.test(name)) return unknown;
  if (name === 'ENV') return (value.value ?? value.literalPrefix).includes('/') ? unknown : reads;
  if (/^PS[0-4]$/.test(name)) return /\$\(|`/.test(value.text) && /^'/.test(value.text) ? unknown : reads;
  if (name === 'PATH') return isPathOfSystem(value) ? reads : unknown;
  if (folders.test(name)) return isPathOfSystem(value, true) ? reads : unknown;
  if (options.test(name)) return loadingOption.test(value.value ?? value.text) ? unknown : reads;
  return reads;
}

/** What a text does that another program runs as a command: `less -R`, `ssh -i key`, `|lesspipe %s`. */
export function judgeCommandText(word: ShellWord, within: Within): Outcome {
  const text = word.value;
  if (text === null) return unclassed(word.text);
  const [program = ''] = text.trim().split(/\s+/);
  const isPlain = !/[;&|<>$`()\n!]/.test(text) && !/proxycommand|localcommand|\+/i.test(text);
  if (isPlain && usual.test(baseName(program))) return reads;
  const code = /^\|-?/.exec(text)?.[0].length ?? 0;
  return within.code('shell', code === 0 ? word : restOf(word, code));
}

/** Whether the shell finds programs only where they are installed: not in the working folder, not in a temporary one. */
function isPathOfSystem(word: ShellWord, onlyInstalled = false): boolean {
  const known = onlyInstalled
    ? /^(?:\/(?:usr|opt|lib|lib64|snap|nix)(?:\/|$)|\$\{?\w+\}?$|\$\{\w+:\+:?\$\{?\w+\}?\}$)/
    : /^(?:~(?:\/|$)|\/(?!tmp\b|var\/tmp\b|dev\b)|\$)/;
  return word.text
    .replace(/^["']|["']$/g, '')
    .split(':')
    .every((folder) => known.test(folder.replace(/^["']|["']$/g, '')));
}
