/** What `breakglass adopt` does with what was typed. */
import { existsSync, writeFileSync } from 'node:fs';
import { type AdoptCommandOptions, adoptFolder } from './adopt.ts';
import { asTyped } from './typed-path.ts';
import { UsageError } from './usage-error.ts';

export interface RunAdoptOptions extends AdoptCommandOptions {
  /** A new file for the report; undefined where it is printed. */
  readonly report: string | undefined;
}

/**
 * Adopts, and hands over the report.
 * @throws {UsageError}
 */
export async function runAdopt({ report, ...options }: RunAdoptOptions, print: (text: string) => void): Promise<number> {
  if (report !== undefined && existsSync(report)) throw new UsageError(`--report ${asTyped(report)} is there already, and stays as it is`);
  const text = await adoptFolder({ ...options, whole: report !== undefined });
  if (report === undefined) print(text);
  else writeFileSync(report, text, { flag: 'wx' });
  return 0;
}
