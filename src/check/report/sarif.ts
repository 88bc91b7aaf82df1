/** Problems as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): for code scanning and editors. */
import { posix } from 'node:path';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Problem, ProblemSeverity, Range } from '../../problem/problem.ts';
import type { About } from '../check.ts';
import type { ReadingCheck } from '../reading-checks.ts';

const levels: Record<ProblemSeverity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

export interface SarifInputs {
  /** Leads from the repository to the content root: `docs/`, or empty. */
  prefix: string;
  /** The version of this program. */
  version: string;
  /** All checks there are: those that found something become rules of the run. */
  checks: readonly (About | ReadingCheck)[];
}

export function sarifReport(problems: readonly Problem[], { prefix, version, checks }: SarifInputs): string {
  const found = new Set(problems.map(({ check }) => check));
  const used = checks.filter(({ id }) => found.has(id));
  const indices = new Map(used.map(({ id }, at) => [id, at]));
  // Rule files may lie beside the content root.
  const uri = (file: string) => posix.normalize(`${prefix}${file}`).split('/').map(encodeURIComponent).join('/');
  const results = problems.map((problem): Result => {
    const ruleIndex = indices.get(problem.check);
    return {
      ruleId: problem.check,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: levels[problem.severity],
      message: { text: problem.hint === '' ? problem.message : `${problem.message}\n${problem.hint}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: uri(problem.file) }, region: region(problem) } }],
      ...(problem.fix === undefined
        ? {}
        : {
            fixes: [
              {
                artifactChanges: [
                  {
                    artifactLocation: { uri: uri(problem.file) },
                    replacements: [{ deletedRegion: region(problem.fix), insertedContent: { text: problem.fix.text } }],
                  },
                ],
              },
            ],
          }),
    };
  });
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Breakglass', version, rules: used.map(rule) } }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 2);
}

function rule(check: About | ReadingCheck): ReportingDescriptor {
  return {
    id: check.id,
    shortDescription: { text: check.finds },
    ...('why' in check ? { fullDescription: { text: check.why }, help: { text: check.why } } : {}),
  };
}

function region({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
