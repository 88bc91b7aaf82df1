/** `breakglass drill`: writes into a runbook that it was exercised. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultFileSchema } from '../drill/result-schema.ts';
import { stampOf } from '../drill/stamp.ts';
import { loadRemembering } from './check.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes the day on which a drill ended into the runbook that it practised. Returns the message to print.
 *
 * @param content the content root, absolute
 * @param result the path of a result, saved as JSON from the page of the drill
 * @throws {UsageError} no such file, no result, no such runbook, or frontmatter that has no line for it; {NoContent}
 */
export async function applyResult(content: string, result: string): Promise<string> {
  const { runbook: practised, ended, steps } = readResult(result);
  if (steps === 0) throw new UsageError(`${result}: no step was taken in that drill, so the runbook was not practised`);
  const { site, sources } = await loadRemembering(content, { rules: [] });
  const path = site.runbooks.find(({ id }) => id === practised.id)?.file;
  const file = sources.runbookFiles.find((candidate) => candidate.path === path);
  if (file === undefined) throw new UsageError(`${content} has no runbook \`${practised.id}\`: name its content root by --content`);
  const day = ended.slice(0, 10);
  const { text } = file;
  const stamp = stampOf(text, day);
  if (stamp === undefined) {
    if (stampOf(text, '9999-12-31') === undefined)
      throw new UsageError(`${file.path}: its frontmatter has no lines of its own; write lastExercised: ${day} into it by hand`);
    return `${file.path}: exercised on ${day} or later already`;
  }
  const stamped = text.slice(0, stamp.from) + stamp.text + text.slice(stamp.to);
  const mark = file.bytes[0] === 0xef ? '\uFEFF' : '';
  writeFileSync(join(content, file.path), mark + stamped.replaceAll('\n', file.lineEnd));
  return `${file.path}: lastExercised: ${day}`;
}

function readResult(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON: save the result of a drill as JSON from its page`);
  }
  const read = resultFileSchema.safeParse(data);
  if (!read.success) throw new UsageError(`${path} is not the result of a drill: ${read.error.issues[0]?.path.join('.')} is wrong`);
  return read.data;
}
