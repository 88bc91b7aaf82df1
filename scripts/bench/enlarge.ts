/** Makes a large content root out of a small one: copies under other services, with words altered so that neither caches nor compression flatter the figures. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { seeded } from './seeded.ts';

/** Writes exactly `count` runbooks below `target`. The same arguments write the same files. */
export function enlarge(source: string, count: number, target: string): void {
  rmSync(target, { recursive: true, force: true });
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name) && !/^_?index\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const random = seeded(20261121);
  for (let made = 0; made < count; made++) {
    const file = files[made % files.length];
    if (file === undefined) throw new Error(`no runbooks in ${source}`);
    const round = Math.floor(made / files.length);
    const service = basename(dirname(file));
    const text = readFileSync(file, 'utf8');
    const path = join(target, 'runbooks', round === 0 ? service : `${service}-${round}`, basename(file));
    mkdirSync(dirname(path), { recursive: true });
    // Addresses of their own: an alias belongs to one page.
    writeFileSync(path, round === 0 ? text : alter(text.replace(/^aliases:\n(\s+- .*\n)+/m, ''), random));
  }
}

/** The folder of the runbooks of a content root, a Hugo site's too. */
export function runbooksIn(content: string): string {
  return join(content, existsSync(join(content, 'content')) ? 'content/runbooks' : 'runbooks');
}

/** The runbook that benches edit. */
export function firstRunbook(content: string): string {
  const file = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()[0];
  if (file === undefined) throw new Error(`no runbooks in ${content}`);
  return file;
}

/** The address of a runbook of a built site. */
export function firstRunbookAddress(site: string): string {
  const page = readdirSync(join(site, 'runbooks'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\/.+\/index\.html$/.test(file))
    .sort()[0];
  if (page === undefined) throw new Error(`no runbooks in ${site}`);
  return `runbooks/${page.slice(0, -'index.html'.length)}`;
}

/** Every seventh plain word becomes a made-up one; code and frontmatter keep their shape. */
function alter(text: string, random: () => number): string {
  let code = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(```|---)/.test(line)) code = !code && line.trim() !== '---';
      return code || /^\s*(```|---|\||<)/.test(line)
        ? line
        : line.replace(/(?<![\w`[(/.$-])[a-z]{4,}(?![\w`\])/.:-])/g, (word) => (random() < 1 / 7 ? syllables(random, word.length) : word));
    })
    .join('\n');
}

function syllables(random: () => number, seed: number): string {
  const parts = ['ka', 'lo', 'mi', 'ren', 'ta', 'vos', 'qui', 'ber', 'sol', 'dra', 'nem', 'pol', 'zur', 'hin'];
  return Array.from({ length: 2 + (seed % 2) }, () => parts[Math.floor(random() * parts.length)]).join('');
}
