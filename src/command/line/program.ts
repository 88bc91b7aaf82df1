/** The command line: what was typed → the command that runs, or help. */
import tab from '@bomb.sh/tab/commander';
import { Argument, Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { withDocPaths } from '../doc-paths.ts';
import { guardAgainstBusy } from '../run.ts';
import { bold, dim } from './colours.ts';
import { type Command, exitsOf } from './command.ts';
import type { Options } from './option.ts';

type Option = Options[string];

const about = `Runbooks that still work when everything else is down.

A content root is a folder with runbooks/<service>/<failure mode>.md in it; \`breakglass init\` makes one.`;

const more = `
Each command has its own help: breakglass check --help
Completion in your shell: breakglass complete bash (zsh, fish, powershell)`;

/**
 * Runs what was typed and answers the exit code: that of the command, 0 for help and version, 2 for a line that cannot be understood.
 * @throws what the command throws
 */
export async function runLine(commands: readonly Command[], typed: readonly string[], version: string): Promise<number> {
  let code = 0;
  const program = makeProgram(commands, version, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(typed, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

/** The program for the parser; `onEnd` gets the exit code of the command that ran. */
export function makeProgram(commands: readonly Command[], version: string, onEnd: (code: number) => void): Commander {
  const program = settled(new Commander('breakglass'), version).description(about).addHelpText('after', more);
  for (const command of commands) program.addCommand(subcommand(command, version, onEnd));
  tab(program);
  return program;
}

function subcommand(command: Command, version: string, onEnd: (code: number) => void): Commander {
  const made = settled(new Commander(command.name), version)
    .helpCommand(false)
    .showHelpAfterError(`breakglass ${command.name} --help lists its words and options.`)
    .summary(command.summary)
    .description(command.details === undefined ? command.summary : `${command.summary}.\n\n${withDocPaths(command.details)}`)
    .addHelpText('after', () => helpEnd(command));
  for (const { name, about: words, required = false } of command.arguments)
    made.addArgument(new Argument(required ? `<${name}>` : `[${name}]`, words));
  const options = new Map(Object.entries(command.options).map(([key, option]) => [key, addOption(made, option)]));
  return made.action(async () => {
    guardAgainstBusy();
    const typedOf = (key: string) => wordsOf(options.get(key), made);
    onEnd(await command.start(typedOf, made.processedArgs));
  });
}

/** What holds for every command. */
function settled(command: Commander, version: string): Commander {
  return command
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .allowExcessArguments(false)
    .exitOverride()
    .configureHelp({ styleTitle: bold, styleCommandText: bold, styleOptionTerm: bold, styleSubcommandTerm: bold, styleArgumentTerm: bold })
    .configureOutput({ outputError: (words, write) => write(words.replace(/^error: /, '')) });
}

function addOption(to: Commander, { flags, about: words, fallback, choices, repeats = false }: Option): CommanderOption {
  const option = new CommanderOption(flags, describe(words, fallback, choices, repeats));
  // Each is kept as it was typed, in order: what it means is read when all is known.
  if (option.required) option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]);
  to.addOption(option);
  return option;
}

function describe(words: string, fallback: string | undefined, choices: readonly string[] | undefined, repeats: boolean): string {
  const remarks = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(fallback === undefined ? [] : [`default: ${fallback}`]),
    ...(repeats ? ['may be repeated'] : []),
  ];
  return remarks.length === 0 ? words : `${words} (${remarks.join('; ')})`;
}

/** What was typed for an option. Its value is a list of words; that of a switch is true, of one that begins with `--no-` false. */
function wordsOf(option: CommanderOption | undefined, command: Commander): readonly string[] {
  if (option === undefined) return [];
  const value: unknown = command.getOptionValue(option.attributeName());
  if (Array.isArray(value)) return value.map(String);
  return value === !option.negate ? [''] : [];
}

function helpEnd(command: Command): string {
  const examples = command.examples.map(([line, words]) => `  ${line}\n      ${dim(words)}`);
  const exits = exitsOf(command).map(([code, words]) => `  ${code}  ${words}`);
  return ['', bold('Examples:'), ...examples, '', bold('Exit codes:'), ...exits].join('\n');
}
