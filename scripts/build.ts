/** `npm run build -- [--content DIR] [--out DIR] [--base /path/] [--strict]` */
import { buildAndReport } from '../src/command/build-command.ts';
import { contentOption, folder, normaliseBase, outputOptions, readOptions } from '../src/command/options.ts';
import { exitNow, runCommand } from '../src/command/run.ts';

await runCommand(async () => {
  const options = readOptions({ ...contentOption, ...outputOptions });
  const { code } = await buildAndReport({
    content: folder(options.content),
    out: folder(options.out),
    base: normaliseBase(options.base),
    strict: options.strict,
  });
  return code;
});
await exitNow();
