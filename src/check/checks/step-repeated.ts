import type { Runbook } from '../../content/site.ts';
import type { Check, Finding } from '../check.ts';
import { titlePlace } from '../runbook-parts.ts';

/** So many steps in a row are no chance. */
const atLeast = 3;

export const stepRepeated: Check = {
  id: 'step/repeated',
  severity: 'info',
  finds: 'three or more steps in a row that stand in another runbook word for word',
  why: 'Copies drift: one is fixed and the other is read at night. Keep the steps in one runbook and link to it. Reported once for each pair, in the later file.',
  example: {
    'runbooks/shop/cart.md':
      '# Cart down\n\n- [ ] Open the incident channel.\n- [ ] Ask what changed in the last hour.\n- [ ] Save the failing graph.\n- [ ] Roll back the cart.\n',
    'runbooks/shop/stock.md':
      '# Stock down\n\n- [ ] Open the incident channel.\n- [ ] Ask what changed in the last hour.\n- [ ] Save the failing graph.\n- [ ] Roll back the stock.\n',
  },
  find: (world) => {
    const first = new Map<string, Position>();
    return world.site.runbooks.flatMap((runbook): Finding[] => {
      const { steps } = runbook.compiled;
      const words = steps.map(({ text }) => text.toLowerCase().replace(/\W+/g, ' ').trim());
      const found: Finding[] = [];
      const reported = new Set<string>();
      for (let at = 0; at + atLeast <= steps.length; at++) {
        const key = words.slice(at, at + atLeast).join('\n');
        const before = first.get(key);
        const step = steps[at];
        if (before === undefined) first.set(key, { runbook, at });
        else if (step !== undefined && !isShared(before, { runbook, at }) && !reported.has(before.runbook.id)) {
          reported.add(before.runbook.id);
          const length = commonLength(words, at, before);
          const there = titlePlace(before.runbook, world, before.runbook.compiled.steps[before.at]);
          found.push({
            message: `these ${length} steps stand in ${there.file}:${there.line} too, word for word`,
            hint: 'keep them in one runbook and link to it',
            ...titlePlace(runbook, world, step),
          });
        }
      }
      return found;
    });
  },
};

interface Position {
  readonly runbook: Runbook;
  readonly at: number;
}

/** Whether both are one text: of one runbook, or of a piece that both include. */
function isShared(one: Position, other: Position): boolean {
  const fileOf = ({ runbook, at }: Position) => runbook.compiled.steps[at]?.written?.file ?? runbook.file;
  return one.runbook === other.runbook || fileOf(one) === fileOf(other);
}

function commonLength(words: readonly string[], at: number, before: Position): number {
  const others = before.runbook.compiled.steps;
  let length = atLeast;
  while (
    words[at + length] !== undefined &&
    words[at + length] === others[before.at + length]?.text.toLowerCase().replace(/\W+/g, ' ').trim()
  )
    length++;
  return length;
}
