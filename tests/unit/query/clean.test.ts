/** What is copied: exactly what runs, and nothing that cannot be seen. */
import { describe, expect, it } from 'vitest';
import { cleanForCopy } from '../../../src/query/clean.ts';

describe('lines @fault-31', () => {
  it('has one kind of line end, none at the end, and no blank lines around', () => {
    expect(cleanForCopy('a\r\nb\rc\n\n', 'command')).toBe('a\nb\nc');
    expect(cleanForCopy('\n  \nup\n', 'query')).toBe('up');
    expect(cleanForCopy('a:\n  b: 1  \n', 'data')).toBe('a:\n  b: 1');
  });

  it('takes blanks off the ends of lines where they cannot matter', () => {
    expect(cleanForCopy('kubectl get pods   \nls\t\n', 'command')).toBe('kubectl get pods\nls');
    expect(cleanForCopy('sum(a)  \n/ b ', 'query')).toBe('sum(a)\n/ b');
  });

  it('keeps them in strings, in here-documents and behind a backslash', () => {
    expect(cleanForCopy("echo 'a  \nb'  ", 'command')).toBe("echo 'a  \nb'");
    expect(cleanForCopy('cat <<EOF  \na  \nEOF  \nls  ', 'command')).toBe('cat <<EOF\na  \nEOF  \nls  ');
    expect(cleanForCopy('cat <<EOF\na  \nEOF\nls  ', 'command')).toBe('cat <<EOF\na  \nEOF\nls');
    expect(cleanForCopy('{a=`x  \ny`}  ', 'query')).toBe('{a=`x  \ny`}');
    expect(cleanForCopy('touch a\\  ', 'command')).toBe('touch a\\ ');
  });

  it('joins a command that a blank behind the backslash tore apart', () => {
    expect(cleanForCopy('oc delete mc \\ \n  00-worker', 'command')).toBe('oc delete mc \\\n  00-worker');
  });
});

describe('characters @fault-31', () => {
  it('leaves out what cannot be seen, and what reorders or controls the terminal', () => {
    expect(cleanForCopy('r\u200bate\u2060(a\ufeff\u00ad[5m\u200d])', 'query')).toBe('rate(a[5m])');
    expect(cleanForCopy('ls \u202eevil\u2066 x\u200e\u061c', 'command')).toBe('ls evil x');
    expect(cleanForCopy('ls\u001b[201~ x\u0007', 'command')).toBe('ls[201~ x');
    expect(cleanForCopy('ls \u{e0041}\u{e0042}', 'command')).toBe('ls');
  });

  it('makes every blank a blank', () => {
    expect(cleanForCopy('kubectl\u00a0get\u2003pods\u3000-A', 'command')).toBe('kubectl get pods -A');
    expect(cleanForCopy('a:\u00a01', 'data')).toBe('a: 1');
  });

  it('straightens quotes that stand for quotes', () => {
    expect(cleanForCopy('up{job=“api”}', 'query')).toBe('up{job="api"}');
    expect(cleanForCopy('grep ‘a b’ „c” file', 'command')).toBe(`grep 'a b' "c" file`);
    expect(cleanForCopy('grep “a" file', 'command')).toBe('grep "a" file');
  });

  it('leaves quotes that are text', () => {
    expect(cleanForCopy('{a="b"} |= "can’t connect"', 'query')).toBe('{a="b"} |= "can’t connect"');
    expect(cleanForCopy("echo 'he said “no”'", 'command')).toBe("echo 'he said “no”'");
    expect(cleanForCopy('ls # don’t', 'command')).toBe('ls # don’t');
    expect(cleanForCopy('he said “no”', 'data')).toBe('he said “no”');
  });

  it('puts back the hyphens of options where it is sure of their number', () => {
    expect(cleanForCopy('kubectl get pods –n shop —namespace shop –all-namespaces', 'command')).toBe(
      'kubectl get pods -n shop --namespace shop --all-namespaces',
    );
    expect(cleanForCopy('ls –la', 'command')).toBe('ls -la');
    // `-namespace` would be `-n amespace` to kubectl.
    expect(cleanForCopy('kubectl get pods –namespace shop', 'command')).toBe('kubectl get pods –namespace shop');
    expect(cleanForCopy('echo "a – b –n"', 'command')).toBe('echo "a – b –n"');
    expect(cleanForCopy('a – b', 'query')).toBe('a – b');
  });

  it('changes nothing in plain text', () => {
    const text = "kubectl get pods -n shop -o jsonpath='{.items[*].metadata.name}' | sort -u # ok";
    for (const kind of ['query', 'command', 'data'] as const) expect(cleanForCopy(text, kind)).toBe(text);
  });
});
