/** Builds and reports the result: shared by `build` and `start`. */
import { type BuildResult, buildSite } from '../build/build-site.ts';
import { breakGlassFile, megabytes } from '../offline/shared/break-glass.ts';
import { callOf } from './call.ts';
import { printProblems } from './problems.ts';
import { progressReporter } from './progress.ts';
import { noteWritten } from './run.ts';
import { describeSmaller, sizeWarnings } from './size-budget.ts';

export interface BuildCommandOptions {
  content: string;
  out: string;
  base: string;
  strict: boolean;
}

/** Exit code 0, or 1 with `strict` when there is an error in the content. Warnings and notes are counted; `check` shows them. */
export async function buildAndReport(options: BuildCommandOptions): Promise<{ code: number; result: BuildResult }> {
  const result = await buildSite({ ...options, onProgress: progressReporter(), onReplace: noteWritten });
  const { site, problems } = result;
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) printProblems(errors, options.content, (line) => console.error(line), process.stderr);
  const others = (['warning', 'info'] as const).flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity).length;
    return found === 0 ? [] : [count(found, severity === 'info' ? 'note' : 'warning')];
  });
  if (others.length > 0) {
    const them = problems.length - errors.length === 1 ? 'it' : 'them';
    console.error(`${others.join(' and ')}: ${callOf('check')} shows ${them}, and asks more`);
  }
  console.log(
    `Built ${count(site.runbooks.length, 'runbook')} of ${count(site.services.length, 'service')}, ${count(result.pages, 'page')}, ${megabytes(result.bytes)}${result.breakGlass === null ? '' : ` (${breakGlassFile} ${megabytes(result.breakGlass)})`} in ${(result.took / 1000).toFixed(1)} s → ${options.out}`,
  );
  if (result.images.smaller.count > 0) console.log(`Images: ${describeSmaller(result.images.smaller)}`);
  for (const note of result.images.notes) console.error(note);
  for (const warning of sizeWarnings(result, options.out)) console.error(warning);
  if (result.unlisted.length > 0) console.error(unlistedText(options.out, result.unlisted));
  const code = options.strict && errors.length > 0 ? 1 : 0;
  if (code === 1) console.error(`--strict: ${count(errors.length, 'error')} in the content`);
  return { code, result };
}

/** Files of somebody else, or of a build of an older version: only a person can know, and only once is there a reason to ask. */
function unlistedText(out: string, files: readonly string[]): string {
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  return `${out} was last built by a version that kept no list of its files, so nothing in it was deleted. ${count(files.length, 'file')} there ${files.length === 1 ? 'is' : 'are'} not of this build: ${files.slice(0, 3).join(', ')}${more}. Delete what you do not need, or build into a new folder`;
}

function count(number: number, name: string, many = `${name}s`): string {
  return `${number} ${number === 1 ? name : many}`;
}
