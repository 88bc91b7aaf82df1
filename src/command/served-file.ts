/** Which file of a folder an address means. Pure of any server, so that every hostile address can be tried. */
import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export type Served =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }
  | { readonly kind: 'none' };

const none: Served = { kind: 'none' };

/**
 * @param url the request's target as it came, `/runbooks/x?namespace=a`
 * @param base prefix of every address, with slashes at both ends
 * @returns a path below the folder that is a file there; or where to go, always a path of this site
 */
export function servedFile(folder: string, base: string, url: string): Served {
  const [raw = ''] = url.split(/[?#]/, 1);
  const query = url.slice(raw.length).split('#', 1)[0] ?? '';
  if (base !== '/' && (raw === '/' || `${raw}/` === base)) return { kind: 'redirect', status: 302, location: base };
  if (!raw.startsWith(base)) return none;
  const inside = plainPath(raw.slice(base.length));
  if (inside === undefined) return none;
  if (inside === '' || inside.endsWith('/'))
    return isFileBelow(folder, `${inside}index.html`) ? { kind: 'file', path: `${inside}index.html` } : none;
  if (isFileBelow(folder, inside)) return { kind: 'file', path: inside };
  if (!isFileBelow(folder, `${inside}/index.html`)) return none;
  return { kind: 'redirect', status: 301, location: `${base}${inside.split('/').map(encodeURIComponent).join('/')}/${query}` };
}

/**
 * Decoded, without anything that could mean another place: empty, hidden and relative segments, backslashes, slashes that were
 * encoded, control characters. No file of a site has such a name, and no browser asks like that by itself.
 */
function plainPath(path: string): string | undefined {
  const segments: string[] = [];
  const written = path.split('/');
  for (const [at, segment] of written.entries()) {
    let decoded: string;
    try {
      // Files are named in NFC; some systems ask in NFD.
      decoded = decodeURIComponent(segment).normalize('NFC');
    } catch {
      return undefined;
    }
    const isLast = at === written.length - 1;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    if ((decoded === '' && !isLast) || decoded.startsWith('.') || /[/\\\u0000-\u001f\u007f]/.test(decoded)) return undefined;
    segments.push(decoded);
  }
  return segments.join('/');
}

/** A link in the folder that leads out of it is not a file of the site. */
function isFileBelow(folder: string, path: string): boolean {
  try {
    const [root, real] = [realpathSync(folder), realpathSync(join(folder, path))];
    return real.startsWith(root.endsWith(sep) ? root : root + sep) && statSync(real).isFile();
  } catch {
    return false;
  }
}
