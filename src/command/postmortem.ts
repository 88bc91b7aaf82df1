/** `breakglass postmortem`: an exported incident → a postmortem in the content, with its record and its images. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { keptWriting } from '../content/assemble/postmortems.ts';
import { type KeptRecord, type KeptWriting, keptFile, keptName, readKeptRecords, recordOf } from '../content/kept-record.ts';
import type { Postmortem } from '../content/site.ts';
import { evidenceFile } from '../postmortem/archive.ts';
import { withoutLane } from '../postmortem/lane.ts';
import { isArchive, readArchive } from '../share/archive.ts';
import { loadRemembering } from './check.ts';
import { UsageError } from './usage-error.ts';

export interface PostmortemOptions {
  /** The content root, absolute. */
  readonly content: string;
  /** An exported incident: its record as JSON, or the archive with evidence. */
  readonly file: string;
  /** Whether what a person changed may be written over. */
  readonly force: boolean;
}

/** What stands in an export. */
interface Exported {
  readonly record: string;
  /** The postmortem in an archive, perhaps edited. */
  readonly markdown: string | undefined;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/**
 * Writes a postmortem for each incident in an export. Returns the lines to print.
 *
 * @throws {UsageError} nothing that can be read, or a postmortem that somebody changed since; {NoContent}
 */
export async function writePostmortemFile({ content, file, force }: PostmortemOptions): Promise<string> {
  const exported = await readExport(file);
  const { site, sources } = await loadRemembering(content, { rules: [] });
  const writing = { ...keptWriting(site), withText: true };
  const { records, drills, problems } = readKeptRecords(exported.record, writing);
  const wrong = problems.find(({ outcome }) => outcome !== 'repaired');
  if (records.length === 0) {
    const why = wrong?.message ?? (drills > 0 ? 'it is a drill' : 'there is no incident in it');
    throw new UsageError(`${file}: no postmortem is written: ${why}`);
  }
  const around: Around = { content, folder: sources.layout.postmortems, writing, known: site.postmortems };
  const taken = new Set<string>();
  const plans = records.map((record) => {
    const plan = planOf(record, exported, { ...around, taken, isOnly: records.length === 1 });
    taken.add(plan.path);
    return plan;
  });
  const edited = plans.filter(({ isEdited }) => isEdited && !force);
  if (edited.length > 0) {
    const names = edited.map(({ path }) => `${path} was changed since it was written`);
    throw new UsageError(`${names.join('\n')}\nNothing was written. \`--force\` writes over it.`);
  }
  for (const { path, text, record } of plans) {
    write(content, path, text);
    write(content, recordBeside(path), record);
    for (const [name, bytes] of exported.images) write(content, posix.join(posix.dirname(path), name), bytes);
  }
  const lost = wrong === undefined ? [] : [`The record is not whole: ${wrong.message}`];
  return [...plans.map(summaryOf), ...lost].join('\n');
}

interface Around {
  readonly content: string;
  /** Of the postmortems, from the content root. */
  readonly folder: string;
  readonly writing: KeptWriting;
  /** The postmortems that are there. */
  readonly known: readonly Postmortem[];
}

interface Plan {
  /** From the content root. */
  readonly path: string;
  readonly text: string;
  readonly record: string;
  /** Whether a person changed what is there. */
  readonly isEdited: boolean;
}

interface Planning extends Around {
  /** The paths of what is written beside it. */
  readonly taken: ReadonlySet<string>;
  readonly isOnly: boolean;
}

function planOf(record: KeptRecord, exported: Exported, around: Planning): Plan {
  const { facts } = record;
  const text = keptFile(facts, exported.markdown ?? record.markdown);
  const path = pathOf(facts, around);
  const there = textAt(around.content, path);
  const isEdited = there !== undefined && there !== text && there !== writtenBefore(path, facts.incident, around);
  return { path, text, record: around.isOnly ? exported.record : recordOf(exported.record, facts.incident), isEdited };
}

/** An incident that was written before keeps its files; another one of the same day and title gets a number. */
function pathOf(facts: KeptRecord['facts'], { content, folder, known, taken }: Planning): string {
  const own = known.find(({ file, meta }) => meta.incident === facts.incident && file.startsWith(`${folder}/`));
  if (own !== undefined) return documentBeside(own.file);
  const numbered = (count: number) => posix.join(folder, `${keptName(facts)}${count === 1 ? '' : `-${count}`}.md`);
  const isTaken = (path: string) => taken.has(path) || [path, recordBeside(path)].some((file) => existsSync(join(content, file)));
  let count = 1;
  while (isTaken(numbered(count))) count++;
  return numbered(count);
}

/** The two files of one postmortem: in the folder of an archive they have names of their own. */
function recordBeside(document: string): string {
  return posix.basename(document).toLowerCase() === 'postmortem.md'
    ? posix.join(posix.dirname(document), 'record.json')
    : document.replace(/\.md$/i, '.json');
}

function documentBeside(file: string): string {
  return posix.basename(file).toLowerCase() === 'record.json'
    ? posix.join(posix.dirname(file), 'postmortem.md')
    : file.replace(/\.json$/i, '.md');
}

/** What this command made of the record that lies beside it: who finds that there has changed nothing. */
function writtenBefore(path: string, incident: string, { content, writing }: Around): string | undefined {
  const record = textAt(content, recordBeside(path));
  const before =
    record === undefined ? undefined : readKeptRecords(record, writing).records.find(({ facts }) => facts.incident === incident);
  return before && keptFile(before.facts, before.markdown);
}

function summaryOf({ path, text }: Plan): string {
  const gaps = text.match(/\*\*To write:\*\*/g)?.length ?? 0;
  return gaps === 0 ? path : `${path}: ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} left, marked “To write”`;
}

async function readExport(file: string): Promise<Exported> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new UsageError(`${file} cannot be read: name the file of an exported incident`);
  }
  if (!isArchive(bytes)) return { record: new TextDecoder().decode(bytes), markdown: undefined, images: new Map() };
  const read = await readArchive(bytes, (image) => Promise.resolve(createHash('sha256').update(image).digest('hex')));
  if ('problem' in read) throw new UsageError(`${file}: ${read.problem}`);
  const images = read.images.map(({ digest, mediaType, bytes: image }) => [evidenceFile({ digest, mediaType }), image] as const);
  return { record: read.record, markdown: read.markdown === undefined ? undefined : withoutLane(read.markdown), images: new Map(images) };
}

function textAt(content: string, path: string): string | undefined {
  const file = join(content, path);
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

function write(content: string, path: string, bytes: string | Uint8Array): void {
  const file = join(content, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
