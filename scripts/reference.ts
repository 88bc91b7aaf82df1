/** `npm run reference`: writes docs/reference.md and schemas/*.json from the schemas, docs/checks.md from the checks, docs/commands.md from the rows of programs, docs/command-line.md from the commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programRoot } from '../src/build/paths.ts';
import { checksReference } from '../src/command/checks-reference.ts';
import { commandsReference } from '../src/command/commands-reference.ts';
import { editorSchemaFiles } from '../src/command/editor-schemas.ts';
import { commands } from '../src/command/line/commands/index.ts';
import { commandLineReference } from '../src/command/line/reference.ts';
import { reference } from '../src/command/reference.ts';
import { runCommand } from '../src/command/run.ts';
import { prepareLanguages } from '../src/query/registry.ts';

await runCommand(async () => {
  await prepareLanguages();
  writeFileSync(join(programRoot, 'docs', 'reference.md'), reference());
  writeFileSync(join(programRoot, 'docs', 'checks.md'), await checksReference());
  writeFileSync(join(programRoot, 'docs', 'commands.md'), commandsReference());
  writeFileSync(join(programRoot, 'docs', 'command-line.md'), commandLineReference(commands));
  const schemas = join(programRoot, 'schemas');
  mkdirSync(schemas, { recursive: true });
  for (const [name, text] of editorSchemaFiles()) writeFileSync(join(schemas, name), text);
  return 0;
});
