/** The peer: Hugo with a theme as plain as can be, and Pagefind over its output. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const layout = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title><link rel="stylesheet" href="/site.css"></head><body><header><a href="/">Runbooks</a></header><nav><ul>{{ with .CurrentSection }}{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul></nav><main data-pagefind-body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>`;

/** Whether Hugo is on this machine. */
export function hasHugo(): boolean {
  return spawnSync('hugo', ['version']).status === 0;
}

/** Makes a Hugo site of a content root. */
export function makeHugoSite(content: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'layouts', '_default'), { recursive: true });
  writeFileSync(
    join(folder, 'config.toml'),
    'baseURL = "/"\ntitle = "Runbooks"\nignoreErrors = ["error-remote-getjson"]\nrefLinksErrorLevel = "WARNING"\ndisableKinds = ["RSS", "taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = true\n[params]\nBookRepo = "https://example.com"\n',
  );
  for (const kind of ['single', 'list']) writeFileSync(join(folder, 'layouts', '_default', `${kind}.html`), layout);
  writeFileSync(join(folder, 'layouts', 'index.html'), layout);
  cpSync(content, join(folder, 'content'), { recursive: true });
  // A folder is a section to Hugo only with an index; without one every page would list all others.
  const runbooks = join(folder, 'content', 'runbooks');
  for (const service of readdirSync(runbooks)) writeFileSync(join(runbooks, service, '_index.md'), `---\ntitle: ${service}\n---\n`);
}

/** Seconds that Hugo and Pagefind take, one after the other as their documentation has it. */
export function buildHugo(folder: string, pagefind: string): { seconds: number; failed: string } {
  const started = performance.now();
  const hugo = spawnSync('hugo', ['--quiet'], { cwd: folder, encoding: 'utf8' });
  if (hugo.status !== 0) return { seconds: 0, failed: hugo.stderr || hugo.stdout };
  const index = spawnSync(process.execPath, [pagefind, '--site', 'public'], { cwd: folder, encoding: 'utf8' });
  return { seconds: (performance.now() - started) / 1000, failed: index.status === 0 ? '' : index.stderr };
}
