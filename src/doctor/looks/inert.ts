/** Whether files that are neither pages nor scripts could act as documents of the site when they are opened by their address. */
import { answerHeaders, inertPolicy, isInert } from '../../offline/shared/headers.ts';
import { advice } from '../advice.ts';
import type { Answer } from '../ask.ts';
import { andMore, type Examination, find } from '../examination.ts';
import type { Answers } from './headers.ts';

/** @param page any page of the site: what is missing there too is reported with the headers of pages */
export function lookAtInertFiles(look: Examination, page: Answer, answers: Answers): void {
  const missingOf = (answer: Answer) => [
    ...(isSandboxed(answer) ? [] : ['Content-Security-Policy with sandbox']),
    ...(isTyped(answer) || !isTyped(page) ? [] : ['X-Content-Type-Options: nosniff']),
  ];
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
  const [shut] = closed;
  if (shut === undefined) return;
  find(look, {
    check: 'csp/stricter',
    severity: 'error',
    address: andMore(shut.address, closed.length),
    found: 'Content-Security-Policy with sandbox',
    expected: 'none for pages and scripts: pages would run no script, workers would lose their origin',
    change: 'send it with everything else only',
    on: advice.inert,
  });
}

function isTyped({ headers }: Answer): boolean {
  return headers['x-content-type-options']?.trim().toLowerCase() === 'nosniff';
}

/** `sandbox allow-scripts` would be none. Of several policies each is enforced. */
function isSandboxed({ headers }: Answer): boolean {
  const policies = (headers['content-security-policy'] ?? '').split(',');
  return policies.some((policy) => policy.split(';').some((directive) => directive.trim().toLowerCase() === 'sandbox'));
}
