/** Writes the break-glass file of a site, and its size where the home page offers it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../content/site.ts';
import { breakGlassHtml, breakGlassPacks } from '../offline/pack/break-glass.ts';
import { breakGlassFile, megabytes } from '../offline/shared/break-glass.ts';
import type { Pack } from '../offline/shared/manifest.ts';
import { decodeAddress } from '../plain/decode-address.ts';
import { ExpectedError } from '../plain/expected-error.ts';
import { otherIndexes } from '../search/index-languages.ts';
import { breakGlassScript, pagefindScript } from './break-glass-scripts.ts';
import type { Output } from './output.ts';

export interface BreakGlassInputs {
  base: string;
  builtAt: string;
  /** Folder of the compiled scripts. */
  workerFolder: string;
}

/** A file is made as one text, and no engine holds a longer one than half a gigabyte; packs are a third longer in it. */
const mostPacked = 350e6;

/**
 * Writes it from what `output` and the packs hold. Answers its size, bytes.
 * @throws {ExpectedError} when the site is too large for one file
 */
export async function writeBreakGlass(site: Site, output: Output, packs: readonly Pack[], inputs: BreakGlassInputs): Promise<number> {
  const packed = packs.reduce((sum, { size }) => sum + size, 0);
  if (packed > mostPacked)
    throw new ExpectedError(
      `${breakGlassFile} would hold ${megabytes(packed)}, more than one file can: make the images smaller, or write \`breakGlassFile: false\` in breakglass.yaml`,
    );
  const home = output.read('index.html').toString();
  const page = breakGlassHtml({
    stamp: {
      title: site.settings.title,
      base: inputs.base,
      version: site.version,
      builtAt: inputs.builtAt,
      runbooks: site.runbooks.length,
      queries: site.sheets.reduce((sum, { queries }) => sum + queries.length, 0),
    },
    languages: { site: site.settings.language, otherIndexes: otherIndexes(site) },
    packs: await breakGlassPacks(site, output, packs),
    scripts: [breakGlassScript, pagefindScript].map((name) => readFileSync(join(inputs.workerFolder, name), 'utf8')),
    styles: stylesOf([home, ...pagesOfOtherKinds(site, output)], inputs.base, output),
  });
  output.write(breakGlassFile, page);
  const bytes = Buffer.byteLength(page);
  output.write(
    'index.html',
    home.replace(/(<span data-size>)(?=<\/span>)/, (open) => open + megabytes(bytes)),
  );
  return bytes;
}

/** A page of each kind that has stylesheets of its own. */
function pagesOfOtherKinds(site: Site, output: Output): string[] {
  const made = new Set(output.files());
  const addresses = [
    'incident/',
    'health/',
    'coverage/',
    'signals/',
    'drills/',
    'follow-up/',
    site.runbooks[0]?.address,
    site.services[0]?.address,
    site.sheets[0]?.address,
    site.postmortems[0]?.address,
  ];
  return addresses
    .filter((address) => address !== undefined)
    .map((address) => `${decodeAddress(address)}index.html`)
    .filter((file) => made.has(file))
    .map((file) => output.read(file).toString());
}

/** The stylesheets of the pages, each once, as the one text that the file holds. Those for some medium only keep it. */
function stylesOf(pages: readonly string[], base: string, output: Output): string {
  const heads = pages.map((page) => page.slice(0, page.indexOf('<body')));
  const links = new Map<string, string>();
  // What a page links in its body counts after what any page has in its head.
  for (const text of [...heads, ...pages])
    for (const [, href = '', rest = ''] of text.matchAll(/<link rel="stylesheet" href="([^"]+)"([^>]*)>/g)) links.set(href, rest);
  return Array.from(links, ([href, rest]) => {
    const text = output.read(decodeAddress(href).slice(base.length)).toString();
    const medium = /media="([^"]+)"/.exec(rest)?.[1];
    return medium === undefined ? text : `@media ${medium} {${text}}`;
  }).join('\n');
}
