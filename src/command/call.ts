import { isInstalled } from '../build/paths.ts';

import { callerOf } from './init/package-manager.ts';

/** How a command is called from here: `npx breakglass check --fix` where the package is installed (`pnpm exec …`, `yarn …`), `breakglass check -- --fix` in this repository. */
export function callOf(name: string, ...args: readonly string[]): string {
  const words = args.map((arg) => (/^[\w./:=~-]+$/.test(arg) ? arg : `'${arg}'`));
  if (isInstalled) return [`${callerOf()} breakglass`, name, ...words].join(' ');
  return [name === 'start' ? 'npm start' : `npm run ${name}`, ...(words.length === 0 ? [] : ['--', ...words])].join(' ');
}
