import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { basePath, flag, pathOr } from '../option.ts';
import { portOption } from '../port.ts';

export const startCommand = command({
  name: 'start',
  summary: 'Build what changed, and serve it on this machine',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    out: pathOr('--out <folder>', 'where the site is written', 'dist'),
    base: basePath(),
    port: portOption,
    strict: flag('--strict', 'do not serve when the content has an error'),
  },
  exits: { 0: 'it served until Ctrl-C', 1: 'with --strict: the content has errors' },
  examples: [
    ['breakglass start', 'builds, and prints the address'],
    ['breakglass start --port 8080', 'at http://localhost:8080/, or the next free port'],
  ],
  run: async ({ content, port, ...options }, [word]) => {
    const { start } = await import('../../start.ts');
    return await start({ ...options, content: contentRoot(content, word) }, port);
  },
});
