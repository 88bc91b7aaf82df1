/** Highlight runs of a shell text, from its syntax tree; keywords, operators and comments from what stands between. */
import type { SyntaxNode, Word } from 'unbash';
import { drawRuns, type Run, variableRuns } from '../../colour.ts';
import type { HighlightClass, Token } from '../../language.ts';
import { findGaps } from './gaps.ts';
import type { ShellReading } from './read.ts';
import { openerLength, visitTree } from './tree.ts';

type Paint = HighlightClass | '';

export function colourShell(reading: ShellReading): Token[] {
  const { text, read, failure, placeholders } = reading;
  // An inner node comes after the one that holds it and is painted over it.
  const paint: Paint[] = new Array<Paint>(text.length).fill('');
  visitTree(reading.script, (node, holders) => paintNode(paint, read, node, holders.at(-1)));
  for (const { from, to } of findGaps(reading)) paintGap(paint, read, from, to);
  const over: Run[] = failure === null || failure.to === failure.from ? [] : [{ from: failure.from, to: failure.to, class: 'tk-error' }];
  return drawRuns(text, runsOf(paint), [...variableRuns(placeholders), ...over]);
}

function paintNode(paint: Paint[], read: string, node: SyntaxNode, holder: SyntaxNode | undefined): void {
  const fill = (name: Paint, from = node.pos, to = node.end) => paint.fill(name, from, to);
  switch (node.type) {
    case 'Word':
      if (holder?.type === 'Command') paintArgument(paint, read, node, holder.name === node);
      return;
    case 'Assignment':
      fill('tk-name', node.pos, node.pos + node.name.length);
      return;
    case 'SingleQuoted':
    case 'DoubleQuoted':
    case 'AnsiCQuoted':
    case 'LocaleString':
    case 'HereDocBody':
    case 'HereDocDelimiter':
      fill('tk-string');
      return;
    case 'HereDoc':
      if (node.closing !== undefined) fill('tk-string', node.closing.pos, node.closing.end);
      return;
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      fill('tk-variable');
      return;
    case 'ArithmeticExpansion':
    case 'ArithmeticCommand':
      fill('tk-number');
      return;
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      fill('tk-operator');
      fill('', node.pos + openerLength(node.text), node.end - 1);
      return;
    default:
  }
}

/** The program, and options up to their value: `--namespace=`. */
function paintArgument(paint: Paint[], read: string, word: Word, isProgram: boolean): void {
  if (isProgram) paint.fill('tk-function', word.pos, word.end);
  else {
    const option = /^-{1,2}[A-Za-z0-9][\w-]*=?/.exec(read.slice(word.pos, word.end))?.[0] ?? '';
    paint.fill('tk-label', word.pos, word.pos + option.length);
  }
}

const keyword = /^(?:if|then|elif|else|fi|for|select|while|until|do|done|case|esac|in|function|time|coproc|!|\{|\}|\[\[|\]\])$/;

function paintGap(paint: Paint[], read: string, from: number, to: number): void {
  for (const { index, 0: found } of read.slice(from, to).matchAll(/#[^\n]*|[A-Za-z]+|\[\[|\]\]|[!{}]|[|&;<>]+/g)) {
    const name: Paint = found.startsWith('#')
      ? 'tk-comment'
      : keyword.test(found)
        ? 'tk-keyword'
        : /^[|&;<>]/.test(found)
          ? 'tk-operator'
          : '';
    paint.fill(name, from + index, from + index + found.length);
  }
}

function runsOf(paint: readonly Paint[]): Run[] {
  const runs: Run[] = [];
  paint.forEach((name, at) => {
    const last = runs.at(-1);
    if (name === '') return;
    if (last?.to === at && last.class === name) last.to++;
    else runs.push({ from: at, to: at + 1, class: name });
  });
  return runs;
}
