/** What a command does with a value after the shell has read it: through a variable, a pipeline, a pattern, a signal. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/fill/value.ts';
import { findHoles } from '../../../src/query/code.ts';
import { languageById, prepareLanguages } from '../../../src/query/registry.ts';

beforeAll(prepareLanguages);

/** Those of the values that the first place of the text takes. */
function taken(text: string, values: readonly string[], regex = false): string[] {
  const [hole] = findHoles(languageById('shell'), text, { tenant: {} });
  return values.filter((value) => hole !== undefined && fillIn({ regex }, hole.slot, value).text !== undefined);
}

const values = ['acme', 'team/app', 'a b', '*', '.', '..', '../../etc', '0', '42'];

describe('a value', () => {
  it.each([
    ['in a loop whose variable is part of a path', 'for t in ${tenant}; do rm -rf /srv/t/$t; done', ['acme', 'team/app', '0', '42']],
    ['in a variable that is part of a path', 'T=${tenant}; rm -rf /srv/$T', ['acme', 'team/app', '0', '42']],
    ['in a variable that is part of a quoted path', 'T="${tenant}"; rm -rf "/srv/$T"', ['acme', 'team/app', 'a b', '*', '0', '42']],
    ['in a variable by way of another', 'A=${tenant}; B=$A; rm -rf /srv/$B', ['acme', 'team/app', '0', '42']],
    ['in a variable without quotes', 'D=/srv/${tenant}; rm -rf $D', ['acme', 'team/app', '0', '42']],
    ['in a variable in quotes', 'N="${tenant}"; kubectl -n "$N" get pods', values],
    ['printed for xargs', 'echo ${tenant} | xargs -I{} rm -rf /srv/{}', ['acme', 'team/app', '0', '42']],
    ['printed for a loop', 'echo ${tenant} | while read t; do rm "/srv/$t"; done', ['acme', 'team/app', '0', '42']],
    ['printed for a shell', 'echo ${tenant} | sh', ['acme', 'team/app', '0', '42']],
    ['printed for a person', 'echo "${tenant}" | tee note', values],
    ['in a pattern of find', "find /srv -name '*${tenant}*' -delete", ['acme', 'team/app', 'a b', '../../etc', '0', '42']],
    ['that is only searched for', 'kubectl logs api | grep ${tenant}', values],
    ['that a filter only shows', 'docker ps --filter name=${tenant}', values],
    [
      'that grep looks for, to delete',
      'kubectl get pods -o name | grep ${tenant} | xargs kubectl delete',
      ['acme', 'team/app', 'a b', '../../etc', '0', '42'],
    ],
    ['that pkill looks for', 'pkill -f ${tenant}', ['acme', 'team/app', 'a b', '../../etc', '0', '42']],
    [
      'of a filter of what is removed',
      'docker rm $(docker ps -q --filter name=${tenant})',
      ['acme', 'team/app', 'a b', '../../etc', '0', '42'],
    ],
    ['of kill', 'sudo kill -9 ${tenant}', ['42']],
    ['of kill’s option', 'kill -s ${tenant} 42', values],
  ])('%s', (_where, text, expected) => {
    expect(taken(text, values)).toEqual(expected);
  });

  it('that is a regular expression itself may match more than itself', () => {
    expect(taken('grep -E ${tenant} log', ['a|b', '.*'], true)).toEqual(['a|b', '.*']);
  });
});
