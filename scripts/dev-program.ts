/** `npm run dev:program -- [folder]`: the starter library or another content root, reloaded at every change of the program's own code; all components in their states at /components/. */
import { developWithCode } from '../src/command/dev-with-code.ts';
import { runCommand } from '../src/command/run.ts';
import { folder } from '../src/command/typed-path.ts';

await runCommand(() => developWithCode({ content: folder(process.argv[2] ?? '.'), base: '/', port: 4321 }));
