/** Tools for text that read, unless an option or their own script writes or runs something. */
import { hasOption } from '../arguments.ts';
import { changes, type Judge, judging, type Outcome, reads, unclassed, under } from './outcome.ts';

/** `w` writes files and `e` runs programs. https://www.gnu.org/software/sed/manual/sed.html#Other-Commands */
const sedWrites = /(?:^["']?|[;{}$\d]|\/[gIipm\d]*)\s*(?:[wW]\s+\S|e(?:["'\s]|$))/;

const sed = judging({ values: '-e -f -l --expression --file' }, (args) => {
  if (hasOption(args, '-i', '--in-place')) return changes('changes files in place');
  const given = [...args.operands.map(({ text }) => text), ...args.options.map(({ name, value }) => (name === '-e' ? (value ?? '') : ''))];
  return hasOption(args, '-f', '--file') || given.some((script) => script !== '' && sedWrites.test(script)) ? unclassed('sed') : reads;
});

/** `system(…)` and `| "…"` run programs, `> "…"` writes files. https://www.gnu.org/software/gawk/manual/ */
const awkWrites = /system\s*\(|[|>]\s*\\?"(?!\/dev\/std)/;

const awk = judging({ values: '-F -v -f -i --field-separator --assign --file --include' }, (args) => {
  if (args.options.some(({ name, value }) => name === '-i' && value === 'inplace')) return changes('changes files in place');
  return hasOption(args, '-f', '--file') || awkWrites.test(args.operands[0]?.text ?? '') ? unclassed('awk') : reads;
});

const unless = (options: string, harmful: Outcome): Judge =>
  judging({}, (args) => (hasOption(args, ...options.split(' ')) ? harmful : reads));

export const textJudges: Readonly<Record<string, Judge>> = {
  sed,
  ...under('awk gawk mawk nawk', awk),
  sort: unless('-o --output', changes('writes a file')),
  ...under('yq dasel', unless('-i --inplace --in-place', changes('changes files in place'))),
  sponge: () => changes('writes over a file'),
};
