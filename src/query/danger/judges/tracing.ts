/** Programs that look while another one runs, which stands behind their own verb. */
import { readArguments } from '../../languages/shell/arguments.ts';
import { both, changes, type Judge, type Outcome, reads, unclassed, type Within } from '../outcome.ts';
import { judgeWritten } from '../places.ts';

const takesOfPerf = [
  '-o',
  '-i',
  '-p',
  '-t',
  '-e',
  '-F',
  '-C',
  '-c',
  '-s',
  '-n',
  '-r',
  '-a-',
  '--output',
  '--input',
  '--pid',
  '--event',
  '--call-graph',
  '--sort',
];

/** `perf record -o FILE -- command`. https://man7.org/linux/man-pages/man1/perf.1.html */
const perf: Judge = (words, within, name) => {
  const [verb, ...rest] = readArguments(words, { takes: takesOfPerf, stops: true }).operands;
  if (verb === undefined) return reads;
  const { options, operands } = readArguments(rest, { takes: takesOfPerf, stops: true });
  const written = both(
    ...options.flatMap(({ name: option, valueWord }) =>
      valueWord !== undefined && /^(?:-o|--output)$/.test(option) ? judgeWritten(valueWord) : [],
    ),
  );
  return both(
    written,
    verbOf(verb.value ?? '', name, () => (operands.length === 0 ? reads : within.words(operands))),
  );
};

function verbOf(verb: string, name: string, inner: () => Outcome): Outcome {
  if (/^(?:record|stat|trace|top)$/.test(verb)) return inner();
  if (/^(?:report|script|list|annotate|diff|evlist|version|help|buildid-list|data|inject|test)$/.test(verb)) return reads;
  return /^(?:probe|bench|buildid-cache|archive|daemon|config)$/.test(verb)
    ? changes('changes what the kernel traces, or puts load on the host')
    : unclassed(`${name} ${verb}`);
}

/** `valgrind --log-file=FILE command`, `heaptrack command`. */
const around: Judge = (words, within: Within) => {
  const { operands } = readArguments(words, { stops: true });
  return operands.length === 0 ? reads : within.words(operands);
};

export const tracingJudges: Readonly<Record<string, Judge>> = {
  perf,
  valgrind: around,
  heaptrack: around,
  uftrace: (words, within) => {
    const [verb, ...rest] = words;
    return /^(?:record|live)$/.test(verb?.value ?? '') ? around(rest, within, 'uftrace') : unclassed('uftrace');
  },
};
