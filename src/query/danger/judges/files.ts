/** Files: where something is written decides, and `find`, `dd`, `tar`, `sed` and `awk` have actions of their own. */
import { type Arguments, hasOption, optionValue, readArguments } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { both, changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under } from '../outcome.ts';
import { judgeWritten, placeOf } from '../places.ts';

const isScratch = (word: ShellWord | undefined) => word !== undefined && (placeOf(word) === 'scratch' || placeOf(word) === 'nothing');
const inTemporary = (word: ShellWord) => /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:\/|$)/.test(word.value ?? word.literalPrefix);

/** The last operand is what is written, or `-t` names it. */
const copies: Judge = judging({ takes: ['-t', '--target-directory', '-S', '--suffix', '-m', '-o', '-g'] }, (args) => {
  const target = args.operands.at(-1);
  if (args.operands[0]?.value === '/dev/null') return destroys('empties a file');
  // A relative name may stand in any folder; `.` and a temporary folder take evidence.
  const isKept = target !== undefined && isScratch(target) && /^(?:\/tmp|\/var\/tmp|\.\/?$|~)/.test(target.value ?? target.text);
  return isKept && !hasOption(args, '-t', '--target-directory') ? reads : changes('writes files');
});

/** `tee` shows and writes: a file in the working folder keeps evidence. */
const tee = judging({}, (args) => both(...args.operands.map(judgeWritten)));

const dd: Judge = (words) => {
  const target = words.find(({ value, literalPrefix }) => (value ?? literalPrefix).startsWith('of='));
  if (target === undefined) return reads;
  const path = {
    ...target,
    value: target.value?.slice(3) ?? null,
    literalPrefix: target.literalPrefix.slice(3),
    text: target.text.slice(3),
  };
  const place = placeOf(path);
  if (place === 'nothing') return reads;
  return place === 'disk' || place === 'unknown' ? destroys('writes over a disk') : changes('writes a file');
};

/** Actions of https://man7.org/linux/man-pages/man1/find.1.html; `-exec` runs another program. */
const find: Judge = (words, within) => {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < words.length; at++) {
    const action = words[at]?.value ?? '';
    if (action === '-delete') outcomes.push(destroys('deletes files'));
    const file = words[at + 1];
    if (['-fprint', '-fprint0', '-fprintf', '-fls'].includes(action) && file !== undefined) outcomes.push(judgeWritten(file));
    if (!['-exec', '-execdir', '-ok', '-okdir'].includes(action)) continue;
    const end = words.findIndex(({ value }, index) => index > at && (value === ';' || (value === '+' && words[index - 1]?.text === '{}')));
    outcomes.push(within.words(words.slice(at + 1, end === -1 ? undefined : end)));
    if (end !== -1) at = end;
  }
  return both(...outcomes);
};

/** `fd pattern -x program`. */
const fd: Judge = (words, within) => {
  const at = words.findIndex(({ value }) => ['-x', '-X', '--exec', '--exec-batch'].includes(value ?? ''));
  return at === -1 ? reads : within.words(words.slice(at + 1));
};

/** An archive is written where it is named; extracting writes into the working folder or into `-C`. */
const tar: Judge = (words, within) => {
  // The first word may have its letters without a dash: `tar xzf a.tgz`.
  const bare = words[0]?.value !== undefined && words[0].value !== null && /^[A-Za-z]+$/.test(words[0].value) ? words[0].value : '';
  const args: Arguments = readArguments(bare === '' ? words : words.slice(1), {
    takes: [
      '-f',
      '-C',
      '--file',
      '--directory',
      '--exclude',
      '-X',
      '-T',
      '--to-command',
      '--checkpoint-action',
      '-I',
      '--use-compress-program',
      '--checkpoint',
    ],
  });
  const is = (letter: string, ...long: readonly string[]) => bare.includes(letter) || hasOption(args, `-${letter}`, ...long);
  const code = args.options.filter(
    ({ name, valueWord }) =>
      ['--to-command', '--checkpoint-action', '-I', '--use-compress-program'].includes(name) && valueWord !== undefined,
  );
  const run = both(
    ...code.map(({ name, valueWord }) =>
      valueWord === undefined
        ? reads
        : name === '--checkpoint-action' && !/exec=/.test(valueWord.value ?? '')
          ? reads
          : within.code('shell', valueWord),
    ),
  );
  if (is('t', '--list') || is('d', '--diff', '--compare')) return run;
  if (hasOption(args, '--delete', '--remove-files')) return both(run, destroys('deletes files'));
  if (is('x', '--extract', '--get')) {
    const folder = optionValue(args, '-C', '--directory');
    if (hasOption(args, '-O', '--to-stdout')) return run;
    return both(run, folder === undefined || /^\/(?:var\/)?tmp|^\.\/?$/.test(folder ?? '') ? reads : changes('writes files'));
  }
  if (!is('c', '--create') && !is('r', '--append') && !is('u', '--update')) return unclassed('tar');
  const archive = bare.includes('f') ? args.operands[0] : args.options.find(({ name }) => name === '-f' || name === '--file')?.valueWord;
  return both(run, archive === undefined || archive.value === '-' ? reads : judgeWritten(archive));
};

const inScratch = (what: string): Judge =>
  judging({ takes: ['-m', '--mode', '-d', '-r', '-t'] }, (args) =>
    args.operands.length > 0 && args.operands.every(inTemporary) ? reads : changes(what),
  );

/** `w` writes files and `e` runs programs. https://www.gnu.org/software/sed/manual/sed.html#Other-Commands */
const sedWrites = /(?:^["']?|[;{}$\d]|\/[gIipm\d]*)\s*(?:[wW]\s+\S|e(?:["'\s]|$))/;
const sed = judging({ takes: ['-e', '-f', '-l', '--expression', '--file'] }, (args) => {
  if (hasOption(args, '-i', '--in-place', '-I')) return changes('changes files in place');
  const given = [...args.operands.map(({ text }) => text), ...args.options.map(({ name, value }) => (name === '-e' ? (value ?? '') : ''))];
  return hasOption(args, '-f', '--file') || given.some((script) => script !== '' && sedWrites.test(script)) ? unclassed('sed') : reads;
});

/** `system(…)` and `| "…"` run programs, `> "…"` writes files. https://www.gnu.org/software/gawk/manual/ */
const awkWrites = /system\s*\(|[|>]\s*\\?"(?!\/dev\/std)|"\s*\|&?\s*getline/;
/** `print > name`: a file whose name only running it could tell. */
const awkWritesSomewhere = /\bprintf?\b[^;}|]*[>|]\s*[A-Za-z_$(]/;
const awk = judging({ takes: ['-F', '-v', '-f', '-i', '--field-separator', '--assign', '--file', '--include'] }, (args, within) => {
  if (args.options.some(({ name, value }) => name === '-i' && value === 'inplace')) return changes('changes files in place');
  const [program] = args.operands;
  if (hasOption(args, '-f', '--file') || program === undefined) return unclassed('awk');
  if (!awkWrites.test(program.text) && awkWritesSomewhere.test(program.text)) return unclassed('awk');
  return awkWrites.test(program.text) ? both(within.code('script', program), awkRuns(program.text)) : reads;
});

/** What `system("…")` of an awk program runs, as far as it is written there. */
function awkRuns(text: string): Outcome {
  return /\b(?:rm|delete|drop|kill|truncate)\b/.test(text) ? destroys('runs programs that delete') : changes('runs other programs');
}

/** Scripting languages: `-c`, `-e` and the input are code, a file is a script. */
function scripting(code: readonly string[], modules: Readonly<Record<string, Outcome>>): Judge {
  return (words, within, name) => {
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (word === undefined) break;
      const text = word.value ?? word.literalPrefix;
      if (words.length === 1 && /^(?:-V|-v|--version|--help|-h|-i|-m|--ini)$/.test(text))
        return text === '-i' && name !== 'php' ? unclassed(name) : reads;
      const flag = code.find((option) => text === option || (option.length === 2 && new RegExp(`^-[a-zA-Z]*${option[1]}$`).test(text)));
      const next = words[at + 1];
      if (flag !== undefined && next !== undefined) {
        const inPlace = words.slice(0, at + 1).some(({ value }) => /^-[a-z]*i/.test(value ?? '') && name.startsWith('perl'));
        return both(inPlace ? changes('changes files in place') : reads, within.code('script', next));
      }
      if (text === '-m' && next !== undefined)
        return Object.hasOwn(modules, next.value ?? '') ? (modules[next.value ?? ''] ?? reads) : unclassed(`${name} -m ${next.text}`);
      if (/^-/.test(text) && text !== '-') continue;
      return unlessTask(words.slice(at), name);
    }
    return within.input.kind === 'text' ? within.code('script', within.input.word) : unclassed(name);
  };
}

/** A script with a task as its operand: `manage.py migrate`, `artisan migrate:fresh`. */
function unlessTask([script, ...tasks]: readonly ShellWord[], name: string): Outcome {
  const path = script?.value ?? script?.text ?? '';
  const task = tasks.find(({ value }) => value !== null && !value.startsWith('-'))?.value ?? '';
  if (/manage\.py$|artisan$|console$/.test(path)) return judgeTask(task, `${name} ${path}`);
  return unclassed(`${name} ${path}`);
}

/** Tasks of web frameworks: Django, Rails, Laravel, Symfony. */
export function judgeTask(task: string, name: string): Outcome {
  if (
    /^(?:check|showmigrations|sqlmigrate|diffsettings|inspectdb|test|help|version|about|routes?|route:list|stats|notes|migrate:status|db:version|db:migrate:status|list|debug:\S+|env|schedule:list|queue:failed|doctrine:migrations:status|sqlsequencereset|findstatic|dumpdata|middleware|initializers|zeitwerk:check|db:abort_if_pending_migrations|sidekiq:stats|queue:monitor|lint:\S+|gitlab:(?:check|env:info|\S*:check)|cache_digests:\S+|db:show|db:table|model:show|config:show|event:list)$/.test(
      task,
    )
  )
    return reads;
  if (
    /^(?:flush|sqlflush|reset_db|cache:clear|cache:flush|migrate:fresh|migrate:reset|migrate:rollback|migrate:refresh|db:drop|db:reset|db:rollback|db:purge|db:wipe|db:schema:load|db:setup|db:migrate:down|db:migrate:reset|db:truncate\S*|queue:flush|queue:clear|clearsessions|clear_cache|delete_\w+|doctrine:database:drop|doctrine:schema:drop|log:clear|tmp:clear|assets:clobber|horizon:clear|\S*(?:drop|purge|destroy|delete|wipe|truncate)\S*)$/.test(
      task,
    )
  )
    return destroys('deletes data of an application');
  if (task === '') return unclassed(name);
  return /^(?:migrate|makemigrations|loaddata|createsuperuser|changepassword|collectstatic|runserver|createcachetable|db:\S+|assets:\S+|queue:\S+|config:\S+|up|down|optimize\S*|key:generate|storage:link|schedule:run|doctrine:\S+|messenger:\S+|horizon:\S+|sidekiq:\S+|gitlab:\S+|\S*(?:create|update|import|send|sync|start|stop|restart|set|enable|disable|migrate|rebuild|reindex)\S*)$/.test(
    task,
  )
    ? changes('runs a task of an application')
    : unclassed(`${name} ${task}`);
}

const rails: Judge = judging({ takes: ['-e', '--environment'] }, (args, within, name) => {
  const [verb, code] = args.operands;
  const task = verb?.value ?? '';
  if ((task === 'runner' || task === 'r') && code !== undefined) return within.code('script', code);
  if (['console', 'c', 'dbconsole', 'db', 'server', 's', 'generate', 'g', 'destroy', 'new'].includes(task))
    return task === 'destroy' ? destroys('deletes files') : changes('starts or changes an application');
  return judgeTask(task, name);
});

export const fileJudges: Readonly<Record<string, Judge>> = {
  ...under(['cp', 'install', 'ditto'], copies),
  tee,
  dd,
  dcfldd: dd,
  find,
  gfind: find,
  ...under(['fd', 'fdfind'], fd),
  ...under(['tar', 'bsdtar', 'gtar'], tar),
  mkdir: inScratch('makes a folder'),
  touch: inScratch('makes a file'),
  ...under(['sed', 'gsed'], sed),
  ...under(['awk', 'gawk', 'mawk', 'nawk'], awk),
  ...under(
    ['python', 'python2', 'python3', 'pypy', 'pypy3'],
    scripting(['-c'], {
      'json.tool': reads,
      'http.server': changes('serves the working folder'),
      pip: unclassed('pip'),
      venv: changes('makes a folder'),
      pdb: unclassed('pdb'),
      base64: reads,
      zipfile: unclassed('zipfile'),
      calendar: reads,
      site: reads,
      platform: reads,
      sysconfig: reads,
    }),
  ),
  ...under(['perl'], scripting(['-e', '-E'], {})),
  ...under(
    ['ruby', 'node', 'nodejs', 'deno', 'php', 'lua', 'Rscript', 'tclsh', 'groovy', 'scala', 'elixir', 'julia', 'bun-run'],
    scripting(['-e', '-r', '-p', '--eval', 'eval', '-pe', '-ne'], {}),
  ),
  ...under(['manage.py', 'artisan', 'django-admin', 'console', 'gitlab-rake', 'rake'], (words, _within, name) =>
    judgeTask(words.find(({ value }) => value !== null && !value.startsWith('-'))?.value ?? '', name),
  ),
  ...under(['rails', 'gitlab-rails'], rails),
};
