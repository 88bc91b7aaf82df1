/** The command line: what may be typed, what is refused, and that all of it is written down. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Command, optionNames, readValues } from '../../../src/command/line/command.ts';
import { commands } from '../../../src/command/line/commands/index.ts';
import { placeholderOf } from '../../../src/command/line/option.ts';
import { makeProgram, runLine } from '../../../src/command/line/program.ts';
import { commandLineReference } from '../../../src/command/line/reference.ts';
import { contentRoot } from '../../support/content-root.ts';

const root = join(import.meta.dirname, '../../..');

/** The commands with nothing behind them: each answers 0 and keeps what it would have been started with. */
function recorded(): { commands: Command[]; started: string[] } {
  const started: string[] = [];
  return {
    started,
    commands: commands.map((command) => ({
      ...command,
      start: async (typedOf) => {
        readValues(command.options, typedOf);
        started.push(command.name);
        return 0;
      },
    })),
  };
}

/** What is printed, and the exit code. */
async function type(...typed: string[]): Promise<{ code: number; out: string; started: string[] }> {
  let out = '';
  const keep = (text: string | Uint8Array) => {
    out += String(text);
    return true;
  };
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map((spy) => spy.mockImplementation(keep));
  const { commands: all, started } = recorded();
  try {
    const code = await runLine(all, typed, '1.2.3').catch((error: Error) => {
      out += error.message;
      return 2;
    });
    return { code, out, started };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it('has help with every option, examples and exit codes', async () => {
    const { code, out } = await type(name, '--help');
    expect(code).toBe(0);
    for (const option of optionNames(command)) expect(out).toContain(option);
    expect(out).toMatch(/\nExamples:\n {2}breakglass /);
    expect(out).toMatch(/\nExit codes:\n {2}0 {2}\S/);
    expect(out).toMatch(/\n {2}2 {2}\S/);
  });

  it('has the version', async () => expect(await type(name, '--version')).toMatchObject({ code: 0, out: '1.2.3\n' }));

  it('has examples that can be typed', async () => {
    for (const [line] of command.examples) {
      const own = line.replace(/ [|>] .*$/, '').replace(/ --rules (?:'[^']+'|\S+)/g, '');
      const words = [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
      expect(words.shift()).toBe('breakglass');
      expect(await type(...words), line).toMatchObject({ code: 0, started: [name] });
    }
  });

  it('takes its switches', async () => {
    const words = command.arguments.filter(({ required }) => required).map(() => 'x.example');
    for (const { flags, read } of Object.values(command.options).filter(({ flags: typed }) => placeholderOf(typed) === '')) {
      expect([read([]), read([''])]).toEqual([false, true]);
      expect(await type(name, ...words, flags), flags).toMatchObject({ code: 0, started: [name] });
    }
  });

  it('names the nearest of a mistyped option', async () => {
    for (const option of optionNames(command)) {
      const mistyped = option.replace(/(..)$/, (end) => [...end].reverse().join(''));
      if (optionNames(command).includes(mistyped)) continue;
      const { code, out } = await type(name, mistyped);
      expect({ code, out }, mistyped).toMatchObject({ code: 2, out: expect.stringContaining(option) });
    }
  });

  it('refuses words for which it has no place', async () => {
    expect(await type(name, ...Array.from({ length: command.arguments.length + 1 }, () => 'x'))).toMatchObject({ code: 2, started: [] });
  });
});

describe('what is typed wrong', () => {
  it.each([
    [['chekc'], 'Did you mean check?'],
    [['check', '--since'], "option '--since <revision>' argument missing"],
    [['start', '--port', 'abc'], '--port abc: expected a whole number from 0 to 65535'],
    [['start', '--port', '-1'], '--port -1: expected'],
    [['start', '--port', '1e3'], '--port 1e3: expected'],
    [['start', '--port', ''], '--port : expected'],
    [['dev', '--port', '70000'], '--port 70000: expected'],
    [['build', '--base', 'https://example.com/x/'], 'write its path alone: --base /x/'],
    [['build', '--base', '/a b/../'], 'found `a b`'],
    [['build', '--out', ''], '--out: expected a path'],
    [['alerts', '--site', 'ftp://x'], '--site ftp://x: expected the address of a site'],
    [['alerts', '--site', 'a b'], '--site a b: expected the address of a site'],
    [['doctor', 'https://x.example', '--timeout', '0'], '--timeout 0: expected a number from 0.1 to 600'],
    [['doctor', 'https://x.example', '--timeout', 'soon'], '--timeout soon: expected a number'],
    [['doctor'], "missing required argument 'url'"],
    [['check', '--format', 'jsn'], '--format jsn: there is no such format; did you mean `json`?'],
    [['adopt', 'x', '--as', 'huggo'], 'did you mean `hugo`?'],
    [['check', '--rules', 'nowhere/*.yaml'], '--rules nowhere/*.yaml: no file matches'],
  ])('%j', async (typed, words) => {
    expect(await type(...typed)).toEqual({ code: 2, started: [], out: expect.stringContaining(words) });
  });

  it('is said all at once', async () => {
    const { out } = await type('check', '--format', 'jsn', '--rules', 'nowhere/*.yaml');
    expect(out).toContain('--rules nowhere/*.yaml: no file matches');
    expect(out).toContain('--format jsn: there is no such format');
  });

  it('a command alone lists all of them and stops a script', async () => {
    const { code, out } = await type();
    expect(code).toBe(2);
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });
});

it('every option that takes a value says of what', () => {
  for (const { name, options } of commands)
    for (const { flags, about } of Object.values(options)) {
      expect(flags, name).toMatch(/^--[a-z]+(?:-[a-z]+)*(?: <[a-z]+>)?$/);
      expect(about, `${name} ${flags}`).toMatch(/[^.]$/);
      if (flags.includes('<')) expect(placeholderOf(flags)).not.toBe('');
    }
});

it('completes commands and options', () => {
  const program = makeProgram(commands, '1.2.3', () => undefined);
  expect(program.commands.map((command) => command.name())).toEqual([...commands.map(({ name }) => name), 'complete']);
});

describe('the docs', () => {
  it('docs/reference/command-line.md says what the commands say (npm run reference)', () => {
    expect(readFileSync(join(root, 'docs/reference/command-line.md'), 'utf8')).toBe(commandLineReference(commands));
  });

  it('has every option', () => {
    const page = readFileSync(join(root, 'docs/reference/command-line.md'), 'utf8');
    for (const command of commands) {
      const [section = ''] = page.split(`\n## ${command.name}\n`)[1]?.split('\n## ') ?? [];
      for (const option of optionNames(command)) expect(section, command.name).toContain(`\`${option}`);
    }
  });

  it('names no option that a command does not have', () => {
    const wrong = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })].flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?:npm run (?:--silent )?|breakglass )([a-z]+)((?: [^\n`]*)?)/g)].flatMap(
        ([, name, rest = '']) => {
          const command = commands.find((one) => one.name === name);
          const typed = command === undefined ? [] : (rest.split(/ [|>&] /)[0]?.match(/(?<=\s)--[a-z][\w-]*/g) ?? []);
          const known = command === undefined ? [] : [...optionNames(command), '--help', '--version'];
          return typed.filter((option) => !known.includes(option)).map((option) => `${file}: ${name} ${option}`);
        },
      ),
    );
    expect(wrong).toEqual([]);
  });
});

it('--rules takes a pattern that matches, from the folder where it was typed', async () => {
  const content = contentRoot({ 'rules.yaml': '' });
  expect(await type('check', '--rules', join(content, '*.yaml'))).toMatchObject({ code: 0 });
});
