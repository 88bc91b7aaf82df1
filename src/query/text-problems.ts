/** Problems of a query's or command's text, wherever it is written: fences of runbooks and entries of sheets. */

import { nearest } from '../problem/nearest.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { findHoles } from './code.ts';
import type { Declared, Diagnosis, Language } from './language.ts';
import { placeInSession, sessionCommands } from './languages/console/session.ts';
import { hasCommandMarks, readsAsCommand } from './languages/shell/command-words.ts';
import { findOddCharacters, type OddKind } from './odd-characters.ts';
import { assignedNames, findPlaceholders } from './placeholder.ts';
import type { Variables } from './variable.ts';

/** Turns offsets in the text into a place in the file. */
export type Place = (from: number, to: number) => Range;

/**
 * What the language's grammar says, characters that would not survive pasting, and values that nobody declared. Languages
 * without a checker say nothing of syntax.
 */
export function textProblems(text: string, language: Language, file: string, place: Place, variables: Variables): Problem[] {
  return [
    ...syntaxProblems(text, language, file, place, new Set(Object.keys(variables))),
    ...oddCharacterProblems(text, language, file, place),
    ...undeclaredProblems(text, language, file, place, variables),
    ...defaultProblems(text, language, file, place, variables),
    ...assignedProblems(text, language, file, place, variables),
  ];
}

/**
 * `${nmespace}` in a query, where `${…}` can be nothing else. In commands it is a shell's own, and where nothing at all is
 * declared a collection does without declarations.
 */
function undeclaredProblems(text: string, language: Language, file: string, place: Place, variables: Variables): Problem[] {
  const names = Object.keys(variables);
  if (language.kind !== 'query' || names.length === 0) return [];
  return findPlaceholders(text, language.kind)
    .filter(({ kind, name }) => kind === 'template' && !Object.hasOwn(variables, name))
    .map(({ name, from, to }) => ({
      check: 'variable/undeclared',
      severity: 'warning',
      file,
      message: `\`${name}\` is declared nowhere`,
      hint: hintFor(nearest(name, names)),
      ...place(from, to),
    }));
}

function syntaxProblems(text: string, language: Language, file: string, place: Place, declared: Declared): Problem[] {
  const limit = language.limit?.(text, declared) ?? null;
  if (limit !== null) {
    const { from, to, message, expected } = limit;
    return [{ check: 'query/limit', severity: 'warning', file, message, hint: `expected ${expected}`, ...place(from, to) }];
  }
  const found = language.diagnose?.(text, declared) ?? [];
  const second = found.length === 0 ? undefined : secondQuery(text, language, declared);
  const faults = second === undefined ? found.map((fault) => asOutput(fault, text, language) ?? fault) : [second];
  return faults.map(({ from, to, message, expected, severity = 'error' }) => ({
    check: severity === 'error' ? 'query/syntax' : 'query/doubtful',
    severity,
    file,
    message: severity === 'error' ? `not valid ${language.title}: ${message}` : message,
    hint: expected === '' ? '' : `expected ${expected}`,
    ...place(from, to),
  }));
}

/** A line that a shell refuses, and that reads as no command: what a program printed stands among commands. */
function asOutput(fault: Diagnosis, text: string, language: Language): Diagnosis | undefined {
  if (language.id !== 'shell') return undefined;
  const start = text.lastIndexOf('\n', fault.from - 1) + 1;
  const [line = ''] = text.slice(start).split('\n');
  const rest = text.slice(start + line.length).split('\n');
  if (line.trim() === '' || shellWord.test(line) || [line, ...rest].some((one) => readsAsCommand(one) || hasCommandMarks(one)))
    return undefined;
  if (text.slice(0, start).trimEnd().endsWith('\\')) return undefined;
  const expected = 'output in a block of its own, with the label `text`, or `$ ` in front of each command';
  return { from: start, to: start + line.length, message: 'found what reads as output, among commands', expected };
}

/** Words of the shell's own grammar, and lines that go on with what is above them. */
const shellWord = /^\s*(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|select|function|time|[|&;(){}[\]"'`$<>]|[\w.-]+\s*\()/;

/** Languages of which a text is one query. */
const single: ReadonlySet<string> = new Set(['promql', 'logql', 'traceql']);

/** Queries below one another, each with its comment, and valid alone: what was meant is a block for each. */
function secondQuery(text: string, language: Language, declared: Declared): Diagnosis | undefined {
  if (!single.has(language.id)) return undefined;
  const isValid = (some: string) => (language.diagnose?.(some, declared) ?? []).length === 0;
  const lines = text.split(/(?<=\n)/);
  if (lines.length > mostLines) return undefined;
  const queries: { from: number; text: string }[] = [];
  let part = { from: 0, text: '' };
  for (const [at, line] of lines.entries()) {
    part.text += line;
    // Comments and empty lines belong to the query below them; a line that begins with an operator belongs to the one above.
    const next = lines.slice(at + 1).find((one) => !isRemark(one)) ?? '';
    if (isRemark(part.text) || /^\s*(?:[-+*/%^<>=!|,)\]}]|(?:and|or|unless|offset|by|without|on|ignoring|group_\w+)\b)/.test(next))
      continue;
    if (!isValid(part.text)) continue;
    queries.push(part);
    part = { from: part.from + part.text.length, text: '' };
  }
  const [, second] = queries;
  if (second === undefined || !isRemark(part.text)) return undefined;
  const start = second.from + (/^(?:[ \t]*(?:#.*)?\n)*[ \t]*/.exec(second.text)?.[0].length ?? 0);
  const end = second.from + second.text.trimEnd().length;
  const expected = 'a block for each query: what is copied is the whole block';
  return { from: start, to: end, message: `found ${queries.length} queries in one block`, expected };
}

/** A block of more lines is no list of queries. */
const mostLines = 200;

function isRemark(text: string): boolean {
  return /^(?:[ \t]*(?:#.*)?(?:\n|$))*$/.test(text);
}

function oddCharacterProblems(text: string, language: Language, file: string, place: Place): Problem[] {
  return findOddCharacters(text)
    .filter(
      ({ kind, legitimate, from }) =>
        !legitimate && (language.kind !== 'data' || kind === 'bidi') && !(isTypographic(kind) && isInComment(text, from)),
    )
    .map(({ kind, name, codePoint, from, to }) => {
      const removed = kind === 'bidi' || kind === 'zero-width' || kind === 'control';
      const range = place(from, to);
      const plain = removed ? '' : plainCharacter(kind, text.slice(from, to));
      return {
        check: removed ? 'code/invisible' : 'code/typography',
        severity: removed ? 'error' : 'warning',
        file,
        message: `${name} (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}) in code`,
        hint: removed ? 'delete it; it is left out of what is copied' : 'type the plain character; what is copied has it already',
        ...range,
        ...(plain === undefined ? {} : { fix: { ...range, text: plain } }),
      };
    });
}

/** Signs that do harm where they are read as code: in a comment nothing reads them. */
function isTypographic(kind: OddKind): boolean {
  return kind === 'smart-quote' || kind === 'space' || kind === 'dash';
}

/** Whether a comment of a shell, query language or SQL has begun on the line; what stands in quotes begins none. */
function isInComment(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/"[^"]*"|'[^']*'/g, '');
  return /^[^"']*?(?:^|\s)(?:#|--\s)/.test(before);
}

/** What was meant where that is sure; a dash may stand for one hyphen or for two. */
function plainCharacter(kind: OddKind, character: string): string | undefined {
  if (kind === 'space') return ' ';
  if (kind !== 'smart-quote') return undefined;
  return /[\u2018-\u201b\uff07]/.test(character) ? "'" : '"';
}

/** Defaults that cannot stand where they would have to: the page shows the placeholder instead. */
function defaultProblems(text: string, language: Language, file: string, place: Place, variables: Variables): Problem[] {
  if (!Object.values(variables).some((variable) => variable.default !== undefined)) return [];
  return findHoles(language, text, variables)
    .filter(({ misfit }) => misfit !== '')
    .map(({ variable, misfit, from, to }) => ({
      check: 'variable/default',
      severity: 'warning',
      file,
      message: `the default \`${variables[variable]?.default ?? ''}\` of \`${variable}\` cannot stand here: ${misfit}`,
      hint: 'choose another default, or leave it to the responder',
      ...place(from, to),
    }));
}

/** A declared variable that the commands set themselves: nothing is filled in there, and the strip of values asks for it in vain. */
function assignedProblems(text: string, language: Language, file: string, place: Place, variables: Variables): Problem[] {
  const declared = new Set(Object.keys(variables));
  if (language.kind !== 'command' || declared.size === 0) return [];
  const parts = language.id === 'console' ? sessionCommands(text) : [{ text, starts: undefined }];
  return parts.flatMap((part) =>
    [...assignedNames(part.text, declared).places]
      .filter(([name]) => declared.has(name))
      .map(([name, { from, to }]) => {
        const at = (offset: number) => (part.starts === undefined ? offset : placeInSession(part, offset));
        return {
          check: 'variable/assigned',
          severity: 'warning',
          file,
          message: `the command sets \`${name}\` itself, so the value of the variable \`${name}\` is not filled in here`,
          hint: 'give one of the two another name',
          ...place(at(from), at(to)),
        };
      }),
  );
}

function hintFor(near: string | undefined): string {
  return near === undefined ? 'declare it under `variables` here, in service.yaml or in breakglass.yaml' : `did you mean \`${near}\`?`;
}
