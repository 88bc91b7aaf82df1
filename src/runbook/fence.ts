/** A code block of a runbook: what it really is, what is wrong with it, and how the page shows it. */
import type { Code } from 'mdast';
import type { WhereConfig } from '../open/config.ts';
import type { LineIndex } from '../problem/position.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { codeBlock, dangerShown } from '../query/code-block.ts';
import type { Harm } from '../query/danger/danger.ts';
import type { Programs } from '../query/danger/row.ts';
import { detectLanguage } from '../query/detect.ts';
import type { Language } from '../query/language.ts';
import { commandsOf } from '../query/languages/console/parse.ts';
import { languageById } from '../query/registry.ts';
import { readSnippet } from '../query/snippet.ts';
import type { Place } from '../query/text-problems.ts';
import type { Variables } from '../query/variable.ts';
import type { Fence } from './compiled.ts';
import type { StepCode } from './step.ts';

export interface RenderedFence {
  fence: Fence;
  html: string;
  /** Names of the variables whose values go into it. */
  variables: string[];
  /** What it changes, a line for each command or statement that does. */
  changes: string[];
  shown: StepCode;
  problems: Problem[];
}

/** What stands around the fence. */
export interface FenceWorld {
  file: string;
  lines: LineIndex;
  variables: Variables;
  where: WhereConfig;
  /** The team's own programs. */
  programs: Programs;
  /** Whether the text after it says how to undo it. */
  undoFollows: boolean;
}

export function renderFence(node: Code, range: Range, { file, lines, variables, where, programs, undoFollows }: FenceWorld): RenderedFence {
  const label = node.lang ?? '';
  const found = detectLanguage(label, node.value);
  const language = languageById(found.language);
  const place = placeInSource(node, range, lines);
  const written = { file, place, variables, programs, undo: undoOf(node.meta ?? '') };
  const { text, isAsWritten, code, undo, verdict, worst, problems: textual } = readSnippet(node.value, language, written);
  const problems = [...textual];
  if (found.disagrees) {
    const marks = /^[`~]*[ \t]*/.exec(lines.text.slice(lines.lineStart(range.line) + range.column - 1))?.[0].length ?? 3;
    const labelRange = { ...range, endLine: range.line, endColumn: range.column + marks + label.length };
    problems.unshift({
      check: 'code/language',
      severity: 'info',
      file,
      message: `labelled \`${label}\`, reads as ${language.title}`,
      hint: `label it \`${language.id}\``,
      ...labelRange,
      fix: { ...labelRange, column: range.column + marks, text: language.id },
    });
  }
  if (worst !== undefined && undo.html === '' && !undoFollows) {
    const hint = 'say it right below, beginning with `Undo:`, or on the fence: `undo="…"`';
    // Where cleaning has moved characters, the fence as a whole is meant.
    problems.push(withoutUndo(worst, file, hint, isAsWritten ? place(worst.from, worst.to) : range));
  }
  return {
    fence: {
      ...range,
      label,
      language: language.id,
      copy: copiedText(language, text),
      verdict,
    },
    html: codeBlock(language, code, undo.html, where).text,
    variables: [...code.variables, ...undo.variables],
    changes: code.assessment?.harms.map((harm) => harm.what) ?? [],
    shown: { language: language.title, danger: dangerShown(language, code) },
    problems,
  };
}

/** What a command does that nothing says how to undo. */
export function withoutUndo(worst: Harm, file: string, hint: string, range: Range): Problem {
  const severity = worst.danger === 'destroys' ? 'warning' : 'info';
  return { check: 'code/rollback', severity, file, message: `it ${worst.what}, and nothing says what undoes it`, hint, ...range };
}

/** Whether a text says how to undo what stands before it: `Undo: …`, `To roll back, …`. */
export function isUndoText(text: string): boolean {
  return /^(?:to )?(?:undo|roll(?:ing)? ?back|revert)\b/i.test(text.trim());
}

/** ```` ```bash undo="kubectl uncordon ${node}" ```` */
function undoOf(meta: string): string {
  return (
    /(?:^|\s)undo=(?:"([^"]*)"|'([^']*)')/
      .exec(meta)
      ?.slice(1)
      .find((text) => text !== undefined) ?? ''
  );
}

function copiedText(language: Language, text: string): string {
  if (language.id === 'text') return '';
  return language.id === 'console' ? commandsOf(text) : text;
}

/** Offsets in the code → places in the file; a block inside a list is indented there. */
export function placeInSource(node: Code, range: Range, lines: LineIndex): Place {
  const opening = lines.text.slice(lines.lineStart(range.line) + range.column - 1, lines.lineStart(range.line + 1));
  const firstLine = /^[ \t]*(?:`{3}|~{3})/.test(opening) ? range.line + 1 : range.line;
  const code = node.value.split('\n');
  const starts = code.map((text, at) => {
    const from = lines.lineStart(firstLine + at);
    const written = lines.text.slice(from, lines.lineStart(firstLine + at + 1));
    return from + Math.max(0, text.trim() === '' ? 0 : written.indexOf(text.trimEnd()));
  });
  const offset = (at: number): number => {
    let line = 0;
    let rest = at;
    while (line < code.length - 1 && rest > (code[line]?.length ?? 0)) rest -= (code[line++]?.length ?? 0) + 1;
    return (starts[line] ?? 0) + rest;
  };
  return (from, to) => lines.range(offset(from), offset(to));
}
