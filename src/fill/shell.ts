/**
 * Values in a shell command (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02). What is
 * copied is pasted into a terminal: a line end would run what stands before it, and `!` recalls an older command in an
 * interactive bash even between double quotes (https://www.gnu.org/software/bash/manual/html_node/History-Interaction.html).
 */
import { all, onlyIf, type Rule, refuse, take, unless, visible } from './rule.ts';

const singleQuoted = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;

/** Bare where it may be, else between single quotes, where nothing has a meaning. */
function word(bare: RegExp): Rule {
  return all(visible, (value) => take(bare.test(value) ? value : singleQuoted(value)));
}

/** https://www.gnu.org/software/bash/manual/html_node/Reserved-Words.html; the plain words, others are quoted anyhow. */
const reserved =
  'case coproc do done elif else esac fi for foreach function if in repeat select then time until while end nocorrect noglob';

const noHistory = unless(/!|^\^/, 'it holds `!` or begins with `^`, which recall an older command there');

export const shellRules = {
  /** A word begins with the value, and a program would take it for an option. */
  'no-option': unless(/^-/, 'it begins with a hyphen, so the program would read it as an option'),
  /** Within `"$(…)"` and behind a line end, quotes do not keep bash before version 5 from expanding `!`. */
  'no-history': unless(/[!"]|^\^/, 'it holds `!` or `"` or begins with `^`, which no quotes keep from changing the command there'),
  /** `case` bare in a substitution would make a parser wait for its `esac`. */
  'shell-word': word(/^(?!case$)[\w./:@%+-]+$/),
  /** Beside characters that make a number or a dot mean more: `>`, `{1..5}`, a pattern. */
  'shell-tight-word': word(/^[A-Za-z_]\w*$/),
  /** Where a command or a pattern of `case` begins, words of the shell are quoted. */
  'shell-first-word': word(new RegExp(`^(?!(?:${reserved.replaceAll(' ', '|')})$)[\\w./:@+][\\w./:@%+-]*$`)),
  'shell-double': all(visible, (value) => take(value.replace(/[\\"$`]/g, '\\$&').replace(/!+/g, (signs) => `"'${signs}'"`))),
  'shell-single': all(visible, (value) => take(value.replaceAll("'", "'\\''"))),
  /** `$'…'`: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
  'shell-ansi': all(visible, (value) => take(value.replace(/[\\']/g, '\\$&').replaceAll('!', '\\x21'))),
  'shell-heredoc': all(visible, noHistory, (value) => take(value.replace(/[\\$`]/g, '\\$&'))),
  'shell-heredoc-raw': all(visible, noHistory),
  /** A line that the value could make the end of its here-document. */
  'not-heredoc-end': unless(/^[A-Z_]+$/, 'it could end the text that it stands in'),
  'shell-comment': onlyIf(
    /^[\p{L}\p{N}_][\p{L}\p{N}_ ./:@,+-]*$/u,
    'letters, digits, blanks and `_ . / : @ , + -`: some shells run what stands in a comment',
  ),
  /** Not `010`, which is eight, nor `08`, which is nothing. */
  /** A variable that takes the value is used without quotes. */
  'one-word': unless(/[\s*?[\]{}~]/, 'it holds a blank or one of `* ? [ ] { } ~`, which count where the command uses it without quotes'),
  /** A pattern that is searched for: the value is to match itself, and not everything. */
  'search-text': all(
    unless(/[*?[\]\\^$|+(){}]/, 'it holds a sign that matches more than itself there'),
    onlyIf(/[\p{L}\p{N}]/u, 'a letter or a digit: what has none may match everything there'),
  ),
  /** 0 and negative numbers are groups of processes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/kill.html */
  'process-id': onlyIf(/^(?:[1-9]\d*|%\w+)$/, 'the number of a process, greater than 0'),
  'shell-integer': onlyIf(/^(?:0|[1-9]\d*)$/, 'a whole number without leading zeros'),
  'shell-name': onlyIf(/^[A-Za-z_]\w*$/, 'a name: letters, digits and underscores'),
  'shell-bare': onlyIf(/^\w+$/, 'letters, digits and underscores only: quotes would change what stands around it'),
  /** One segment of a path, or one value of a query: https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
  'url-part': (value) =>
    /^\.\.?$/.test(value)
      ? refuse('it is a relative path')
      : take(encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)),
  'url-host': onlyIf(/^(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/, 'a host, with a port if need be'),
} satisfies Record<string, Rule>;
