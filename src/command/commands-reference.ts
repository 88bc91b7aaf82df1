/** The page about programs, made from their rows: which calls read, change and destroy. */

import { programKinds } from '../query/danger/programs/index.ts';
import { kubectlPlugins } from '../query/danger/programs/kubectl-plugins.ts';
import { redisCommands } from '../query/danger/programs/redis.ts';
import { judges } from '../query/danger/programs.ts';
import { type Program, programSchema } from '../query/danger/row.ts';

const intro = `# Commands

Made from the rows of programs by \`npm run reference\`; do not edit.

What a command does has one of four answers, on cards, in the question before it is copied, and in every export:

| sign | answer | when |
| --- | --- | --- |
| ○ | read-only | every program in it is known, and so is this call of it |
| ? | unknown | nothing harmful was found, and something could not be classed: a program or verb without a row here, a script, a file of statements, text in a variable |
| ▲ | changes state | at least one part of it changes something |
| ✖ | destructive | at least one part of it deletes or overwrites something |

Code that is handed over is read too: \`bash -c\`, \`ssh host '…'\`, \`psql -Atc\`, \`mysql -Bse\`, \`redis-cli\`, \`mongosh --eval\`, here-documents, here-strings and pipes into a client or a shell; behind \`sudo\`, \`env\`, \`timeout\`, \`xargs\`, \`find -exec\`, \`kubectl exec\`, \`docker run\` and the like. Variables and settings that name a program or code (\`PAGER\`, \`LD_PRELOAD\`, \`git -c core.pager=…\`) are read with the command. A verb that is not listed is unknown, also where the words in front of it are. A program without a row that is called with a verb such as \`delete\`, \`purge\` or \`restart\` changes state. Writing a file into the working folder, the home folder or a temporary one counts as reading: that is how evidence is kept; anywhere else it is a change, whatever the verb.

## Programs of your own

\`\`\`yaml
commands:
  - programs: [shopctl]
    takes: ["-n", --namespace]
    reads: [status, orders list|show]
    changes: { restart: restarts a shop, config set: changes a shop's settings }
    destroys: { "orders purge": deletes orders, "restart --wipe": deletes a shop's data }
    writesTo: [--output]
    runsCode: { --sql: sql }
    rehearses: [--dry-run]
\`\`\`

A call is written as it is typed: words, then options. \`|\` separates alternatives, \`*\` for any word or any part of one, \`**\` for any number of words, \`$\` for no further word; several calls are separated by commas. The empty call (\`""\`) is the program without operands. The call that names most decides, and of two that name as much the graver. A row of yours goes before the one that Breakglass has. All keys: [fields](fields.md).

## Programs that everybody has

A program marked with * has code as well as a row, or instead of one: where operands or the method of a request decide.
`;

/** docs/reference/commands.md. */
export function commandsReference(): string {
  const kinds = [
    ...programKinds,
    { title: 'Plugins of kubectl', rows: [kubectlPlugins] },
    { title: 'Commands of Redis', rows: [redisCommands] },
  ];
  const sections = kinds.flatMap(({ title, rows }) => [`### ${title}`, '', ...rows.map((row) => section(programSchema.parse(row))), '']);
  const others = Object.keys(judges).sort();
  return [intro, ...sections, '### Programs with code', '', `${others.map((name) => `\`${name}\``).join(', ')}.`, ''].join('\n');
}

function section(row: Program): string {
  const names = row.programs.map((name) => `\`${name}\`${Object.hasOwn(judges, name) ? '\\*' : ''}`).join(', ');
  const parts = [
    row.reads.length === 0 ? '' : `reads ${row.reads.map(shown).join(', ')}`,
    ...Object.entries(row.changes).map(([call, what]) => `▲ ${shown(call)} ${what}`),
    ...Object.entries(row.destroys).map(([call, what]) => `✖ ${shown(call)} ${what}`),
    row.writesTo.length === 0 ? '' : `writes a file: ${row.writesTo.map(shown).join(', ')}`,
    Object.keys(row.runsCode).length === 0
      ? ''
      : `code: ${Object.entries(row.runsCode)
          .map(([place, kind]) => `${shown(place)} ${kind}`)
          .join(', ')}`,
    row.rehearses.length === 0 ? '' : `rehearses: ${row.rehearses.map(shown).join(', ')}`,
  ].filter((part) => part !== '');
  return `- ${names}: ${parts.join(' · ')}`;
}

function shown(call: string): string {
  if (call === '') return '(no operands)';
  return call === '**' ? '(any call)' : `\`${call}\``;
}
