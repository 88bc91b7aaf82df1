/** A code block of a runbook: what it really is, what is wrong with it, and how the page shows it. */
import type { Code } from 'mdast';
import type { LineIndex } from '../problem/position.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { cleanForCopy } from '../query/clean.ts';
import { codeBlock } from '../query/code-block.ts';
import { commandsOf } from '../query/console.ts';
import { detectLanguage } from '../query/detect.ts';
import type { Language } from '../query/language.ts';
import { languageById } from '../query/registry.ts';
import { type Place, textProblems } from '../query/text-problems.ts';
import type { Fence } from './compiled.ts';

export interface RenderedFence {
  fence: Fence;
  html: string;
  problems: Problem[];
}

export function renderFence(node: Code, range: Range, file: string, lines: LineIndex, declared: ReadonlySet<string>): RenderedFence {
  const label = node.lang ?? '';
  const found = detectLanguage(label, node.value);
  const language = languageById(found.language);
  const text = cleanForCopy(node.value, language.kind);
  const problems = textProblems(node.value, language, file, placeInSource(node, range, lines), declared);
  if (found.disagrees) {
    const labelRange = { ...range, endLine: range.line, endColumn: range.column + 3 + label.length };
    problems.unshift({
      check: 'code/language',
      severity: 'info',
      file,
      message: `labelled \`${label}\`, reads as ${language.title}`,
      hint: `label it \`${language.id}\``,
      ...labelRange,
    });
  }
  return {
    fence: { ...range, label, language: language.id, copy: copiedText(language, text) },
    html: codeBlock(language, text, declared).text,
    problems,
  };
}

function copiedText(language: Language, text: string): string {
  if (language.kind === 'data') return '';
  return language.id === 'console' ? commandsOf(text) : text;
}

/** Offsets in the code → places in the file; a block inside a list is indented there. */
function placeInSource(node: Code, range: Range, lines: LineIndex): Place {
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
