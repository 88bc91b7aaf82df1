/** Programs that run another program of a project, or one with secrets in its environment. */
import { readArguments } from '../../languages/shell/arguments.ts';
import { baseName } from '../../languages/shell/program.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { changes, type Judge, type Outcome, reads, unclassed } from '../outcome.ts';
import { programs } from '../programs/index.ts';
import { guess } from '../row-judge.ts';
import { byRow } from './by-row.ts';

/** `bundle exec rails …` and other programs that run one of a project. `tasks` are verbs with the name of a task of the project behind them. */
function runner(verbs: readonly string[], tasks: readonly string[] = []): Judge {
  return (words, within, name) => {
    const { operands } = readArguments(words, {
      takes: ['-p', '--prefix', '-C', '--cwd', '--package', '-e', '--env-file', '--env', '-c', '--config', '-n', '--name'],
      stops: true,
    });
    const [verb, ...rest] = operands;
    if (rest.length > 0 && tasks.includes(verb?.value ?? '')) return taskOf(rest, name);
    if (rest.length > 0 && verbs.includes(verb?.value ?? '')) return within.words(rest.filter(({ value }) => value !== '--'));
    return byRow(name, words, within);
  };
}

/** `npm run deploy`: the name of the task is all there is. */
function taskOf([task]: readonly ShellWord[], name: string): Outcome {
  const text = task?.value ?? '';
  if (/^(?:test|lint|check|typecheck|type-check|format:check|audit|coverage|status)(?:$|:)/.test(text)) return reads;
  return /(?:deploy|migrate|release|publish|start|stop|build|seed|drop|reset|clean|install|update|sync|delete|destroy|rollback)/i.test(text)
    ? changes(`runs the task \`${text}\``)
    : unclassed(`${name} run ${text}`);
}

/** `java -jar jenkins-cli.jar list-jobs`: the jar is the program. */
const java: Judge = (words, within, name) => {
  const at = words.findIndex(({ value }) => value === '-jar');
  const jar = words[at + 1];
  const program = at === -1 ? undefined : baseName(jar?.value ?? '').replace(/(?:-\d[\w.]*)?\.jar$/, '');
  return program === undefined || !programs.has(program)
    ? guess(readArguments(words, {}), name)
    : byRow(program, words.slice(at + 2), within);
};

const wrapped: Judge = (words, within) => within.words(words);

/** `doppler run -- command`, `op run -- command`. */
function behindDashes(verb: string): Judge {
  return (words, within, name) => {
    const dashes = words.findIndex(({ value }) => value === '--');
    return dashes !== -1 && words[0]?.value === verb ? within.words(words.slice(dashes + 1)) : byRow(name, words, within);
  };
}

export const runnerJudges: Readonly<Record<string, Judge>> = {
  bundle: runner(['exec']),
  bundler: runner(['exec']),
  poetry: runner(['run']),
  pipenv: runner(['run']),
  uv: runner(['run']),
  npm: runner([], ['run', 'run-script']),
  yarn: runner([], ['run']),
  pnpm: runner(['exec'], ['run']),
  npx: wrapped,
  bunx: wrapped,
  uvx: wrapped,
  java,
  doppler: behindDashes('run'),
  op: behindDashes('run'),
  chamber: behindDashes('exec'),
  infisical: behindDashes('run'),
  'aws-vault': behindDashes('exec'),
};
