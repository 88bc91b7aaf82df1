/** A value written into a command stays one value: the command has the same parts, and the program gets exactly the value. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../../src/query/fill/layer.ts';
import { shell } from '../../../src/query/languages/shell.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { readShell } from '../../../src/query/shell/read.ts';
import { parseShell, visitTree } from '../../../src/query/shell/tree.ts';
import { hostileValue } from './hostile-values.ts';
import { seed } from './seed.ts';

const templates = [
  'kubectl get pods -n ${v}',
  'kubectl get pods -n ${v} -o wide',
  'kubectl -n "${v}" logs deploy/${v} --since=1h',
  "kubectl -n '${v}' get pod/${v}-0",
  'kubectl get pods --namespace=${v}',
  'kubectl get pods --namespace="${v}" | grep -v ${v}',
  'kubectl get pods -l app=${v}',
  'kubectl get pods -l "app=${v},tier=web"',
  "echo $'a ${v}'",
  'echo "a ${v} b" c',
  'echo "${v}" "${v}"',
  'echo a"${v}"\'${v}\'${v}',
  "echo 'a\n${v} b'",
  'echo "a\n${v} b"',
  'echo "$(cat ${v})" b',
  'echo "$(cat "${v}")" b',
  'echo "a $(grep \'${v}\' f | wc -l) b" c',
  'echo $(cat ${v}) b',
  'echo `cat ${v}` b',
  'echo "`cat "${v}"`" b',
  'diff <(cat ${v}) <(cat "${v}")',
  'cat < ${v} > "${v}" 2>> \'${v}\'',
  'a ${v}>f',
  'a x${v}>f <${v}',
  'a 2>&${v}',
  'grep x <<< ${v}',
  'grep x <<< "${v}"',
  'bash <<< "${v}"',
  'cat <<EOF\na ${v} b\nEOF',
  'cat <<EOF\n${v}\nEOF\necho b',
  "cat <<'EOF'\n${v} b\nEOF",
  "cat <<'EOF'\n${v}\nEOF",
  'cat <<-end\n\t${v}\n\tend',
  'cat <<EOF | kubectl apply -f -\nname: ${v}\nEOF',
  'psql <<EOF\nselect ${v};\nEOF',
  'ls # ${v}',
  'ls # a ${v} b\nls b',
  '${v} get pods',
  'sudo ${v} -x',
  'a; ${v}; b',
  'if ${v}; then a; fi',
  'x=${v}',
  'x="${v}" y=\'${v}\' cmd',
  'export X=${v} Y="${v}"',
  'x=(a ${v} "${v}")',
  'x[${v}]=1',
  'X${v}=1',
  'echo $((${v} + 1))',
  '(( x > ${v} )) && a',
  'echo ${x:-${v}}',
  'echo "${x:-${v}}"',
  'echo ${x:${v}:2}',
  'echo ${x[${v}]}',
  'for i in ${v} "${v}" c; do echo $i; done',
  'for i in {1..${v}}; do echo $i; done',
  'for ${v} in a b; do echo; done',
  'echo {a,${v}} x{${v},b}y',
  'git show stash@{${v}}',
  'ls *.${v} [${v}]* ${v}*',
  'echo a$${v} \\${v} "\\${v}"',
  'echo ~${v}/x ${v}~',
  '[[ $a == ${v} ]] && b',
  '[[ $a == "${v}" ]]',
  '[[ $a =~ ^x${v}$ ]]',
  '[[ $a =~ "${v}" ]]',
  '[[ $a -gt ${v} ]]',
  '[[ ${v} ]]',
  '[[ -f ${v} && -n ${v} ]]',
  '[ ${v} = a ]',
  '[ -f "${v}" ]',
  'case ${v} in a) b;; esac',
  'case $x in ${v}) b;; a${v}|"${v}") c;; esac',
  'f() { echo ${v}; }',
  'function ${v} { a; }',
  '(cd ${v} && ls)',
  'a && ${v} || "${v}" | ${v} &',
  'while read ${v}; do a; done < ${v}',
  "sh -c 'ls ${v}'",
  'sh -c "ls ${v}" ${v}',
  'ssh ${v} "cd ${v} && ls"',
  'kubectl exec -it ${v} -- sh -c "ps | grep ${v}"',
  'kubectl exec -it ${v} -- cat ${v}',
  'watch "df ${v}"',
  'eval echo ${v}',
  'awk \'{ print $1, "${v}" }\' ${v}',
  'sed -e "s/a/${v}/" f',
  'jq \'.a["${v}"]\' f',
  'python3 -c "print(\'${v}\')"',
  'psql -h ${v} -c "select * from a where b = \'${v}\'"',
  'mysql -h ${v} -e "select ${v}"',
  'xargs -I{} sh -c "echo {} ${v}"',
  'find ${v} -name "${v}" -exec rm {} \\;',
  'curl http://${v}/api?q=${v}',
  'curl -s "https://${v}:9090/a/${v}/b?q=${v}&r=${v}#${v}" -H "X: ${v}"',
  'curl ${v}',
  'promtool query instant http://${v} \'up{a="${v}"}\'',
  'logcli query \'{app="${v}"} |= "x"\'',
  'kubectl get pod ${v} -o jsonpath=\'{.items[?(@.a=="${v}")].b}\'',
  "docker ps --format '{{.Names}} ${v}' --filter name=${v}",
  'kubectl patch deploy ${v} -p \'{"spec":{"replicas":${v}}}\'',
  'kubectl scale deploy ${v} --replicas=${v}',
  'grep -F -- ${v} file',
  'grep ${v} file',
  'timeout ${v} tar czf ${v}.tgz -C ${v} .',
  'kubectl get po \\\n  -n ${v} \\\n  "${v}"',
  'echo ${v}${v} ${v}-${v} ${v}=${v}',
  'let x=${v}',
  'declare -i x=${v}',
  'read -r ${v}',
  '[ -v ${v} ]',
];

const declared = new Set(['v']);

interface Template {
  text: string;
  holes: ReturnType<typeof findPlaceholders>;
  slots: ReturnType<NonNullable<typeof shell.slots>>;
}

function template(text: string): Template {
  const holes = findPlaceholders(text, 'command', declared).filter(({ name }) => name === 'v');
  return { text, holes, slots: shell.slots?.(text, holes) ?? [] };
}

/** The template with one hole filled as the slot writes it, the others with a word; null when the slot refuses the value. */
function fill({ text, holes, slots }: Template, at: number, value: string): string | null {
  let result = text;
  for (let index = holes.length - 1; index >= 0; index--) {
    const hole = holes[index];
    const slot = slots[index];
    if (hole === undefined || slot === undefined) return null;
    const written = index === at ? writeValue(slot, value).text : innocent(slot);
    if (written === undefined) return null;
    result = result.slice(0, hole.from) + written + result.slice(hole.to);
  }
  return result;
}

const innocents = ['prod', '7071'];

function innocent(slot: Template['slots'][number]): string {
  return innocents.map((value) => writeValue(slot, value).text).find((text) => text !== undefined) ?? 'prod';
}

/** What a text is made of, without the texts of its words and how they are quoted. */
function shapeOf(text: string): string[] {
  const { script, errors } = parseShell(text);
  expect(errors, text).toEqual([]);
  const shape: string[] = [];
  const written = new Set(['Literal', 'SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted']);
  visitTree(script, (node, holders) => {
    if (written.has(node.type)) return;
    const depth = holders.filter(({ type }) => !written.has(type)).length;
    const own = 'operator' in node ? ` ${node.operator}` : node.type === 'Assignment' && node.name.length < 2 ? ` ${node.name}` : '';
    shape.push(`${depth} ${node.type}${own}`);
  });
  return shape;
}

function valuesOf(text: string): (string | null)[] {
  return readShell(text).commands.flatMap((command) => [
    ...command.words.map((word) => word.value),
    ...command.assignments.map(({ value }) => value?.value ?? null),
    ...command.redirects.map(({ target }) => target.value),
  ]);
}

const places = templates.flatMap((text) => {
  const made = template(text);
  return made.holes.map((_, at) => ({ made, at, slot: made.slots[at] ?? [] }));
});

describe(`values in commands (seed ${seed}) @fault-30`, () => {
  it('leave the command what it is, and come out as they went in', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValue, ({ made, at, slot }, value) => {
        const filled = fill(made, at, value);
        if (filled === null) return;
        taken++;
        const plain = fill(made, at, innocents.find((word) => writeValue(slot, word).text !== undefined) ?? 'prod');
        if (plain === null) throw new Error(`no plain value for ${made.text}`);
        expect(shapeOf(filled), filled).toEqual(shapeOf(plain));
        const before = valuesOf(plain);
        const word = innocents.find((candidate) => writeValue(slot, candidate).text !== undefined) ?? '';
        const isUrl = slot.includes('url-part');
        // The other holes hold a plain word too: what differs is this one.
        valuesOf(filled).forEach((found, index) => {
          const expected = before[index];
          if (found === null || expected === null || expected === undefined || found === expected) return;
          const parts = expected.split(word);
          const possible = parts
            .slice(1)
            .map((_, cut) => parts.slice(0, cut + 1).join(word) + (isUrl ? encode(value) : value) + parts.slice(cut + 1).join(word));
          expect(possible, filled).toContain(found);
        });
      }),
      { seed, numRuns: 15_000 },
    );
    expect(taken).toBeGreaterThan(3000);
  });

  it('hold nothing that a terminal takes for a key or cannot show', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValue, ({ slot }, value) => {
        expect(writeValue(slot, value).text ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u202e]/u);
      }),
      { seed, numRuns: 5000 },
    );
  });
});

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const bash = spawnSync('bash', ['--version'], { encoding: 'utf8' }).error === undefined;

describe.skipIf(!bash)(`values in bash itself${bash ? '' : ' (skipped: bash is not installed)'} (seed ${seed}) @fault-30`, () => {
  const words: readonly (readonly [word: string, before: string, behind: string])[] = [
    ['${v}', '', ''],
    ['a${v}b', 'a', 'b'],
    ['"${v}"', '', ''],
    ['"a ${v} b"', 'a ', ' b'],
    ["'${v}'", '', ''],
    ["$'${v}'", '', ''],
    ['--x=${v}', '--x=', ''],
    ['"--x=${v}"', '--x=', ''],
    ['"$(show1 ${v})"', '', ''],
    ['"$(show1 "${v}")"', '', ''],
    ['$(show1 "a${v}" | wc -l >/dev/null; show1 \'x${v}\' | tr -d "\\n" >/dev/null)x${v}', 'x', ''],
    ['x{${v}', 'x{', ''],
  ];

  it('are what the program gets, in an interactive shell with its history too', () => {
    const made = words.map(([word, before, behind]) => ({ made: template(`show ${word}`), before, behind }));
    const lines: string[] = [];
    const wanted: string[] = [];
    fc.assert(
      fc.property(fc.constantFrom(...made), hostileValue, ({ made, before, behind }, value) => {
        const holes = made.holes.length;
        const filled = made.slots.reduceRight<string | null>((text, slot, index) => {
          const hole = made.holes[index];
          const written = writeValue(slot, value).text;
          return text === null || written === undefined || hole === undefined
            ? null
            : text.slice(0, hole.from) + written + text.slice(hole.to);
        }, made.text);
        if (filled === null || holes === 0) return;
        lines.push(filled);
        wanted.push(before + value + behind);
      }),
      { seed, numRuns: 1500 },
    );
    expect(lines.length).toBeGreaterThan(300);
    const script = join(mkdtempSync(join(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir(), 'shell-slots-')), 'script');
    const head = `show() { printf '%s\\0' "$@"; }\nshow1() { printf %s "$1"; }\nset -o history\nset -o histexpand\nshow1 rm -rf x >/dev/null\n`;
    writeFileSync(script, `${head}${lines.join('\n')}\n`);
    const result = spawnSync('bash', ['--norc', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      maxBuffer: 1 << 26,
    });
    expect(result.stderr).toBe('');
    expect(result.stdout.split('\0').slice(0, -1)).toEqual(wanted);
  });
});
