import { folder } from '../../typed-path.ts';
import { UsageError } from '../../usage-error.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { flag } from '../option.ts';

export const postmortemCommand = command({
  name: 'postmortem',
  summary: 'Keep an exported incident as a postmortem of the content, with its record',
  details:
    'Writes `postmortems/DAY-title.md` and its record beside it. Times, severity, services, runbooks, alerts, cause, fix and action items come from the record; what that does not hold is left out. A file that somebody changed since stays as it is.',
  arguments: [
    { name: 'file', about: 'an exported incident: its record (`.json`), or the archive with evidence (`.zip`)', required: true },
    contentArgument,
  ],
  options: {
    content: contentOption,
    force: flag('--force', 'write over a postmortem that was changed since it was written'),
  },
  exits: { 0: 'written, or it was there already' },
  examples: [
    ['breakglass postmortem incident.json', 'writes the postmortem, from the record alone'],
    ['breakglass postmortem incident.zip ../our-runbooks', 'keeps the text as it was edited on the page, and the images'],
  ],
  run: async ({ content, force }, [file, word]) => {
    if (file === undefined) throw new UsageError('name an exported incident: `breakglass postmortem incident.json`');
    const { writePostmortemFile } = await import('../../postmortem.ts');
    console.log(await writePostmortemFile({ content: contentRoot(content, word), file: folder(file), force }));
    return 0;
  },
});
