/** Steps in every state, for the page of components: what the compiler writes, with what script does to it. */

import { compile } from '../../runbook/compile.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';

const source = `# States

- [ ] A step that is to be done
- [ ] A step that is done
- [ ] A step that was skipped
- [ ] A step that is blocked
- [ ] A step whose words need more than the two lines that a row shows on a phone, so that what is cut ends in dots and the rest is one press away

  \`\`\`bash
  kubectl -n shop get pods --field-selector=status.phase!=Running
  \`\`\`
- [ ] A step that changes something

  \`\`\`bash
  kubectl -n shop rollout undo deployment/api
  \`\`\`
- [ ] A step that destroys something

  \`\`\`bash
  kubectl -n shop delete pvc data-0
  \`\`\`
- [ ] A step that is open, with \`kubectl get nodes\` in its words

  \`\`\`promql
  histogram_quantile(0.99, sum by (le, route) (rate(http_request_duration_seconds_bucket{namespace="shop", service="api"}[5m])))
  \`\`\`
- [ ] The next step

  \`\`\`promql
  sum by (status) (rate(http_requests_total{namespace="shop"}[5m]))
  \`\`\`

\`\`\`console
$ kubectl -n shop get pods
NAME     READY   STATUS
api-0    0/1     CrashLoopBackOff
$ kubectl -n shop logs api-0 --previous
\`\`\`

\`\`\`text
Output that nobody runs
\`\`\`

> [!WARNING]
> A warning of two lines, so that its edge can be seen beside both of them, and a \`command --here\`.

| Signal | Good | Bad |
| --- | --- | --- |
| Latency | flat | up |
`;

/** What is marked in the order of the steps: classes, a mark, and whether the box is ticked. */
const states: readonly { readonly classes?: string; readonly mark?: string; readonly ticked?: boolean }[] = [
  {},
  { classes: 'done', ticked: true },
  { classes: 'left-out', mark: 'skipped' },
  { mark: 'blocked' },
  {},
  {},
  {},
  { classes: 'open' },
  { classes: 'next open' },
];

/** The compiled text, and the HTML of its steps with a state each. */
export function stepsInStates(): { compiled: CompiledRunbook; html: string } {
  const none = () => ({ dead: 'nothing is linked here', hint: '' });
  const compiled = compile(source, {
    file: 'components.md',
    format: 'md',
    fallbackTitle: 'Components',
    variables: {},
    overrides: {},
    allowCode: false,
    query: () => undefined,
    queryIds: () => [],
    where: { open: undefined, runHere: undefined },
    programs: new Map(),
    link: none,
    image: none,
  });
  let at = -1;
  const html = compiled.sections
    .map((section) => section.html)
    .join('')
    .replace(/<li class="step" id="([^"]+)">(\s*<label class="tick">.*?<\/label>)/g, (_, id: string, tick: string) => {
      at += 1;
      const { classes = '', mark, ticked = false } = states[at] ?? {};
      const place = classes.includes('next') ? `<div class="step-place">Step ${at + 1} of ${states.length} · States</div>` : '';
      const box = ticked ? tick.replace('<input ', '<input checked ') : tick;
      const buttons = `<button type="button" class="step-more" aria-label="More for this step">…</button><button type="button" class="step-open" aria-label="Show this step"></button>`;
      return `<li class="step ${classes}" id="${id}"${mark === undefined ? '' : ` data-mark="${mark}"`}>${box}${place}${buttons}`;
    });
  return { compiled, html };
}
