import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { basePath } from '../option.ts';
import { portOption } from '../port.ts';

export const devCommand = command({
  name: 'dev',
  summary: 'Serve the site while you write: each save is shown at once, with the problems of the page',
  arguments: [contentArgument],
  options: { content: contentOption, base: basePath(), port: portOption },
  exits: { 0: 'it served until Ctrl-C' },
  examples: [['breakglass dev ../our-runbooks', 'prints the address; open it and edit']],
  run: async ({ content, ...options }, [word]) => {
    const { dev } = await import('../../dev.ts');
    return await dev({ ...options, content: contentRoot(content, word) });
  },
});
