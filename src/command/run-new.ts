/** What `breakglass new` does with what was typed. */
import { join } from 'node:path';
import { askFor, terminalAsker } from './ask.ts';
import { missing, surroundingsOf, type Wishes, writeDraft } from './new.ts';
import { printProblems } from './problems.ts';
import { nothingWritten } from './run.ts';
import { asTyped } from './typed-path.ts';

/**
 * Asks in a terminal for what is missing, writes, and lists what is left for a person. Exit code 2 when the person gave up.
 * @throws {UsageError}
 */
export async function runNew(content: string, rules: readonly string[], given: Wishes): Promise<number> {
  const around = await surroundingsOf(content, rules);
  const asks = process.stdin.isTTY && process.stdout.isTTY && missing(given, around).length > 0;
  const wishes = asks ? await askFor(given, around, terminalAsker) : given;
  if (wishes === undefined) {
    console.error(nothingWritten);
    return 2;
  }
  const { files, left, remarks } = await writeDraft(wishes, around, new Date().toISOString().slice(0, 10));
  for (const file of files) console.log(`Wrote ${asTyped(join(content, file))}`);
  for (const remark of remarks) console.log(remark);
  if (left.length === 0) return 0;
  console.log('\nLeft for you:\n');
  printProblems(left, content, (text) => console.log(text));
  return 0;
}
