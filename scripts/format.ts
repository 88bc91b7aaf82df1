/** `npm run format`: puts every file into the project's format and applies the safe fixes. Paths may follow. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const biome = path.join(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome');
const paths = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [biome, 'check', '--write', ...paths], { stdio: 'inherit' });
process.exitCode = status ?? 1;
