/** What a team has decided: severities, and ignores with their reasons. */
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/check/run.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { today } from '../../support/check.ts';
import { contentRoot } from '../../support/content-root.ts';

async function told(files: Record<string, string>) {
  const root = readSources(contentRoot(files));
  const site = assemble(root, { base: '/' });
  const { problems, ignored } = await checkContent(root, site, { today, lastCommit: () => undefined });
  return { ignored, problems: problems.map(({ check, severity, file, line }) => `${severity} ${check} ${file}:${line}`) };
}

const service = {
  'runbooks/shop/service.yaml': 'owner: shop\nescalation:\n  - to: Shop on-call\n    url: https://pager.example.com/shop\n',
};
const bad = '- [ ] You should restart it.';
const runbook = (...lines: string[]) => ({
  ...service,
  'runbooks/shop/cart.md': ['# Cart', '', '## Mitigation', '', ...lines, ''].join('\n'),
});

describe('severities', () => {
  it('are the team’s, for checks and for what compiling tells; `off` is off', async () => {
    const files = runbook(bad, '- [ ] [Gone](gone.md)');
    expect((await told(files)).problems).toEqual([
      'info step/readable runbooks/shop/cart.md:5',
      'warning link/dead runbooks/shop/cart.md:6',
    ]);
    const settings = 'check:\n  severity:\n    step/readable: error\n    link/dead: off\n';
    expect((await told({ ...files, 'breakglass.yaml': settings })).problems).toEqual(['error step/readable runbooks/shop/cart.md:5']);
  });

  it('of no check are told, with the nearest', async () => {
    const settings = 'check:\n  severity:\n    step/readble: off\n';
    expect((await told({ ...runbook('- [ ] Restart it.'), 'breakglass.yaml': settings })).problems).toEqual([
      'warning check/ignore breakglass.yaml:3',
    ]);
  });
});

describe('ignores', () => {
  it.each([
    ['at the end of the line', [`${bad} <!-- check-ignore step/readable: the vendor words it so -->`]],
    ['before it', ['<!-- check-ignore step/readable: the vendor words it so -->', '', bad]],
  ])('%s', async (_, lines) => {
    expect(await told(runbook(...lines))).toEqual({ problems: [], ignored: 1 });
  });

  it('before a code block, for all of it', async () => {
    const lines = [
      '<!-- check-ignore code/pinned: the address is anycast -->',
      '```bash',
      'ping 10.0.0.1',
      'journalctl --since 2024-03-01',
      '```',
    ];
    expect(await told(runbook(...lines))).toEqual({ problems: [], ignored: 2 });
    expect((await told(runbook(...lines, '', '```bash', 'ping 10.0.0.3', '```'))).problems).toHaveLength(1);
  });

  it('in MDX and in YAML, in their own comments', async () => {
    const mdx = { ...service, 'runbooks/shop/cart.mdx': `# Cart\n\n## Fix\n\n${bad} {/* check-ignore step/readable: theirs */}\n` };
    expect(await told(mdx)).toEqual({ problems: [], ignored: 1 });
    const yaml =
      'variables:\n  # check-ignore variable/unused: the plug-in reads it\n  cluster: {}\n  region: {} # check-ignore variable/unused: so too\n';
    expect(await told({ ...runbook('- [ ] Restart it.'), 'breakglass.yaml': yaml })).toEqual({ problems: [], ignored: 2 });
  });

  it('in settings, by the text of the line or for the whole file', async () => {
    const ignore = (line: string) =>
      `check:\n  ignore:\n    - check: step/readable\n      file: runbooks/*/cart.md\n${line}      because: agreed\n`;
    const files = runbook(bad, '- [ ] You should look.');
    expect(await told({ ...files, 'breakglass.yaml': ignore('') })).toEqual({ problems: [], ignored: 2 });
    expect(await told({ ...files, 'breakglass.yaml': ignore('      line: should look\n') })).toMatchObject({ ignored: 1 });
  });

  it('without a reason do not count, and are told; so are those of no check and those that nothing needs', async () => {
    expect((await told(runbook(`${bad} <!-- check-ignore step/readable -->`))).problems).toEqual([
      'info step/readable runbooks/shop/cart.md:5',
      'warning check/ignore runbooks/shop/cart.md:5',
    ]);
    expect((await told(runbook(`${bad} <!-- check-ignore step/readble: so -->`))).problems).toEqual([
      'info step/readable runbooks/shop/cart.md:5',
      'warning check/ignore runbooks/shop/cart.md:5',
    ]);
    expect((await told(runbook('- [ ] Restart it. <!-- check-ignore step/readable: so -->'))).problems).toEqual([
      'info check/ignore runbooks/shop/cart.md:5',
    ]);
  });

  it('of alerts are not called needless where no rules are given', async () => {
    expect((await told(runbook('- [ ] Restart it. <!-- check-ignore alert/unknown: so -->'))).problems).toEqual([]);
  });

  it('excuse neither another check nor another line', async () => {
    const lines = ['- [ ] [Gone](gone.md) <!-- check-ignore step/readable: so -->', bad];
    expect((await told(runbook(...lines))).problems).toEqual([
      'warning link/dead runbooks/shop/cart.md:5',
      'info check/ignore runbooks/shop/cart.md:5',
      'info step/readable runbooks/shop/cart.md:6',
    ]);
  });
});
