import type { Check } from '../check.ts';
import { titlePlace } from '../runbook-parts.ts';

export const stepReadable: Check = {
  id: 'step/readable',
  severity: 'info',
  finds: 'a step that is no single instruction: too long, two actions, or no action',
  why: 'A step is read in a second and ticked when it is done. Begin with the verb, ask for one action, and put what explains it below.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Restart the cart and delete its cache.\n- [ ] The cache should be warmed by somebody.\n',
  },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) =>
      runbook.compiled.steps.flatMap((step) => {
        const objection = objectionTo(step.text);
        return objection === undefined ? [] : [{ ...objection, ...titlePlace(runbook, world, step) }];
      }),
    ),
};

/** Most words a step may have before its details belong below it. */
const mostWords = 40;

/** Verbs of moves that each deserve a tick. */
const moves =
  'restart|reboot|delete|remove|scale|drain|cordon|uncordon|roll back|revert|deploy|redeploy|kill|stop|start|fail over|promote|demote|disable|enable|turn o(?:n|ff)|apply|patch|purge|flush|truncate|drop|run|increase|decrease|raise|lower|resize|rotate|renew|restore|migrate|evict|rebuild|recreate|upgrade|downgrade|page|call|post|write|open|create|update';

const twoMoves = new RegExp(`^(?:${moves})\\b[^.:;?]*(?:\\band (?:then )?|, then )(?:${moves})\\b`, 'i');
/** A condition or a result before a colon leads to the action behind it: “It helped: write it down”. */
const noAction = /^(?:you|we|it|this|that|there|someone|somebody|please note|the|an?|i)\b(?![^.]*[:?])/i;
const passive = /^(?:\S+\s+){1,8}(?:should|must|has to|have to|needs? to|can|could|may)\s+be\s+\w+(?:ed|en|t)\b(?![^.]*[:?])/i;

function objectionTo(text: string): { message: string; hint: string } | undefined {
  const words = text.split(/\s+/).length;
  if (words > mostWords) return { message: `a step of ${words} words`, hint: 'ask for one action, and put the rest below it' };
  if (twoMoves.test(text)) return { message: 'this step asks for two actions', hint: 'make it two steps: each is ticked when it is done' };
  if (noAction.test(text) || passive.test(text))
    return { message: 'this step names no action', hint: 'begin with the verb: “Check …”, “Roll back …”' };
  return undefined;
}
