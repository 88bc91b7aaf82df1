/**
 * `npm run reference`: writes schemas/*.json and what is made in docs/reference: fields.md from the schemas, checks.md from the checks,
 * commands.md from the rows of programs, command-line.md from the commands, configuration-files.md from docs/hosting and docs/alerting.
 * Also src/words/texts.json, the list of the interface's texts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markedKeysOfSource } from '../src/build/marked-keys.ts';
import { programRoot } from '../src/build/paths.ts';
import { checksReference } from '../src/command/checks-reference.ts';
import { commandsReference } from '../src/command/commands-reference.ts';
import { editorSchemaFiles } from '../src/command/editor-schemas.ts';
import { filesReference } from '../src/command/files-reference.ts';
import { commands } from '../src/command/line/commands/index.ts';
import { commandLineReference } from '../src/command/line/reference.ts';
import { reference } from '../src/command/reference.ts';
import { runCommand } from '../src/command/run.ts';
import { prepareLanguages } from '../src/query/registry.ts';

await runCommand(async () => {
  await prepareLanguages();
  const page = (name: string) => join(programRoot, 'docs', 'reference', name);
  writeFileSync(page('fields.md'), reference());
  writeFileSync(page('checks.md'), await checksReference());
  writeFileSync(page('commands.md'), commandsReference());
  writeFileSync(page('command-line.md'), commandLineReference(commands));
  writeFileSync(page('configuration-files.md'), filesReference());
  writeFileSync(join(programRoot, 'src', 'words', 'texts.json'), `${JSON.stringify(await markedKeysOfSource(), null, 2)}\n`);
  const schemas = join(programRoot, 'schemas');
  mkdirSync(schemas, { recursive: true });
  for (const [name, text] of editorSchemaFiles()) writeFileSync(join(schemas, name), text);
  return 0;
});
