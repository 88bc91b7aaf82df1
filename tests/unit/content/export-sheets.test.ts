/** The sheets for other programs. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { sheetsCheat, sheetsJson } from '../../../src/content/export-sheets.ts';
import { readSources } from '../../../src/content/read.ts';
import { queryCard } from '../../../src/query/card.ts';
import { contentRoot } from '../../support/content-root.ts';

const { sheets } = assemble(
  readSources(
    contentRoot({
      'runbooks/shop/a.md': '# A\n',
      'queries/k8s/pods.yaml':
        'title: Pods\nservice: shop\nvariables:\n  ns: { choices: [a, "it\'s"] }\n  pod: {}\n  w: { default: 5m }\nqueries:\n  - { id: list, title: "Which pods\\n are there?", language: kubectl, signal: cluster, query: "kubectl -n ${ns} get pod ${pod} -w ${w}" }\n  - { id: gone, title: Delete, language: kubectl, danger: destroys, rollback: "nothing does", query: "# first\\nkubectl -n ${ns} delete pod ${pod} > ${OUT}" }\n',
    }),
  ),
  { base: '/' },
);

describe('the navi cheats', () => {
  it('have tags, description, comments, command and suggestions', () => {
    expect(sheetsCheat(sheets)).toBe(
      [
        '; Values are put in as they are typed: navi quotes nothing.',
        '',
        '% k8s/pods, kubectl, cluster',
        '',
        '# Which pods are there?',
        'kubectl -n <ns> get pod <pod> -w <w>',
        '',
        String.raw`$ ns: printf '%s\n' 'a' 'it'\''s'`,
        String.raw`$ w: printf '%s\n' '5m'`,
        '',
        '% k8s/pods, kubectl',
        '',
        '# DESTROYS: Delete',
        '; Undo: nothing does',
        '```',
        '# first',
        'kubectl -n <ns> delete pod <pod> > ${OUT}',
        '```',
        '',
        String.raw`$ ns: printf '%s\n' 'a' 'it'\''s'`,
      ].join('\n'),
    );
  });
});

describe('the JSON', () => {
  it('has what the sheets say', () => {
    const { sheets: out } = JSON.parse(sheetsJson(sheets));
    expect(out).toHaveLength(1);
    expect(out[0]).toMatchObject({ id: 'k8s/pods', title: 'Pods', service: 'shop' });
    expect(out[0].queries[1]).toMatchObject({
      id: 'k8s/pods/gone',
      language: 'kubectl',
      query: '# first\nkubectl -n ${ns} delete pod ${pod} > ${OUT}',
      danger: 'destroys',
      rollback: 'nothing does',
      variables: { ns: { choices: ['a', "it's"] }, pod: {} },
    });
  });
});

describe('a query that nobody can class', () => {
  const entry = (query: string) => `  - { id: a${query.length}, title: T, ${query} }\n`;
  const { sheets: unknown } = assemble(
    readSources(
      contentRoot({
        'runbooks/shop/a.md': '# A\n',
        'queries/x.yaml': `title: X\nqueries:\n${entry('language: bash, query: ./fix.sh')}${entry('language: bash, query: psql -c "$SQL"')}${entry('language: cypher, query: MATCH (n) DETACH DELETE n')}${entry('language: spl, query: "`macro` | stats count"')}${entry('language: mysql, query: FROBNICATE a')}${entry('language: yaml, query: "kind: Pod"')}`,
      }),
    ),
    { base: '/' },
  );

  it('is unknown in the JSON and in the cheats, never read-only', () => {
    const [sheet] = JSON.parse(sheetsJson(unknown)).sheets;
    expect(sheet.queries.map((query: { danger: string }) => query.danger)).toEqual(Array.from({ length: 6 }, () => 'unknown'));
    expect(sheetsCheat(unknown).match(/^# .*$/gm)).toEqual(Array.from({ length: 6 }, () => '# UNKNOWN EFFECT: T'));
  });

  it('has a sign and a word of its own on its card, and no link that would run it', () => {
    for (const query of unknown[0]?.queries ?? []) {
      const { open } = queryCard(query, { open: { prometheus: { url: 'https://p.example', version: 3 } } });
      expect(open.text).toContain('data-danger="unknown"');
      expect(open.text).toContain('<strong>? Unknown</strong>');
      expect(open.text).not.toContain('class="where"');
    }
  });
});
