/** The program: runs what was typed. */
import manifest from '../../../package.json' with { type: 'json' };
import { exitNow, runCommand } from '../run.ts';
import { commands } from './commands/index.ts';
import { runLine } from './program.ts';

await runCommand(() => runLine(commands, process.argv.slice(2), manifest.version));
await exitNow();
