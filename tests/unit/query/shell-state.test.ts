/** Where a shell command ends. */
import { describe, expect, it } from 'vitest';
import { freshState, isOpen, readLine } from '../../../src/query/languages/shell/state.ts';

function openAfter(text: string): boolean {
  return isOpen(text.split('\n').reduce(readLine, freshState));
}

describe('shell state', () => {
  it.each([
    'ls \\',
    'ls |',
    'ls &&',
    'ls ||',
    "echo 'a",
    'echo "a',
    'echo "$(ls',
    'X=$(ls',
    'echo `ls',
    'cat <<EOF',
    'cat <<EOF\nEO',
    "cat <<-'E'\nx",
    '(cd a',
    'f() {',
    'for i in a; do',
    'while true; do\nls',
    'if x; then',
    'case $a in\nx) ls ;;',
    'echo ${a',
    'echo $((1 +',
    'for i in a; do\nif x; then\nls\nfi',
  ])('goes on after %s', (text) => expect(openAfter(text)).toBe(true));

  it.each([
    'ls',
    'ls \\\\',
    "echo 'a\\'",
    'echo "a\\"b"',
    'echo \'a\'"b"',
    'echo "$(echo "x")"',
    'cat <<EOF\nEOF',
    "cat <<-'E'\n\tE",
    'cat <<A <<B\nA\nB',
    'cat <<<x',
    'echo $((1 << 2))',
    '(cd a)',
    'f() { ls; }',
    'f() {\nls\n}',
    'for i in a; do ls; done',
    'while true; do\nls\ndone',
    'if x; then y; fi',
    'case $a in\nx) ls ;;\nesac',
    'echo for if case',
    "ls # it's",
    'echo $# ${#a} a#b',
    'kubectl get a -o json | jq ".x | .y"',
    'echo ${a:-{b}}',
    "awk '{print $1}'",
    'git log --format=%s -- for',
    'echo done',
  ])('is complete after %s', (text) => expect(openAfter(text)).toBe(false));
});
