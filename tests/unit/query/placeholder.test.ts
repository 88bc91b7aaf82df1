/** Where values go. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/query/language.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';

function found(text: string, kind: Language['kind'], declared: string[] = []): string[] {
  return findPlaceholders(text, kind, new Set(declared)).map(({ from, to, name, kind }) => `${kind} ${name} ${text.slice(from, to)}`);
}

describe('in queries', () => {
  it('finds ours and Grafana’s', () => {
    expect(found('rate(a{b="${c}"}[$__rate_interval]) > $d and ${e:regex} ${__range_s}', 'query')).toEqual([
      'template c ${c}',
      'grafana __rate_interval $__rate_interval',
      'dollar d $d',
      'grafana e ${e:regex}',
      'grafana __range_s ${__range_s}',
    ]);
  });

  it('leaves groups of expressions, ends of patterns and quoted bodies alone', () => {
    expect(found('label_replace(a, "b", "$1-${2}", "c", "(.*)$|x") $$ $body$ ${not closed ${a-b}', 'query')).toEqual([]);
  });
});

describe('in commands', () => {
  it('takes `${name}` for ours only when it is declared', () => {
    expect(found('kubectl -n ${namespace} get ${kind}', 'command', ['namespace'])).toEqual(['template namespace ${namespace}']);
    expect(found('echo ${namespace} ${VAR:-x} ${#a} $(date) $((1+2)) $1 $? $$', 'command')).toEqual([]);
  });

  it('finds variables that nobody sets', () => {
    expect(found('kubectl -n $NAMESPACE get pods', 'command')).toEqual(['dollar NAMESPACE $NAMESPACE']);
    expect(found('NS=shop\nkubectl -n $NS get pods $HOME \\$X', 'command')).toEqual([]);
    expect(found('awk \'{print $NF}\' "$FILE"', 'command')).toEqual(['dollar FILE $FILE']);
    expect(found('for POD in a b; do echo $POD; done; read -r X; echo $X', 'command')).toEqual([]);
  });

  it.each([
    ['rm -rf $tenant/', ['dollar tenant $tenant']],
    ['rm -rf "$tenant" $tenants', ['dollar tenant $tenant']],
    ['for tenant in a b; do rm $tenant; done', []],
    ['tenant=x; rm $tenant', []],
    ['while read -r id tenant; do rm $tenant; done', []],
    ['f() { local tenant=$1; rm $tenant; }', []],
    ["awk '{print $tenant}'", []],
    ['$tenant = "x"; Remove-Item $tenant', []],
    ['foreach ($tenant in $all) { Remove-Item $tenant }', []],
    ['Remove-Item $tenant', ['dollar tenant $tenant']],
  ])('finds a declared name in lower case where the text does not set it itself: %j', (text, expected) => {
    expect(found(text, 'command', ['tenant'])).toEqual(expected);
    expect(found(text, 'command')).toEqual([]);
  });

  it('finds words in angle brackets where no redirection stands', () => {
    expect(found("kubectl -n <my-namespace> logs pod/<pod>-0 -l 'a=<value of the label>'", 'command')).toEqual([
      'angle my-namespace <my-namespace>',
      'angle pod <pod>',
      'angle value of the label <value of the label>',
    ]);
    expect(found('sort <in >out; cat <<EOF; diff <(a) <(b); a 2>&1 <file', 'command')).toEqual([]);
    expect(found('echo "<b>bold</b>"', 'command')).toEqual([]);
  });

  it('finds words in double braces, but no Go templates', () => {
    expect(found('kubectl -n {{namespace}} get pods {{ pod }}', 'command')).toEqual([
      'mustache namespace {{namespace}}',
      'mustache pod {{ pod }}',
    ]);
    expect(found("kubectl get a -o go-template='{{name}}'", 'command')).toEqual([]);
    expect(found('helm {{else}} ${{ secret }}', 'command')).toEqual([]);
  });
});

it('finds only ours in data', () => expect(found('a: ${b} $C <d> {{e}}', 'data')).toEqual(['template b ${b}']));
