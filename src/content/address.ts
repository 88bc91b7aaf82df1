/**
 * Addresses: how names become paths of the site, and how paths become files. Nothing else makes or takes apart an address, so
 * that writers and readers cannot disagree.
 */
import { decodeAddress } from '../plain/decode-address.ts';
import { pictographsOf, withoutDrawnAs } from '../plain/pictographs.ts';

declare const brand: unique symbol;

/** A path on the site without its base, percent-encoded as links write it: `runbooks/etcd/etcdnoleader/`. */
export type Address = string & { readonly [brand]: 'address' };

/** The longest name of a file or folder that common file systems hold, bytes. */
const longestName = 255;
/** Longer names keep this much of their beginning, bytes; a digest of the whole name follows. */
const keptBytes = 200;
/** An alert's name beyond this would make paths that file systems refuse, bytes. */
const longestAlert = 600;
/** Names of devices, which Windows refuses with any ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * One part of the address of a file or folder: `KubePodCrashLooping` → `kubepodcrashlooping`, `Größe #1` → `größe-1`.
 * Letters and digits of all scripts stay, in lower case (as kube-prometheus' `runbook_url` has them) and in NFC. A name of
 * nothing but emoji keeps those; when nothing is left, answers `page`.
 */
export function addressPart(name: string): string {
  // A page's folder beside an image of that name would be in its way.
  return plainPart(name).replace(/\.(?:png|jpe?g|gif|webp|avif|svg)$/, '$&_');
}

function plainPart(name: string): string {
  const plain = withoutDrawnAs(lowerCase(name))
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return fileName(plain || pictographsOf(name.toWellFormed()) || 'page');
}

/** Whether a name is already its own address but for case. */
export function isPlainName(name: string): boolean {
  return lowerCase(name) === addressPart(name);
}

/** Whether a file name looks like an alert's: CamelCase of at least two words, or the exporter style `etcdNoLeader`. */
export function looksLikeAlert(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && /[a-z0-9][A-Z]/.test(name) ? true : /^[A-Z][a-z]+[a-z0-9]*$/.test(name);
}

/** The address of what is called so in one of the site's folders: `runbooks`, `shop`, `Größe` → `runbooks/shop/gr%C3%B6%C3%9Fe/`. */
export function addressOf(...names: readonly string[]): Address {
  return encode(`${names.map(addressPart).join('/')}/`);
}

/**
 * The page of an alert: its name as Alertmanager writes it, in a link percent-encoded. A slash makes a folder, since hosts
 * take `%2F` for one. What hosts or file systems refuse becomes a dash.
 */
export function alertAddress(name: string): Address {
  const text = name.toWellFormed().normalize('NFC');
  const parts = byteLength(text) > longestAlert ? [text.replaceAll('/', '-')] : text.split('/');
  return encode(`alerts/${parts.map(alertPart).join('/')}/`);
}

function alertPart(part: string): string {
  const plain = part.replace(/[\p{Cc}\u2028\u2029<>"|?*\\]+/gu, '-').replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '-');
  return fileName(plain === '' ? '-' : plain);
}

/**
 * Other addresses that an alert answers at: spaces as `+`, which is how `urlquery` writes them, and the address that it had
 * when all but a few characters became dashes.
 */
export function otherAlertAddresses(name: string): Address[] {
  const dashed = name.replace(/[^A-Za-z0-9_.:-]+/g, '-');
  const others = [alertAddress(name.trim().replaceAll(' ', '+')), alertAddress(dashed)];
  return [...new Set(others)].filter((address) => address !== alertAddress(name));
}

/** The address of a path as it stands in a URL, percent-encoded or not. Its case stays. */
export function addressAt(path: string): Address {
  return encode(decodePath(path));
}

/** The address of a decoded path: nothing in it is taken for an escape. Its case stays. */
export function addressOfPath(path: string): Address {
  return encode(path);
}

/** A part of a page: what its anchor names. */
export function withAnchor(address: Address, anchor: string): Address {
  return `${address}#${anchor}` as Address;
}

/**
 * The addresses that an alias means, the one to name first; none when it is the home page. Below `alerts/` a name keeps its
 * case, and answers in lower case too.
 */
export function aliasAddresses(alias: string): Address[] {
  const parts = decodePath(alias.replace(/[?#].*$/, ''))
    .replace(/(^|\/)index\.html$/i, '$1')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const [first = '', ...rest] = parts;
  if (parts.length === 0) return [];
  const own = first.toLowerCase() === 'alerts' && rest.length > 0 ? [alertAddress(rest.join('/'))] : [];
  return [...new Set([...own, encode(`${parts.map(plainPart).join('/')}/`)])];
}

/** The file of a page, from the output folder. */
export function pageFile(address: Address): string {
  return `${decodePath(address)}index.html`;
}

/** An address as people read it. */
export function readableAddress(address: Address): string {
  return decodePath(address);
}

/** Equal for addresses that a host which ignores case takes for one. */
export function addressKey(address: Address): string {
  return lowerCase(decodePath(address));
}

/**
 * One part of an address as it was before letters of all scripts were kept: `Größe` → `grosse`. For redirects alone.
 */
export function formerPart(name: string): string {
  const plain = name
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return plain === '' ? 'page' : plain;
}

/** A path with its parts percent-encoded. A colon may stand in a path as it is. */
function encode(path: string): Address {
  if (/^[\w.:/~!*'()-]*$/.test(path)) return path as Address;
  const parts = path.toWellFormed().normalize('NFC').split('/');
  return parts.map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/') as Address;
}

/** A path decoded and in NFC; one that is not percent-encoded stays as it is. */
export function decodePath(path: string): string {
  return isAscii(path) && !path.includes('%') ? path : decodeAddress(path).normalize('NFC');
}

function lowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.toWellFormed().normalize('NFC').toLowerCase().normalize('NFC');
}

/** A name that every host can have as a file or folder: devices of Windows get an underscore, long ones are cut and get a digest. */
export function fileName(name: string, longest = longestName): string {
  const allowed = name.replace(devices, '$&_').replace(/^index\.html$/i, '$&_');
  if (byteLength(allowed) <= longest) return allowed;
  let kept = '';
  for (const character of allowed) {
    if (byteLength(kept + character) > keptBytes) break;
    kept += character;
  }
  return `${kept.replace(/[-.\s]+$/, '')}-${digest(allowed)}`;
}

function byteLength(text: string): number {
  return isAscii(text) ? text.length : new TextEncoder().encode(text).length;
}

/** Nothing in it has another form: most names, and a large site asks for all of them many times. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** FNV-1a over 64 bits: it distinguishes names that begin alike. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
