/** `npm run reference`: writes docs/reference.md from the schemas. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programRoot } from '../src/build/paths.ts';
import { reference } from '../src/command/reference.ts';
import { runCommand } from '../src/command/run.ts';

await runCommand(async () => {
  writeFileSync(join(programRoot, 'docs', 'reference.md'), reference());
  return 0;
});
