/** Whether files that are neither pages nor scripts could act as documents of the site when they are opened by their address. */
import { answerHeaders, inertPolicy, isInert } from '../../offline/shared/headers.ts';
import { advice } from '../advice.ts';
import type { Answer } from '../ask.ts';
import { andMore, type Examination, find } from '../examination.ts';
import type { Answers } from './headers.ts';

export function lookAtInertFiles(look: Examination, answers: Answers): void {
  look.tried.push('the policy of files that are no pages');
  const all = [...answers];
  // An image that can hold script is named first.
  const open = all
    .filter(([path, answer]) => isInert(path) && missingOf(answer).length > 0)
    .toSorted(([a], [b]) => Number(b.endsWith('.svg')) - Number(a.endsWith('.svg')))
    .map(([, answer]) => answer);
  const [first] = open;
  if (first !== undefined) {
    find(look, {
      check: 'headers/sandbox',
      severity: 'warning',
      address: andMore(first.address, open.length),
      found: `no ${missingOf(first).join(', no ')}`,
      expected: `Content-Security-Policy: ${inertPolicy}; X-Content-Type-Options: ${answerHeaders['X-Content-Type-Options']}`,
      change: 'send both with everything but pages and scripts: a drawing that is opened by its address then runs nothing',
      on: advice.inert,
    });
  }
  const closed = all.filter(([path, answer]) => !isInert(path) && isSandboxed(answer)).map(([, answer]) => answer);
  const [page] = closed;
  if (page === undefined) return;
  find(look, {
    check: 'csp/stricter',
    severity: 'error',
    address: andMore(page.address, closed.length),
    found: 'Content-Security-Policy with sandbox',
    expected: 'none for pages and scripts: pages would run no script, workers would lose their origin',
    change: 'send it with everything else only',
    on: advice.inert,
  });
}

function missingOf(answer: Answer): readonly string[] {
  const nosniff = answer.headers['x-content-type-options']?.trim().toLowerCase() === 'nosniff';
  return [
    ...(isSandboxed(answer) ? [] : ['Content-Security-Policy with sandbox']),
    ...(nosniff ? [] : ['X-Content-Type-Options: nosniff']),
  ];
}

/** `sandbox allow-scripts` would be none. Of several policies each is enforced. */
function isSandboxed({ headers }: Answer): boolean {
  const policies = (headers['content-security-policy'] ?? '').split(',');
  return policies.some((policy) => policy.split(';').some((directive) => directive.trim().toLowerCase() === 'sandbox'));
}
