/** A command in backticks, in a sentence: it can be copied as one in a fence can, and is checked and classed as that is. */
import type { InlineCode } from 'mdast';
import type { LineIndex } from '../problem/position.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { shell } from '../query/languages/shell/index.ts';
import { readSnippet } from '../query/snippet.ts';
import type { Place } from '../query/text-problems.ts';
import { runnable } from '../query/undo.ts';
import { type FenceWorld, withoutUndo } from './fence.ts';
import type { StepCode } from './step.ts';

export interface RenderedCommand {
  readonly html: string;
  /** Names of the variables whose values go into it. */
  readonly variables: readonly string[];
  /** What it changes, in words; nothing where it is itself what undoes a change. */
  readonly changes: readonly string[];
  /** What the row of its step says of it; undefined where it only reads. */
  readonly shown: StepCode | undefined;
  readonly problems: readonly Problem[];
}

/** What stands around the command. */
export interface InlineWorld extends Pick<FenceWorld, 'file' | 'lines' | 'variables' | 'programs'> {
  /** The text of the paragraph, cell or step that it stands in. */
  readonly around: string;
}

const undoWord = /\b(?:undo(?:es)?|roll(?:s|ed|ing)? ?back|reverts?)\b/i;

/** A sentence that says what happened or what happens then, or what not to do: nobody runs the command for it. */
const mention =
  /\b(?:never|do not|don['’]t|must not|should not|avoid|instead of|executing|executed|accidentally|by mistake|fail(?:s|ed)?|(?:is|are|was|were) (?:blocked|refused|run)|(?:deleted|removed|destroyed|lost|triggered) (?:only )?(?:with|by|when|if))\b|^\W*(?:when|(?:root )?cause|reason|error|problem)\W*:/i;

/** The sentence of a paragraph that a command stands in. */
function sentenceAround(around: string, command: string): string {
  const at = Math.max(0, around.indexOf(command));
  const before = around.slice(0, at).replace(/^.*[.;!?]\s/s, '');
  return `${before} ${/^.*?(?:[.;!?](?=\s)|$)/s.exec(around.slice(at + command.length))?.[0] ?? ''}`;
}

/** @param node inline code that is a whole command (`isCommandLine`) */
export function renderInlineCommand(
  node: InlineCode,
  range: Range,
  { file, lines, variables, programs, around }: InlineWorld,
): RenderedCommand {
  const written = node.value.replace(/^\$\s+/, '');
  const place = placeIn(written, range, lines);
  const { code, isAsWritten, worst, verdict, problems } = readSnippet(written, shell, { file, place, variables, programs, undo: '' });
  const danger = code.assessment?.danger ?? 'unknown';
  const isUndo = undoWord.test(around.slice(0, Math.max(0, around.indexOf(node.value))).replace(/^.*[.;]\s/s, ''));
  const hint = 'say it in the same paragraph: `undo: …`';
  const rollback =
    worst?.danger === 'destroys' && !undoWord.test(around) && !mention.test(sentenceAround(around, node.value))
      ? [withoutUndo(worst, file, hint, isAsWritten ? place(worst.from, worst.to) : range)]
      : [];
  return {
    html: runnable(code).text,
    variables: code.variables,
    changes: isUndo ? [] : (code.assessment?.harms.map((harm) => harm.what) ?? []),
    shown: !isUndo && (danger === 'destroys' || danger === 'changes-state') ? { language: shell.title, danger } : undefined,
    // What a shell refuses is a form of a command or a message more often than a slip: `knife (search|ssh) …`.
    problems: verdict === 'refused' ? [] : [...problems, ...rollback],
  };
}

/** Offsets in the command → places in the file. Where it is written with a line break or an escape, all of it is meant. */
function placeIn(command: string, range: Range, lines: LineIndex): Place {
  const offset = (line: number, column: number) => lines.lineStart(line) + column - 1;
  const from = offset(range.line, range.column);
  const at = lines.text.slice(from, offset(range.endLine, range.endColumn)).indexOf(command);
  return at === -1 ? () => range : (start, end) => lines.range(from + at + start, from + at + end);
}
