/** Values in shell commands: ordinary ones are taken and read well, those that would change the command are not. */
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../../src/fill/layer.ts';
import { shell } from '../../../src/query/languages/shell/index.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';

/** The text with the value written at `${v}`, or `✗`. */
function fill(text: string, value: string): string {
  const holes = findPlaceholders(text, 'command', new Set(['v']));
  const [slot] = shell.slots?.(text, holes) ?? [];
  const [hole] = holes;
  const written = slot === undefined ? undefined : writeValue(slot, value).text;
  return written === undefined || hole === undefined ? '✗' : text.slice(0, hole.from) + written + text.slice(hole.to);
}

const ordinary = ['prod', 'api-7f9c-x2', '10.0.0.1:9090', "O'Brien", '/users/{id}', 'a b', '50%', 'user@host', 'ünï'];

describe('ordinary values', () => {
  it.each([
    'ls ${v}',
    'ls "${v}"',
    "ls '${v}'",
    "ls $'${v}'",
    'ls --x=${v}',
    'x=${v}',
    'export X="${v}"',
    'ls > ${v}',
    'cat <<EOF\nx: ${v}\nEOF',
    'for i in ${v}; do ls; done',
  ])('are taken in %j', (text) => expect(ordinary.map((value) => fill(text, value))).not.toContain('✗'));

  it.each([
    ['ls ${v}', 'prod', 'ls prod'],
    ['ls ${v}', "O'Brien", "ls 'O'\\''Brien'"],
    ['ls ${v}', '/users/{id}', "ls '/users/{id}'"],
    ['ls "${v}"', 'a"b$c`d\\!', 'ls "a\\"b\\$c\\`d\\\\"\'!\'""'],
    ["ls '${v}'", "it's", "ls 'it'\\''s'"],
    ["ls $'${v}'", "a\\'!", "ls $'a\\\\\\'\\x21'"],
    ['${v} x', 'if', "'if' x"],
    ['ls ${v}>f', '2', "ls '2'>f"],
    ['cat <<EOF\nx ${v}\nEOF', '$(id)`', 'cat <<EOF\nx \\$(id)\\`\nEOF'],
    ["cat <<'EOF'\nx ${v}\nEOF", '$(id)', "cat <<'EOF'\nx $(id)\nEOF"],
    ['curl "http://${v}/api"', '10.0.0.1:9090', 'curl "http://10.0.0.1:9090/api"'],
    ['curl "http://h/a?q=${v}"', 'sum(a{b="c&d"})', 'curl "http://h/a?q=sum%28a%7Bb%3D%22c%26d%22%7D%29"'],
    ['kubectl scale deploy/a --replicas=${v}', '3', 'kubectl scale deploy/a --replicas=3'],
    ['for i in {1..${v}}; do ls; done', '5', 'for i in {1..5}; do ls; done'],
    ['echo $((${v} + 1))', '5', 'echo $((5 + 1))'],
    ['ls # ${v}', 'for prod', 'ls # for prod'],
  ])('%j with %j is %j', (text, value, filled) => expect(fill(text, value)).toBe(filled));
});

describe('values behind a format', () => {
  it.each([
    ['printf \'%s\' "${v}"', "O'Brien $x", "printf '%s' \"O'Brien \\$x\""],
    ["printf '%s\\n' ${v}", 'a b', "printf '%s\\n' 'a b'"],
    ['printf "%-10s|%q\\n" "${v}" x', '50%', 'printf "%-10s|%q\\n" "50%" x'],
    ['printf -v out \'%s\' "${v}"', 'a b', 'printf -v out \'%s\' "a b"'],
    ["printf -- '100%% %s' '${v}'", 'a;b', "printf -- '100%% %s' 'a;b'"],
    ['sudo printf %s "${v}"', 'a b', 'sudo printf %s "a b"'],
    ['jq --arg ns "${v}" \'.a == $ns\' f', 'a "b"', 'jq --arg ns "a \\"b\\"" \'.a == $ns\' f'],
  ])('%j takes %j', (text, value, filled) => expect(fill(text, value)).toBe(filled));

  it.each([
    ["printf '${v}'", '%s%s%n'],
    ['printf "${v}" a', 'a b'],
    ['printf "$FORMAT" "${v}"', 'a b'],
    ['printf \'%d\' "${v}"', 'a[$(id)]'],
    ['printf \'%s %d\' "${v}" 1', 'a[$(id)]'],
    ['printf \'%*s\' "${v}" a', 'a[$(id)]'],
    ['printf \'%b\' "${v}"', 'a\\nb'],
    ['printf -v "${v}" \'%s\' a', 'a[$(id)]'],
    ['jq --argjson a "${v}" .', '{"a": 1}'],
    ['jq --arg "${v}" a .', 'a b'],
    ["sh -c 'printf %s ${v}'", 'a b'],
  ])('%j refuses %j', (text, value) => expect(fill(text, value)).toBe('✗'));
});

describe('values that would be more', () => {
  it.each([
    ['an option', 'rm ${v}', '-rf'],
    ['an option in quotes', 'rm "${v}"', '--force'],
    ['a line end', "ls '${v}'", 'a\nreboot'],
    ['an older command', 'ls "$(cat ${v})"', '!!'],
    ['an older command in a here-document', 'cat <<EOF\na ${v}\nEOF', '!!'],
    ['the end of a here-document', 'cat <<EOF\n${v}\nEOF', 'EOF'],
    ['arithmetic that runs commands', '[[ $x -gt ${v} ]]', 'a[$(id)]'],
    ['an octal number', 'echo $((${v}))', '010'],
    ['a subscript that runs commands', 'echo ${x[${v}]}', 'a[$(id)]'],
    ['the name of a variable that runs commands', 'read ${v}', 'a[$(id)]'],
    ['a comment that zsh runs', 'ls # ${v}', '$(id)'],
    ['the end of an expansion', 'echo ${x:-${v}}', '}$(id)'],
    ['another host', 'curl http://${v}/a', 'a@b'],
    ['another file descriptor', 'ls 2>&${v}', 'file'],
  ])('%s: %j refuses %j', (_, text, value) => expect(fill(text, value)).toBe('✗'));

  it.each([
    "sh -c 'ls ${v}'",
    'bash -ec "${v}"',
    'ssh host "cd ${v}"',
    'eval ${v}',
    "watch 'df ${v}'",
    "awk '$1 > ${v}' f",
    'sed s/a/${v}/ f',
    "jq '.${v}' f",
    'python3 -c "print(${v})"',
    "perl -ne 'print if /${v}/'",
    'psql -Atc "select ${v}"',
    'sudo -u postgres psql -c "select ${v}"',
    'mysql -e "select ${v}"',
    'xargs -I{} sh -c "ls {} ${v}"',
    'kubectl exec -it pod -- sh -c "ls ${v}"',
    'find . -exec sh -c "ls ${v}" \\;',
    'promtool query instant http://p \'up{a="${v}"}\'',
    'kubectl get po -o jsonpath=\'{.items[?(@.a=="${v}")]}\'',
    "docker ps --format '{{.Names}} ${v}'",
    'curl -d \'{"a": "${v}"}\' http://h',
    'kubectl get po -l app=${v}',
    'psql <<EOF\nselect ${v}\nEOF',
    'bash <<< "${v}"',
    'ls `cat ${v}`',
  ])('in code of another program only plain ones are taken: %j', (text) => {
    expect(fill(text, 'prod-1')).not.toBe('✗');
    expect([fill(text, "x'; id; '"), fill(text, '$(id)'), fill(text, 'a b')]).toEqual(['✗', '✗', '✗']);
  });

  it('takes nothing where no value can stand, and plain ones where the text is not valid', () => {
    expect(fill('echo \\${v}', 'x')).toBe('✗');
    expect(fill('cat <<${v}\na\nb', 'x')).toBe('✗');
    expect(fill('ls ${v} |', 'a b')).toBe('✗');
    expect(fill('ls ${v} |', 'a-b')).toBe('ls a-b |');
  });
});
