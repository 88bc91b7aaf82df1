/** The files for hosts of repositories and containers: they are read as their hosts read them, and what they type is run here. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { contentRoot, temporaryFolder } from '../support/content-root.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({
        id: z.string().optional(),
        uses: z.string().optional(),
        run: z.string().optional(),
        shell: z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
});
const action = actionSchema.parse(parse(text('action.yml')));

/** Runs a step's script as the runner does, with an `npx` that calls the command line of this repository. */
function runStep(script: string, env: Record<string, string>): { code: number | null; out: string; outputs: string; temp: string } {
  const temp = mkdtempSync(join(temporaryFolder(), 'runner-'));
  const npx = join(temp, 'npx');
  writeFileSync(npx, `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${join(root, 'scripts/breakglass.ts')}" "$@"\n`);
  chmodSync(npx, 0o755);
  const outputs = join(temp, 'outputs');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', script], {
    encoding: 'utf8',
    cwd: temp,
    env: {
      PATH: [temp, dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: temp,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: outputs,
      VERSION: 'x',
      ...env,
    },
  });
  return { code: status, out: stdout + stderr, outputs: existsSync(outputs) ? readFileSync(outputs, 'utf8') : '', temp };
}

describe('action.yml', () => {
  const check = action.runs.steps.find(({ id }) => id === 'check')?.run ?? '';
  const build = action.runs.steps.find(({ run }) => run?.includes(' build '))?.run ?? '';
  const none = { RULES: '', SINCE: '' };

  it('uses inputs that it has, and every one of them; scripts get them by the environment alone', () => {
    const used = new Set([...text('action.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(action.inputs['version']?.default).toBe(manifest.version);
    for (const { run, shell } of action.runs.steps)
      if (run !== undefined) {
        expect(shell).toBe('bash');
        expect(run).not.toContain('${{');
      }
  });

  it('annotates what is wrong, leaves the report, and fails @long', () => {
    const content = contentRoot({ 'runbooks/shop/cart.md': '# Cart\n\n[gone](./nowhere.md)\n' });
    const { code, out, outputs, temp } = runStep(check, { CONTENT: content, ...none });
    expect({ code, outputs }).toEqual({ code: 0, outputs: 'code=1\n' });
    expect(out).toMatch(/^::warning file=/m);
    expect(JSON.parse(readFileSync(join(temp, 'breakglass.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('passes patterns of rules on, one a line, and stops where it cannot run @long', () => {
    const content = contentRoot({ 'runbooks/shop/cart.md': '# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n', 'a b.yaml': 'groups: []\n' });
    expect(runStep(check, { CONTENT: content, SINCE: '', RULES: `${content}/*.yaml\n` })).toMatchObject({ code: 0, outputs: 'code=0\n' });
    expect(runStep(check, { CONTENT: content, SINCE: '', RULES: `${content}/*.yaml\n${content}/*.yml` })).toMatchObject({ code: 2 });
  });

  it('builds @long', () => {
    const content = contentRoot({ 'runbooks/shop/cart.md': '# Cart\n' });
    const { code, temp, out } = runStep(build, { CONTENT: content, OUT: 'site', BASE: '/ops/' });
    expect(code, out).toBe(0);
    expect(readFileSync(join(temp, 'site/index.html'), 'utf8')).toContain('data-site="/ops/"');
  });
});

it('.pre-commit-hooks.yaml runs check for the files of a content root', () => {
  const hooks = z
    .array(z.object({ entry: z.string(), files: z.string(), pass_filenames: z.literal(false) }))
    .parse(parse(text('.pre-commit-hooks.yaml')));
  expect(hooks.map(({ entry }) => entry)).toEqual(['breakglass check']);
  const files = new RegExp(hooks[0]?.files ?? '');
  for (const file of ['runbooks/a/b.md', 'ops/queries/x.yaml', 'breakglass.yaml']) expect(files.test(file), file).toBe(true);
  for (const file of ['src/runbooks.ts', 'my-breakglass.yaml']) expect(files.test(file), file).toBe(false);
});

describe('the container', () => {
  it('has nginx.conf but for the name, the certificate, the port and the root', () => {
    const lines = (file: string) =>
      text(file)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    const plain = lines('docs/hosting/nginx.conf').join('\n');
    const secure = plain.slice(plain.indexOf('server {\nlisten 443'));
    const expected = (plain.slice(0, plain.indexOf('server {')) + secure)
      .replace('listen 443 ssl;', 'listen 8080;')
      .replace(/server_name .*;/, 'server_name _;')
      .replace(/ssl_certificate.*;\n/g, '')
      .replace(/root .*;/, 'root /usr/share/nginx/html;');
    expect(lines('docs/hosting/nginx-container.conf').join('\n')).toBe(expected);
  });

  it('copies files that the package holds, of this version', () => {
    const file = text('docs/hosting/Dockerfile');
    expect(file).toContain(`ARG BREAKGLASS=breakglass@${manifest.version}\n`);
    const copied = [...file.matchAll(/breakglass\/(\S+?)"/g)].map(([, path = '']) => path);
    expect(copied).toEqual(['docs/hosting/nginx-container.conf']);
    for (const path of copied) expect(manifest.files.some((kept) => path.startsWith(`${kept}/`))).toBe(true);
  });
});
