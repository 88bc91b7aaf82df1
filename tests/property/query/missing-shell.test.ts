/** A command that is copied while its value is missing runs in no shell, whatever it is and wherever the value would stand. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseWithout, writeMissing } from '../../../src/fill/missing.ts';
import { shell } from '../../../src/query/languages/shell/index.ts';
import { readShell } from '../../../src/query/languages/shell/read.ts';
import { temporaryFolder } from '../../support/content-root.ts';
import { isLongPart } from '../../support/parts.ts';
import { shellTemplates } from '../../support/shell-templates.ts';
import { withoutValue } from '../../support/without-value.ts';

/** Where harm could come before the value is asked for, or after it was. */
const sequences = [
  'rm -rf /srv/tenants/${v}',
  'cd /srv/${v}\nrm -rf ./*',
  'cd /srv/${v}; rm -rf ./*',
  'cd /srv/${v} && rm -rf ./*',
  'stop app\nrm -rf /srv/${v}\nstart app',
  'stop app; rm -rf /srv/${v}; start app',
  'stop app && rm -rf /srv/${v} || start app',
  'rm -rf /srv/$(cat ${v})',
  'rm -rf "/srv/$(cat "${v}")"',
  'rm -rf /srv/`cat ${v}`',
  'kubectl get pods -n ${v} -o name | xargs kubectl delete',
  'cat list | rm -rf ${v}',
  '( cd /srv/${v} ); rm -rf ./*',
  'rm x & rm ${v} & wait',
  'rm > out 2> ${v}',
  'rm x > out <<< ${v}',
  "ssh host 'rm -rf /x/${v}'",
  'ssh host\nrm -rf /x/${v}',
  "sh -c 'rm -rf /x/${v}'",
  'psql -c "delete from t where a = \'${v}\'"',
  "kubectl exec -it pod -- sh -c 'rm -rf /x/${v}'",
  "psql <<'EOF'\ndelete from t where a = '${v}';\nEOF",
  "psql <<'EOF'\ndelete from t where a = '${v}';\nEOF\nrm x",
  "psql <<EOF\ndelete from t where a = '${v}';\nEOF",
  'cat > out <<EOF\nx: ${v}\nEOF',
  'kubectl get pods # ${v}',
  '# ${v}\nkubectl get pods',
  'for i in a b; do\n  rm "$i/${v}"\ndone\nrm b',
  'if grep -q x f; then rm ${v}; else stop; fi',
  'while read -r line; do rm "$line/${v}"; done < list',
  'f() { rm ${v}; }\nf',
  'trap "rm ${v}" EXIT\nstop',
  'case a in a) rm ${v};; esac',
  'rm a \\\n  ${v} \\\n  b\nrm c',
  "rm a 'x\n${v}\ny'\nrm c",
  '#!/bin/bash\nset -e\nrm a\nrm ${v}\n',
  'A=1 rm ${v}',
  'rm "\\${v}" a',
  'export X=${v}\nrm "$X"',
  // What some shell reads otherwise, or none reads whole.
  "# don't ) do\nrm a\nrm ${v}",
  'rm a # it`s (so\nrm b\nrm ${v}',
  'rm wow!nope\nrm a\nrm ${v}',
  "rm 'wow\n!nope'\nrm a\nrm ${v}",
  'cat <<EOF\n!nope\nrm a\nEOF\nrm ${v}',
  'x=(a b)\nrm a\nrm ${v}',
  'diff <(ls a) <(ls b)\nrm a\nrm ${v}',
  '[[ a =~ ^(a|b)$ ]]\nrm a\nrm ${v}',
  'for ((i = 0; i < 3; i++)); do\nrm a\ndone\nrm ${v}',
  'rm a &> f\nrm ${v}',
  'rm a |& cat\nrm ${v}',
  'function f { rm a; }\nf\nrm ${v}',
  'echo {\nrm a\nrm ${v}',
  'coproc X { rm a; }\nrm a\nrm ${v}',
  "echo don't\nrm ${v}",
  'rm a\nrm ${v} |',
  'rm a\n}\nrm ${v}\n',
  'rm a; rm ${v} )',
  'rm <pod or node>\nrm ${v}',
  'fi\nrm a\nrm ${v}',
];

/** As the copy button writes it while `v` has no value. */
const copied = (text: string) => withoutValue(shell, text, 'v');

const texts = [...sequences, ...shellTemplates];
const builtins = new Set('cd echo eval export read set trap let declare test [ [[ wait printf'.split(' '));
const programs = new Set([
  ...texts.flatMap((text) => readShell(text.replaceAll('${v}', 'v')).commands.map(({ words }) => words[0]?.value ?? '')),
  ...['rm', 'v', 'ls', 'ps', 'xargs', 'stop', 'start', 'cat'],
]);

interface Ran {
  /** Programs that were called, and files that were made. */
  done: string[];
  errors: string;
}

const folder = temporaryFolder();
const bin = join(folder, 'bin');
mkdirSync(bin);
const log = join(folder, 'log');
for (const name of programs) {
  if (!/^[\w.-]+$/.test(name) || builtins.has(name)) continue;
  writeFileSync(join(bin, name), `#!/bin/sh\necho "\${0##*/} $*" >> '${log}'\n`);
  chmodSync(join(bin, name), 0o755);
}

/** The text as if pasted into that shell, in an empty folder. */
function run([program = '', ...args]: readonly string[], text: string): Ran {
  const work = join(folder, 'work');
  rmSync(work, { recursive: true, force: true });
  rmSync(log, { force: true });
  mkdirSync(work);
  const { stderr } = spawnSync(program, args, {
    cwd: work,
    input: `${text}\n`,
    encoding: 'utf8',
    env: { PATH: bin, HOME: folder, PS1: '', PS2: '' },
    timeout: 20_000,
  });
  const called = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { done: [...called, ...readdirSync(work)], errors: stderr };
}

/** What may do harm; the places that a shell knows besides in the long part. */
const tried = isLongPart ? texts : sequences;

const shells: readonly (readonly [string, ...string[]])[] = [
  ['/bin/bash', '--norc', '-i'],
  ['/bin/bash', '--norc'],
  ['/bin/dash', '-i'],
  ['/bin/dash'],
  ['/bin/zsh', '-f', '-i'],
  ['/bin/ksh', '-i'],
];

describe.each(shells.map((command) => ({ name: command.join(' '), command })))(
  'without its value, in $name @fault-52 @repeats',
  ({ name, command }) => {
    const isThere = existsSync(command[0]);

    it.skipIf(!isThere)('nothing of a command runs, and the shell names what is missing', () => {
      const ran = tried.flatMap((text) => {
        const { text: paste, refused } = copied(text);
        const { done, errors } = run(command, paste);
        return refused && done.length === 0 && /fill in v|yntax error|parse error|unexpected|unmatched|event not found/i.test(errors)
          ? []
          : [{ text, paste, done, errors }];
      });
      expect(ran).toEqual([]);
    });

    // That the commands run at all with their value: in the usual part one shell of each family shows it.
    it.skipIf(!isThere || !(isLongPart || ['/bin/bash --norc', '/bin/dash'].includes(name)))('the same texts run with it', () => {
      const ran = sequences.filter((text) => run(command, text.replaceAll('${v}', 'x')).done.length > 0);
      expect(ran.length).toBeGreaterThan(sequences.length * 0.7);
    });
  },
);

describe('a missing value @fault-52', () => {
  it.each([
    ['rm -rf /srv/tenants/${v}', 'rm -rf /srv/tenants/${v:?fill in v}'],
    ['rm "a ${v}"', 'rm "a ${v:?fill in v}"'],
    ["rm 'a ${v}'", "rm 'a '\"${v:?fill in v}\"''"],
    ["rm $'a ${v}'", "rm $'a '\"${v:?fill in v}\"$''"],
    ["ssh host 'rm -rf /x/${v}'", "ssh host 'rm -rf /x/'\"${v:?fill in v}\"''"],
    ['stop; rm ${v}', ': "${v:?fill in v}"; stop; rm ${v:?fill in v}'],
    ['stop\nrm ${v}', '{ : "${v:?fill in v}"\nstop\nrm ${v:?fill in v}\n}'],
    // A shell does not read the body: a `v` of the terminal would let its placeholder through.
    ["psql <<'EOF'\nselect '${v}'\nEOF", "{ : \"${missing_v:?fill in v}\"\npsql <<'EOF'\nselect '${v}'\nEOF\n}"],
  ])('%j is copied as %j', (text, expected) => {
    expect(copied(text)).toEqual({ text: expected, refused: true });
  });

  it('that the shell has under that name itself is asked for under another', () => {
    expect(writeMissing({ variable: 'path', written: '${path}', place: 'bare' })).toBe('${missing_path:?fill in path}');
    expect(writeMissing({ variable: 'namespace', written: '$NAMESPACE', place: 'bare' })).toBe('${NAMESPACE:?fill in namespace}');
    expect(writeMissing({ variable: 'my_pod', written: '<my-pod>', place: 'bare' })).toBe('${my_pod:?fill in my_pod}');
  });

  it('stops where the terminal has a variable of that name, but the place is not read', () => {
    const { text } = copied("cat <<'EOF'\nrm -rf /srv/${v}\nEOF");
    expect(run(['/bin/bash', '--norc'], `v=acme\n${text}`)).toMatchObject({ done: [], errors: expect.stringContaining('fill in v') });
  });

  it('changes nothing where all values are there', () => {
    expect(refuseWithout('rm -rf x', 'group', [])).toEqual({ text: 'rm -rf x', refused: true });
  });
});
