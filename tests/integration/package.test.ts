/** The package, packed and installed into an empty folder, with every command on the oldest Node that it promises and on the newest that it is tested with. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../../src/command/line/commands/index.ts';
import { newInvitation } from '../../src/share/invitation.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { noise } from '../support/images.ts';
import { nodesHere, Project, pack } from '../support/installed-package.ts';
import { noNatsServer } from '../support/nats-server.ts';
import { freePort } from '../support/server-program.ts';
import { converged, shareDevice } from '../support/sharing.ts';

const nodes = nodesHere();
const minutes = 60_000;
let packed: ReturnType<typeof pack>;

describe('the package @long', () => {
  beforeAll(() => {
    packed = pack(temporaryFolder());
  }, 3 * minutes);

  it('holds what it needs and nothing else', () => {
    const tops = [...new Set(packed.files.map(({ path }) => path.split('/')[0]))].sort();
    expect(tops).toEqual([
      'LICENSE',
      'README.md',
      'bin',
      'breakglass.yaml',
      'compiled',
      'docs',
      'package.json',
      'public',
      'queries',
      'runbooks',
      'schemas',
      'src',
    ]);
    expect(packed.files.filter(({ path }) => /\.test\.[cm]?[jt]sx?$|\.wasm$|\.map$|\.node$/.test(path))).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(25e6);
    expect(packed.files.map(({ path }) => path)).toContain('compiled/NOTICES.txt');
  });

  it('runs no script when it is installed, and pins what it depends on', () => {
    const scripts = Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name));
    expect(scripts).toEqual([]);
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.bin).toEqual({ breakglass: 'bin/breakglass.mjs' });
  });

  it('leaves the repository as it was', () => expect(existsSync(join(import.meta.dirname, '../../compiled'))).toBe(false));
});

describe.each([20, 24])('installed, on Node %i @long', (major) => {
  const node = nodes.get(major);
  const withNode = node === undefined ? it.skip : it;
  let project: Project;
  let before: string;

  beforeAll(async () => {
    if (node === undefined) {
      console.log(`Node ${major} is not here: the package is not tried on it.`);
      return;
    }
    packed ??= pack(temporaryFolder());
    project = new Project(node);
    const installed = await project.install(packed.tarball);
    expect(installed, installed.stderr).toMatchObject({ code: 0 });
    expect(installed.stderr).not.toContain('EBADENGINE');
    before = project.packageDigest();
    mkdirSync(join(project.folder, 'runbooks', 'shop'), { recursive: true });
    writeFileSync(
      join(project.folder, 'runbooks/shop/CartDown.md'),
      '# Cart is down\n\n## Stabilise\n\n- [ ] Roll back.\n\n![graph](graph.svg)\n',
    );
    writeFileSync(
      join(project.folder, 'runbooks/shop/graph.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
    );
    writeFileSync(
      join(project.folder, 'rules.yaml'),
      'groups:\n  - name: shop\n    rules:\n      - { alert: CartDown, expr: up == 0 }\n      - { alert: StockLow, expr: stock < 3 }\n',
    );
  }, 5 * minutes);

  const page = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  };

  withNode(
    'every command has help and the version',
    async () => {
      expect(await project.run('--version')).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
      for (const { name } of commands) expect(await project.run(name, '--help'), name).toMatchObject({ code: 0, stderr: '' });
      expect(await project.run('chekc')).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean check?') });
      expect(await project.run('complete', 'bash')).toMatchObject({ code: 0, stdout: expect.stringContaining('breakglass') });
    },
    minutes,
  );

  withNode(
    'check finds what is wrong, by every kind of reader',
    async () => {
      const broken = join(project.folder, 'runbooks/shop/broken.md');
      const token = `ghp_${'a1B2'.repeat(9)}`;
      const fences = { logql: '{app="x"} |=', promql: 'sum(', sql: 'select from where', jq: '.[', bash: 'if true', traceql: '{' };
      writeFileSync(
        broken,
        `# Broken\n\n${Object.entries(fences)
          .map(([name, text]) => `\`\`\`${name}\n${text}\n\`\`\`\n`)
          .join('\n')}\nUse ${token}.\n`,
      );
      const { code, stdout } = await project.run('check', '--format', 'json');
      rmSync(broken);
      const { problems }: { problems: { check: string; message: string }[] } = JSON.parse(stdout);
      expect(code).toBe(1);
      expect(problems.filter(({ check }) => check === 'query/syntax')).toHaveLength(Object.keys(fences).length);
      expect(problems.map(({ check }) => check)).toContain('secret/found');
      for (const format of ['text', 'sarif', 'github'])
        expect((await project.run('check', '--format', format)).code, format).toBeLessThan(2);
    },
    minutes,
  );

  withNode(
    'build compiles nothing, at any base',
    async () => {
      const first = await project.run('build');
      expect(first).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Compiling') });
      const out = join(project.folder, 'dist');
      expect(readFileSync(join(out, 'runbooks/shop/cartdown/index.html'), 'utf8')).toContain('Cart is down');
      for (const file of ['breakglass.html', 'sw.js', 'pagefind/pagefind.js', 'runbooks/shop/graph.svg'])
        expect(existsSync(join(out, file)), file).toBe(true);
      expect(await project.run('build', '--out', 'below', '--base', '/ops/books/')).toMatchObject({ code: 0 });
      const below = readFileSync(join(project.folder, 'below/index.html'), 'utf8');
      const addresses = [...below.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address = '']) => address);
      expect(addresses.length).toBeGreaterThan(5);
      expect(addresses.filter((address) => !address.startsWith('/ops/books/'))).toEqual([]);
    },
    minutes,
  );

  withNode(
    'makes images smaller where sharp came along, and builds without it',
    async () => {
      const folder = join(project.folder, 'with-images');
      mkdirSync(join(folder, 'runbooks/x'), { recursive: true });
      writeFileSync(join(folder, 'runbooks/x/a.md'), '# A\n\n![wide](wide.png)\n');
      writeFileSync(join(folder, 'runbooks/x/wide.png'), await noise(1800, 300));
      const page = () => readFileSync(join(project.folder, 'image-site/runbooks/x/a/index.html'), 'utf8');
      expect(await project.run('build', 'with-images', '--out', 'image-site')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Images: 1 made smaller'),
      });
      expect(page()).toMatch(/<img src="\/runbooks\/x\/wide\.[0-9a-f]{12}\.webp"/);
      rmSync(join(project.folder, 'node_modules/sharp'), { recursive: true });
      rmSync(join(project.folder, 'node_modules/.cache/breakglass/images'), { recursive: true });
      expect(await project.run('build', 'with-images', '--out', 'image-site')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('images are published as they are: sharp, which makes them smaller, is not installed'),
      });
      expect(page()).toContain('<img src="/runbooks/x/wide.png"');
    },
    minutes,
  );

  withNode(
    'start, preview and doctor',
    async () => {
      await project.serve(['start', '--port', '0'], async (url) => {
        expect(await page(`${url}runbooks/shop/cartdown/`)).toMatchObject({ status: 200, text: expect.stringContaining('Cart is down') });
      });
      await project.serve(['preview', '--port', '0'], async (url) => {
        const looked = await project.run('doctor', url, '--no-browser', '--format', 'json');
        const { findings }: { findings: { check: string }[] } = JSON.parse(looked.stdout);
        // The preview does not compress: everything else is as hosts should do it.
        expect(findings.map(({ check }) => check)).toEqual(['compression/none']);
        expect(looked.code).toBe(1);
      });
      expect(await project.run('doctor', 'ftp://x')).toMatchObject({ code: 2 });
    },
    minutes,
  );

  withNode(
    'share-server: two devices share over it, and the doctor finds nothing wrong with it',
    async () => {
      if (noNatsServer !== '') return console.log(`share-server is not tried: ${noNatsServer}`);
      const [port, web] = [await freePort(), await freePort()];
      const words = ['share-server', '--port', String(port), '--origin', `http://localhost:${web}`];
      await project.serve(
        words,
        async (settings) => {
          const [, user = '', password = ''] = /user: (\w+), password: (\w+)/.exec(settings) ?? [];
          const at = { url: `ws://127.0.0.1:${port}`, invitation: newInvitation('incident-1'), user, password };
          const devices = [await shareDevice(at), await shareDevice(at)];
          for (const one of devices) one.notes(3);
          await converged(devices, 6);
          await Promise.all(devices.map(({ session }) => session.stop()));
          const folder = join(project.folder, 'sharing');
          mkdirSync(join(folder, 'runbooks/shop'), { recursive: true });
          writeFileSync(join(folder, 'breakglass.yaml'), settings);
          writeFileSync(join(folder, 'runbooks/shop/late.md'), '# Late\n\n## Stabilise\n\n- [ ] Roll back.\n');
          expect(await project.run('build', 'sharing', '--out', 'sharing-site')).toMatchObject({ code: 0 });
          await project.serve(['preview', '--out', 'sharing-site', '--port', String(web)], async (url) => {
            const looked = await project.run('doctor', url, '--no-browser', '--format', 'json');
            const { findings, tried }: { findings: { check: string }[]; tried: string[] } = JSON.parse(looked.stdout);
            expect(findings.map(({ check }) => check)).toEqual(['compression/none']);
            expect(tried.join()).toContain(`what must be refused at ws://127.0.0.1:${port}`);
          });
        },
        /share:\n.*\n.*\n.*\n.*password: \w+ \}/,
      );
      // It leaves no server behind.
      await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    },
    minutes,
  );

  withNode(
    'dev shows a save',
    async () => {
      const file = join(project.folder, 'runbooks/shop/CartDown.md');
      const text = readFileSync(file, 'utf8');
      await project.serve(['dev', '--port', '0'], async (url) => {
        expect(await page(`${url}runbooks/shop/cartdown/`)).toMatchObject({ status: 200, text: expect.stringContaining('Cart is down') });
        expect(await page(`${url}runbooks/shop/graph.svg`)).toMatchObject({ status: 200 });
        const { body } = await fetch(`${url}@changes`);
        const changes = body?.getReader();
        await changes?.read();
        writeFileSync(file, text.replace('Cart is down', 'Cart is gone'));
        expect(new TextDecoder().decode((await changes?.read())?.value)).toContain('reload');
        await changes?.cancel();
        expect((await page(`${url}runbooks/shop/cartdown/`)).text).toContain('Cart is gone');
      });
      writeFileSync(file, text);
    },
    minutes,
  );

  withNode(
    'alerts, new, adopt, drill and init',
    async () => {
      expect(await project.run('alerts', '--rules', '*.yaml')).toMatchObject({ code: 0, stdout: expect.stringContaining('StockLow') });
      expect(await project.run('alerts', '--rules', 'no/*.yaml')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('no file matches'),
      });
      expect(await project.run('new', '--service', 'shop', '--rules', 'rules.yaml', '--from-alert', 'StockLow')).toMatchObject({ code: 0 });
      expect(await project.run('new', '--service', 'shop', '--pattern', 'slow-leak', '--title', 'Leak')).toMatchObject({ code: 0 });
      expect(existsSync(join(project.folder, 'runbooks/shop/leak.mdx'))).toBe(true);
      mkdirSync(join(project.folder, 'wiki'), { recursive: true });
      writeFileSync(join(project.folder, 'wiki/Restart.md'), '# Restart\n\nText.\n');
      expect(await project.run('adopt', 'wiki', '--to', 'adopted')).toMatchObject({ code: 0 });
      expect(await project.run('drill', '--apply', 'rules.yaml')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is not JSON'),
      });
      const initialised = await project.run('init');
      expect(initialised).toMatchObject({ code: 0, stdout: expect.stringContaining('npx breakglass dev') });
      expect(readFileSync(join(project.folder, '.github/workflows/runbooks.yml'), 'utf8')).toContain('npx breakglass check');
      expect(readFileSync(join(project.folder, 'breakglass.yaml'), 'utf8')).toContain('node_modules/breakglass/schemas/settings.json');
      expect((await project.run('check')).code).toBe(0);
      expect(await project.run('init', 'library', '--with', 'patterns', '--ci', 'none')).toMatchObject({ code: 0 });
      expect(readFileSync(join(project.folder, 'library/runbooks/my-service/bad-deploy.mdx'), 'utf8')).toContain('default: 5m');
      const library = await project.run('check', 'library');
      expect(library.code, library.stdout).toBe(0);
    },
    minutes,
  );

  withNode(
    'runbooks with code say what they need',
    async () => {
      const folder = join(project.folder, 'with-code');
      mkdirSync(join(folder, 'runbooks/x'), { recursive: true });
      writeFileSync(join(folder, 'breakglass.yaml'), 'mdx:\n  code: true\n');
      writeFileSync(join(folder, 'runbooks/x/sum.mdx'), '# Sum\n\nIt is {1 + 41}.\n');
      const sentence = /Runbooks that hold code \(`mdx\.code`\) are compiled by Astro, which needs .*npm i -D astro@/;
      const built = await project.run('build', 'with-code', '--out', 'code-site');
      expect(built).toMatchObject({ code: 0, stderr: expect.stringMatching(sentence) });
      expect(readFileSync(join(project.folder, 'code-site/runbooks/x/sum/index.html'), 'utf8')).toContain('{1 + 41}');
      await project.serve(['dev', 'with-code', '--port', '0'], async (url) => {
        expect(await page(`${url}runbooks/x/sum/`)).toMatchObject({ status: 200, text: expect.stringContaining('{1 + 41}') });
      });
    },
    minutes,
  );

  withNode(
    'runbooks with code run where Astro is installed',
    async () => {
      if (major < 22) return;
      const versions = ['astro', '@astrojs/mdx', '@astrojs/markdown-satteri'] as const;
      const added = await project.install(...versions.map((name) => `${name}@${manifest.peerDependencies[name]}`));
      expect(added, added.stderr).toMatchObject({ code: 0 });
      const built = await project.run('build', 'with-code', '--out', 'code-site', '--strict');
      expect(built, built.stderr).toMatchObject({ code: 0 });
      expect(readFileSync(join(project.folder, 'code-site/runbooks/x/sum/index.html'), 'utf8')).toContain('It is 42.');
      await project.serve(['dev', 'with-code', '--port', '0'], async (url) => {
        expect(await page(`${url}runbooks/x/sum/`)).toMatchObject({ status: 200, text: expect.stringContaining('It is 42.') });
      });
    },
    5 * minutes,
  );

  withNode('keeps what it remembers in the project, and nothing in its own folder', () => {
    expect(project.packageDigest()).toBe(before);
    expect(readdirSync(join(project.folder, 'node_modules/.cache/breakglass')).sort()).toEqual(
      expect.arrayContaining(['compiled', 'renderers']),
    );
  });
});
