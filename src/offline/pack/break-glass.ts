/**
 * The break-glass file: the blocks of the offline packs as text in one page, with the page's own script. It is in no pack itself: who has the
 * offline copy has all that is in it.
 */

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Site } from '../../content/site.ts';
import { type Html, html, trusted } from '../../markup/html.ts';
import { rootLanguage } from '../../plain/language.ts';
import { t } from '../../words/text.ts';
import { blockAttribute, breakGlassIds, type CopyIndex, type CopyPlace, type CopyStamp } from '../shared/break-glass.ts';
import type { Pack, PackIndex } from '../shared/manifest.ts';
import { packFile } from '../shared/names.ts';
import { divide } from './divide.ts';
import { digested, makePack } from './make-pack.ts';

export interface PackedFiles {
  /** A pack as `makePack` makes it. */
  readonly bytes: Buffer;
  /** Bytes of the index at its beginning. */
  readonly index: number;
}

export interface BreakGlassParts {
  readonly stamp: CopyStamp;
  /** The site's language, and the languages of its further search indexes, between blanks. */
  readonly languages: { readonly site: string; readonly otherIndexes: string | undefined };
  readonly packs: readonly PackedFiles[];
  /** Classic scripts, run in this order. */
  readonly scripts: readonly string[];
  readonly styles: string;
}

/** Beside the packs: the home page, which has none yet, and what of the program is no script. */
const others = /^(?:index\.html|pagefind\/(?:[a-z]+\/)?(?:wasm\.[^/]+|pagefind-entry\.json))$/;

/** All files of a site that the break-glass file takes, packed. `packs` are those written so far: all but the home page's. */
export async function breakGlassPacks(
  site: Site,
  output: { files(): readonly string[]; read(file: string): Buffer },
  packs: readonly Pack[],
): Promise<PackedFiles[]> {
  const plans = divide(
    site,
    output.files().filter((file) => others.test(file)),
    new Set(),
    (file) => output.read(file),
  );
  return [
    ...packs.filter(({ name }) => name !== 'program').map(({ sha256, index }) => ({ bytes: output.read(packFile(sha256)), index })),
    ...(await Promise.all(
      plans.map(({ sources }) =>
        makePack(
          sources.map((source) => digested(source)),
          [],
        ),
      ),
    )),
  ];
}

/** The page. The same parts give the same bytes with the same zlib. */
export function breakGlassHtml({ stamp, languages, packs, scripts, styles }: BreakGlassParts): string {
  const { blocks, index } = join(packs);
  const inline = scripts.map(inlineScript);
  const style = fontless(styles);
  const data = (id: string, bytes: Buffer) => html`<script type="text/plain" id="${id}">${trusted(bytes.toString('base64'))}</script>`;
  // The script stands before the blocks: it can report a file that was cut off.
  return html`<!doctype html>
<html ${rootAttributes(stamp.base, languages)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(inline, style)}">
<title>${stamp.title}</title>
<meta name="theme-color" content="#fafbfb" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f1214" media="(prefers-color-scheme: dark)">
<style>${trusted(style)}</style>
<script type="application/json" id="${breakGlassIds.stamp}">${trusted(JSON.stringify(stamp).replaceAll('<', '\\u003c'))}</script>
</head>
<body>
<main class="wrap">
<h1>${stamp.title}</h1>
<noscript><p>${t`This file holds ${stamp.runbooks} runbooks, packed. Unpacking them needs JavaScript, which is turned off here, or which this viewer does not have: open the file in a browser.`}</p></noscript>
<p role="status"></p>
</main>
${inline.map((script) => html`<script>${trusted(script)}</script>\n`)}${data(breakGlassIds.index, gzipSync(JSON.stringify(index), { level: 9 }))}
${blocks.map((block) => html`<script type="text/plain" ${trusted(blockAttribute)}>${trusted(block.toString('base64'))}</script>\n`)}<script type="text/plain" id="${breakGlassIds.end}"></script>
</body>
</html>
`.text;
}

/** All blocks one after the other, and where each file lies. A file that several packs have is taken from the last. */
function join(packs: readonly PackedFiles[]): { blocks: Buffer[]; index: CopyIndex } {
  const blocks: Buffer[] = [];
  const index: Record<string, CopyPlace> = {};
  for (const { bytes, index: size } of packs) {
    const packed: PackIndex = JSON.parse(gunzipSync(bytes.subarray(0, size)).toString());
    const first = blocks.length;
    for (const [path, block, offset, length] of packed.entries) index[path] = [first + block, offset, length];
    let start = size;
    for (const length of packed.blocks) {
      blocks.push(bytes.subarray(start, start + length));
      start += length;
    }
  }
  return { blocks, index };
}

/** Of the root element: pages that are shown in the file keep those of the file. */
function rootAttributes(base: string, { site, otherIndexes }: BreakGlassParts['languages']): Html {
  const { lang, dir } = rootLanguage(site);
  const direction = dir === undefined ? html`` : html` dir="${dir}"`;
  const others = otherIndexes === undefined ? html`` : html` data-search-languages="${otherIndexes}"`;
  return html`lang="${lang}"${direction} data-site="${base}"${others}`;
}

/** A script as it may stand in a page (html.spec.whatwg.org, “Restrictions for contents of script elements”). */
function inlineScript(script: string): string {
  return script.replace(/<(?=!--|\/?script)/gi, '\\x3C');
}

/** Typefaces are a tenth of the file and none of what it is for: it is shown in the system's. */
function fontless(styles: string): string {
  return styles.replace(/@font-face\s*\{[^}]*\}/g, '');
}

/** Nothing is asked of anybody, and nothing runs but these scripts. WebAssembly is the full-text search. */
function policy(scripts: readonly string[], style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src 'wasm-unsafe-eval' ${scripts.map(hash).join(' ')}`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
