/** Sorts the files of the postmortems folder by what they are, and gives each postmortem its id and address. */
import { fileStart, type Problem } from '../problem/problem.ts';
import { type Address, addressOf, addressOfPath, addressPart, readableAddress } from './address.ts';
import type { Read } from './boundary.ts';
import { type ContentRoot, pathInPostmortems } from './roots.ts';
import type { Asset } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface PostmortemFile {
  /** Its path below the postmortems folder, without its ending, in NFC. */
  readonly id: string;
  /** The file's name without its ending; its folder's where that is all that names it. */
  readonly name: string;
  readonly address: Address;
  /** Its Markdown, or its record where nothing else is there. */
  readonly file: SourceFile;
  /** The record of the incident. */
  readonly record: SourceFile | undefined;
}

export interface PostmortemFiles {
  readonly postmortems: readonly PostmortemFile[];
  readonly assets: readonly Asset[];
}

const images = /\.(png|jpe?g|gif|webp|avif|svg)$/i;
/** What lies beside postmortems without being one: what a repository says of the folder, and what is written for other files. */
const isNone = (name: string) => /^(?:_.*|readme|index|template)\.(?:md|json)$/i.test(name);

/** @param template the path of the team's template, which may lie among what is written by it */
export function sortPostmortems(roots: readonly ContentRoot[], files: readonly SourceFile[], template?: string): Read<PostmortemFiles> {
  const texts = files.filter(({ path }) => /\.(?:md|json)$/i.test(path) && path !== template && !isNone(path.split('/').at(-1) ?? ''));
  const found = [...Map.groupBy(texts, ({ path }) => withoutEnding(path)).values()].flatMap((beside) => {
    const [records, documents] = [true, false].map((wanted) => beside.filter(({ path }) => /\.json$/i.test(path) === wanted));
    const [record, ...others] = records ?? [];
    const [document = record, ...more] = documents ?? [];
    const pairs = [{ file: document, record }, ...more.map((file) => ({ file, record: undefined }))];
    return [...pairs, ...others.map((file) => ({ file, record: file }))].flatMap(({ file, record: own }) =>
      file === undefined ? [] : [{ id: idOf(pathInPostmortems(roots, file.path)), file, record: own }],
    );
  });
  const distinct = distinctAddresses(found);
  const assets = files
    .filter(({ path }) => images.test(path))
    .map(({ path }): Asset => ({ file: path, address: addressOfPath(`postmortems/${pathInPostmortems(roots, path)}`), service: '' }));
  return { value: { postmortems: distinct.value, assets }, problems: [...distinct.problems, ...files.flatMap(ignored)] };
}

/** The same for a document and its record. They lie in one folder: what another content root calls the same is another postmortem. */
function withoutEnding(path: string): string {
  return path.replace(/\/(?:postmortem\.md|record\.json)$/i, '/').replace(/\.(?:md|json)$/i, '');
}

/** An unpacked archive is named by its folder: its files are `postmortem.md` and `record.json` in every one. */
function idOf(path: string): string {
  const folder = /^(?:(.*)\/)?(?:postmortem\.md|record\.json)$/i.exec(path);
  return folder === null ? path.replace(/\.(?:md|json)$/i, '') : (folder[1] ?? 'postmortem');
}

/** Two files with one address get a number, and those with one id too. */
function distinctAddresses(found: readonly Omit<PostmortemFile, 'name' | 'address'>[]): Read<PostmortemFile[]> {
  const taken = new Map<Address, string>();
  const ids = new Set<string>();
  const value: PostmortemFile[] = [];
  const problems: Problem[] = [];
  for (const one of found) {
    const parts = one.id.split('/');
    const name = parts.at(-1) ?? '';
    const numbered = (count: number) =>
      addressOf('postmortems', ...parts.slice(0, -1), count === 1 ? name : `${addressPart(name)}-${count}`);
    let count = 1;
    while (taken.has(numbered(count))) count++;
    const address = numbered(count);
    const rival = taken.get(numbered(1));
    if (rival !== undefined) {
      const message = `\`${one.file.path}\` and \`${rival}\` have the same address; this one answers at /${readableAddress(address)}`;
      const hint = 'rename one of them';
      problems.push({ check: 'postmortem/duplicate', severity: 'warning', file: one.file.path, message, hint, ...fileStart });
    }
    taken.set(address, one.file.path);
    const id = ids.has(one.id) ? `${one.id}-${count}` : one.id;
    ids.add(id);
    value.push({ ...one, id, name, address });
  }
  return { value, problems };
}

function ignored({ path: file }: SourceFile): Problem[] {
  if (!/\.mdx$/i.test(file)) return [];
  const message = 'not a postmortem: the name ends in neither .md nor .json';
  return [{ check: 'file/ignored', severity: 'info', file, message, hint: 'postmortems are plain Markdown: name it .md', ...fileStart }];
}
