/** Variables that a text sets itself are left alone, however it sets them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findHoles, readCode } from '../../../src/query/code.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { languageById, prepareLanguages } from '../../../src/query/registry.ts';
import { textProblems } from '../../../src/query/text-problems.ts';

beforeAll(() => prepareLanguages());

const names = (text: string, declared: string[] = []) =>
  findPlaceholders(text, 'command', new Set(declared)).map(({ from, to }) => text.slice(from, to));

const setting: readonly string[] = [
  'NS=shop',
  'A=1 NS=shop',
  'NS+=x',
  'NS=(a b)',
  'NS[0]=x',
  'NS=$(kubectl get ns -o name)',
  'if true; then NS=a; fi',
  '( NS=a )',
  'f() { NS=a; }',
  'read NS',
  'read -r NS',
  "read -p 'x' NS",
  "read -rp 'which one? ' NS",
  'read -r -t 5 -d "" NS',
  'read POD NS REST',
  'IFS=, read -r A NS',
  'read -a NS',
  'read -ra NS <<< "a b"',
  'read "NS?which one? "',
  'command read NS',
  'while read NS POD REST; do echo; done < f',
  'while IFS=, read -r POD NS; do echo; done < f',
  'kubectl get pods | while read -r NS; do echo; done',
  'mapfile NS < f',
  'mapfile -t NS < f',
  'readarray -t -n 5 NS < f',
  "printf -v NS '%s' a",
  "printf -vNS '%s' a",
  'select NS in a b; do break; done',
  'for NS in a b; do echo; done',
  'for NS; do echo; done',
  'for ((NS=0; NS<3; NS++)); do echo; done',
  'getopts ab: NS',
  'while getopts "ab:" NS; do echo; done',
  ': ${NS:=shop}',
  ': "${NS=shop}"',
  'f() { local NS; }',
  'f() { local -r A=1 NS=2; }',
  'declare NS',
  'declare -a NS=(a b)',
  'typeset -i NS=1',
  'export NS',
  'export NS=shop',
  'readonly NS=shop',
  'let NS=1',
  "let 'NS += 1' A=2",
  '(( NS = 1 ))',
  '(( NS++ ))',
  'echo $(( NS += 1 ))',
  'exec {NS}> f',
  'coproc NS { cat; }',
  'wait -p NS',
  'unset NS',
];

describe('a variable that the text sets @fault-53', () => {
  it.each(setting)('by %j is left alone', (text) => {
    expect(names(`${text}\nkubectl -n $NS get pods`)).toEqual([]);
    expect(names(`${text}; kubectl -n "\${NS}" get pods`, ['NS'])).toEqual([]);
    // And no other is taken with it.
    expect(names(`${text}\nkubectl -n $OTHER get pods`)).toEqual(['$OTHER']);
  });

  it.each([
    'echo NS=shop',
    "echo 'NS=shop'",
    '# NS=shop',
    'grep "read NS" f',
    'echo for NS in a',
    'curl -d NS=shop http://h',
    'env NS=shop cmd',
    "ssh host 'NS=a'",
    'printf "%s" NS',
    'cat <<EOF\nNS=a\nEOF',
    '(( NS == 1 ))',
    ': ${NS:-shop}',
    'read -p NS POD',
    'getopts NS opt',
    'NS=${NS}',
    'export NS="$NS"',
  ])('is one that it does set: %j does not', (text) => {
    expect(names(`${text}\nkubectl -n $NS get pods`).at(-1)).toBe('$NS');
  });

  it.each(['source env.sh', '. ./env.sh', 'eval "$(tool env)"', '. env.sh && true'])(
    'may be any after %j: then only declared ones are filled in',
    (text) => {
      expect(names(`${text}\nkubectl -n $NS --context $CTX`)).toEqual([]);
      expect(names(`${text}\nkubectl -n $NS --context $CTX`, ['ns'])).toEqual(['$NS']);
      expect(names(`${text}\nkubectl -n \${ns}`, ['ns'])).toEqual(['${ns}']);
    },
  );

  it('by an earlier command of a session is left alone in the later ones', () => {
    const session = '$ read -r NS\n$ kubectl -n $NS get pods\nNAME\n$ kubectl --context $CTX get pods';
    expect(readCode(languageById('console'), session, {}).variables).toEqual(['ctx']);
  });

  it('and that is declared is reported at its place, and left alone', () => {
    const text = 'echo a\nwhile read -r pod ns; do\n  kubectl -n ${ns} delete pod ${pod} --context ${ctx}\ndone';
    const variables = { ns: { default: 'shop' }, pod: {}, ctx: {} };
    expect(findHoles(languageById('shell'), text, variables).map(({ variable }) => variable)).toEqual(['ctx']);
    const place = (from: number, to: number) => ({ line: 1, column: from + 1, endLine: 1, endColumn: to + 1 });
    const problems = textProblems(text, languageById('shell'), 'a.md', place, variables).filter(
      ({ check }) => check === 'variable/assigned',
    );
    expect(problems.map(({ column = 0, endColumn = 0, message }) => `${text.slice(column - 1, endColumn - 1)}: ${message}`)).toEqual([
      'pod: the command sets `pod` itself, so the value of the variable `pod` is not filled in here',
      'ns: the command sets `ns` itself, so the value of the variable `ns` is not filled in here',
    ]);
  });

  it('in a session is reported where it stands', () => {
    const session = '$ ls\na\n$ ns=a\n$ kubectl -n ${ns} get pods';
    const place = (from: number, to: number) => ({ line: 1, column: from + 1, endLine: 1, endColumn: to + 1 });
    const [problem] = textProblems(session, languageById('console'), 'a.md', place, { ns: {} }).filter(
      ({ check }) => check === 'variable/assigned',
    );
    expect(session.slice((problem?.column ?? 0) - 1, (problem?.endColumn ?? 0) - 1)).toBe('ns=a');
  });
});

describe('what is no place for a value', () => {
  it.each([
    'kubectl get svc | grep "<none>"',
    "kubectl get pods | grep '<pending>'",
    'kubectl get nodes | grep <unknown>',
    "jq '.a' | grep -v '<nil>'",
    "helm get values x | grep '<no value>'",
    "sed 's/<br>/ /g' f",
    'grep -c "<tr>" page.html',
    'curl -s http://h | grep -o "<title>"',
    "awk '/<body>/' f",
    "cat <<'EOF'\necho $NAME ${OTHER}\nEOF",
    'cat <<"EOF" > run.sh\nkubectl -n $NS get pods\nEOF',
    'cat <<\\EOF\n$NS\nEOF',
  ])('%j has none', (text) => expect(names(text)).toEqual([]));

  it.each([
    ["psql -c '\\d <table>'", '<table>'],
    ['kubectl -n <namespace> get pods', '<namespace>'],
    ['kubectl logs <pod name>', '<pod name>'],
    ['cat <<EOF\necho $NAME\nEOF', '$NAME'],
    ["cat <<'EOF'\n$A\nEOF\nls $NAME", '$NAME'],
  ])('%j has %s', (text, found) => expect(names(text)).toEqual([found]));

  it('but a declared name is one', () => {
    expect(names('ls <none> <br>', ['none', 'br'])).toEqual(['<none>', '<br>']);
    expect(names("cat <<'EOF'\n${tenant}\nEOF", ['tenant'])).toEqual(['${tenant}']);
  });
});
