/** A value that is a part of a path never leads out of it: not in any quotes, not in handed-over code, not in an address. */
import { posix } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/fill/value.ts';
import { findHoles } from '../../../src/query/code.ts';
import { languageById, prepareLanguages } from '../../../src/query/registry.ts';
import { seed } from '../../support/seed.ts';

beforeAll(() => prepareLanguages());

/** The value as it is written at `${v}`, and null where it is refused. */
function written(text = '', value: string, language = 'shell'): string | null {
  const [hole] = findHoles(languageById(language), text, { v: {} });
  return hole === undefined ? null : (fillIn({}, hole.slot, value).text ?? null);
}

const parts: readonly (readonly [text: string, language?: string])[] = [
  ['rm -rf /var/lib/app/cache/${v}'],
  ['rm -rf "/srv/${v}"'],
  ["rm -rf '/srv/${v}'"],
  ["rm -rf $'/srv/${v}'"],
  ['rm -rf "/srv/"${v}'],
  ["rm -rf /srv/'${v}'/x"],
  ['rm -rf "$BASE"/${v}'],
  ['rm -rf $BASE/${v}'],
  ['rm -rf ./${v}'],
  ['rm -rf ${v}/cache'],
  ['rm -rf ${v}-old/cache'],
  ['rm -rf /srv/app-${v}'],
  ['rm -rf /srv/${v}/'],
  ['rm -rf /srv/${v}/*'],
  ['rm -rf --one-file-system -- /srv/${v}'],
  ['rm -rf --root=/srv/${v}'],
  ['rm -rf /srv/.${v}'],
  ['rm -rf /srv/${v}.'],
  ['rm -rf /srv/my\\ files/${v}'],
  ['rm -rf "/srv/my files/${v}"'],
  ['ls > /var/log/${v}'],
  ['DIR=/srv/${v}; rm -rf "$DIR"'],
  ["ssh host 'rm -rf /srv/${v}'"],
  ['ssh host "cd /srv && rm -rf ./${v}"'],
  ["kubectl exec -it pod -- sh -c 'rm -rf /srv/${v}'"],
  ['sudo -u app bash -c \'rm -rf "/srv/${v}"\''],
  ['rm -rf $(cat /etc/x/${v})'],
  ['rm -rf `cat /etc/x/${v}`'],
  ['cat <<EOF\n/srv/${v}\nEOF'],
  ["bash <<'EOF'\nrm -rf /srv/${v}\nEOF"],
  ['psql -c "COPY t TO \'/backup/${v}\'"'],
  ['find /srv/${v} -delete'],
  ['for d in /srv/${v}; do rm -rf "$d"; done'],
  ['curl -X DELETE https://api.example.com/v1/tenants/${v}'],
  ['curl -X DELETE "https://api.example.com/v1/tenants/${v}/keys?all=1"'],
  ['curl -X DELETE localhost:9200/${v}'],
  ['wget api/${v}'],
  ['rm -rf /srv/${v} |'],
  ["COPY t TO '/backup/${v}'", 'sql'],
  ["SELECT pg_read_file('conf/${v}')", 'sql'],
  ["SELECT pg_read_file(E'conf/${v}')", 'sql'],
  ['Remove-Item -Recurse C:/srv/${v}', 'powershell'],
  ['rm -rf /srv/${v}', 'fish'],
];

const climbing = ['..', '.', '../..', '../../../..', '../x', 'x/..', 'x/../../y', './', './x', '..\\..', '/', '//', '/..', ' .. ', '../'];
const encoded = ['%2e%2e', '%2E%2E/x', '..%2f..', '%2e%2e%2f', '%252e%252e', '.%2e', 'x%2f..', '%2f', 'x/%2e%2e', '..%5c..'];

describe('a part of a path @fault-52', () => {
  it.each(parts)('%j refuses what leads out of it', (text, language) => {
    for (const value of [...climbing, ...encoded]) expect([value, written(text, value, language)]).toEqual([value, null]);
  });

  it.each(parts.filter(([text]) => !text.startsWith('COPY')))('%j takes names', (text, language) => {
    expect(written(text, 'tenant_7', language)).toBe('tenant_7');
    expect(written(text, 'a..b', language) ?? 'a..b').toContain('a..b');
  });

  it('says why', () => {
    const [hole] = findHoles(languageById('shell'), 'rm -rf /srv/${v}', { v: {} });
    expect(fillIn({}, hole?.slot ?? [], '../..').refused).toMatch(/leads out of the path/);
    expect(fillIn({}, hole?.slot ?? [], '/').refused).toMatch(/empty part of a path/);
    expect(fillIn({}, hole?.slot ?? [], '').refused).toMatch(/empty/);
  });

  it('may go deeper', () => {
    expect(written('rm -rf /srv/${v}', 'team/app')).toBe('team/app');
    expect(written('aws s3 cp s3://bucket/${v}/x .', 'a/b.c/d')).toBe('a/b.c/d');
  });

  it(`stays below, whatever is filled in (seed ${seed})`, () => {
    const piece = fc.constantFrom('.', '..', '/', '\\', '%2e', '%2f', '%25', 'a', 'b.c', ' ', '-', "'", '"', '$', '*', '…');
    const value = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
    let taken = 0;
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('/srv/app/${v}', '/srv/app/${v}/x', '/srv/app/x${v}', '/srv/app/.${v}', '/srv/app/${v}.'),
        (text, path) => {
          if (written(`rm -rf "${path}"`, text) === null) return;
          taken++;
          for (const read of [text, decodeURIComponent(text.replace(/%(?!2[5ef])/g, '')), text.replaceAll('\\', '/')]) {
            const meant = posix.normalize(path.replace('${v}', () => read));
            expect(meant).toMatch(/^\/srv\/app\/./);
          }
        },
      ),
      { seed, numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe('what is no part of a path', () => {
  it.each([
    ['cat ${v}', '../x', '../x'],
    ['cat "${v}"', '../../x', '../../x'],
    ['cat ${v}', '/etc/hosts', '/etc/hosts'],
    ['tar -C ${v} -xf a.tar', '..', '..'],
    ['ls --dir=${v}', '..', '..'],
    ['cd /srv && cat ${v}', '../x', '../x'],
    ['diff /etc/hosts ${v}', '../hosts', '../hosts'],
    ['curl "https://h/a?path=${v}"', '../x', '..%2Fx'],
    ['git log ${v}', 'main..dev', 'main..dev'],
  ])('%j takes %j', (text, value, expected) => {
    expect(written(text, value)).toBe(expected);
  });
});
