/** What `breakglass init` prints. */
import { callOf } from './call.ts';
import { type InitOptions, init } from './init.ts';
import { asTyped } from './typed-path.ts';

/** @throws {UsageError} */
export async function runInit(options: InitOptions): Promise<number> {
  const { written, kept, remarks } = await init(options);
  for (const file of kept) console.log(`Kept  ${asTyped(file)} (it was there already)`);
  for (const file of written) console.log(`Wrote ${asTyped(file)}`);
  for (const remark of remarks) console.log(`\n${remark}`);
  const folder = asTyped(options.content);
  const word = folder === '.' ? [] : ['--content', folder];
  console.log(
    `\nNext:\n  ${callOf('dev', ...word)}    shows the site while you write\n  ${callOf('check', ...word)}  lists what is left to write`,
  );
  return 0;
}
