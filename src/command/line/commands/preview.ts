import { command } from '../command.ts';
import { pathOr } from '../option.ts';
import { portOption } from '../port.ts';

export const previewCommand = command({
  name: 'preview',
  summary: 'Serve what was built, on this machine',
  arguments: [],
  options: { out: pathOr('--out <folder>', 'the folder of the site', 'dist'), port: portOption },
  exits: { 0: 'it served until Ctrl-C' },
  examples: [['breakglass preview --out site', 'serves the site in ./site as a static host would']],
  run: async ({ out, port }) => {
    const { preview } = await import('../../preview.ts');
    return await preview(out, port);
  },
});
