/** docs/reference/command-line.md, made from the definitions: what help prints is what is written down. */
import { type Command, exitsOf } from './command.ts';
import type { Options } from './option.ts';

/** The whole page as Markdown. */
export function commandLineReference(commands: readonly Command[]): string {
  return [
    '# The command line',
    '',
    'Made from the commands by `npm run reference`; do not edit.',
    '',
    '`npx breakglass <command>` where Breakglass is installed, `npm run <command> -- <options>` in its repository. `--help` prints what is below, `--version` the version; both work with every command. A word that is mistyped is answered with the nearest one. `breakglass complete bash` (`zsh`, `fish`, `powershell`) prints the completion for a shell.',
    '',
    'Colours are for terminals; `NO_COLOR=1` turns them off. Ctrl-C stops a command, and it says so when nothing was written. `BREAKGLASS_STACK=1` shows where a fault of Breakglass itself happened.',
    '',
    '| command | |',
    '| --- | --- |',
    ...commands.map(({ name, summary }) => `| [\`${name}\`](#${name}) | ${cell(summary)} |`),
    '',
    ...commands.flatMap(section),
  ].join('\n');
}

function section(command: Command): string[] {
  const words = command.arguments.map(({ name, required = false }) => (required ? `<${name}>` : `[${name}]`));
  return [
    `## ${command.name}`,
    '',
    `${command.summary}.`,
    '',
    ...(command.details === undefined ? [] : [command.details, '']),
    '```',
    ['breakglass', command.name, '[options]', ...words].join(' '),
    '```',
    '',
    '| | | default |',
    '| --- | --- | --- |',
    ...command.arguments.map(({ name, about, required = false }) => `| \`${name}\` | ${cell(about)}${required ? '; required' : ''} | |`),
    ...Object.values(command.options).map(row),
    '',
    '```sh',
    ...command.examples.flatMap(([line, about]) => [`# ${about}`, line]),
    '```',
    '',
    `Exit codes: ${exitsOf(command)
      .map(([code, about]) => `\`${code}\` ${about}`)
      .join('; ')}.`,
    '',
  ];
}

function row({ flags, about, fallback, choices, repeats = false }: Options[string]): string {
  const listed = choices === undefined ? '' : `: ${choices.map((choice) => `\`${choice}\``).join(', ')}`;
  const shown = fallback === undefined ? '' : /\s/.test(fallback) ? fallback : `\`${fallback}\``;
  return `| \`${flags}\` | ${cell(about)}${listed}${repeats ? '; may be repeated' : ''} | ${shown} |`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<(\w)/g, '\\<$1');
}
