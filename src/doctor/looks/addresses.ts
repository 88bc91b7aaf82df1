/** Addresses as people and alerts have them: without the last slash, with labels behind it, wrong. */
import { advice } from '../advice.ts';
import { answered } from '../ask.ts';
import { at, type Examination, find, isWebPage, titleOf } from '../examination.ts';

/** A label's value as templates write it (`urlquery`). */
const labels = '?namespace=prod&text=a%20b%2Fc';

/** A `runbook_url` has mostly no slash at its end, and labels behind it. @param page the address of a runbook, with its slash */
export async function lookAtSlash(look: Examination, page: string): Promise<void> {
  const asked = page.replace(/\/$/, '') + labels;
  const reply = await look.ask(asked);
  look.tried.push('addresses without their last slash');
  const expected = `a redirect to ${page}${labels}`;
  const found = answered(reply) ? `status ${reply.status}` : reply.why;
  const to = answered(reply) ? reply.headers['location'] : undefined;
  const base = { address: asked, expected, on: advice.slash };
  if (to === undefined) {
    // The page itself is as good.
    if (answered(reply) && reply.status === 200 && isWebPage(reply) && reply.body.includes('data-site=')) return;
    find(look, {
      ...base,
      check: 'redirect/slash',
      severity: 'error',
      found,
      change: 'redirect folders to their address with a slash: links of alerts are mostly without',
    });
    return;
  }
  const target = new URL(to, asked);
  if (target.href === page + labels) return;
  const change =
    target.origin !== look.site.origin
      ? 'redirect to a path, not to a whole address: what stands in front knows the name and the protocol'
      : 'keep the query when redirecting: alerts carry their labels in it';
  find(look, { ...base, check: 'redirect/target', severity: 'error', found: `a redirect to ${target.href}`, change });
}

/** An address that nothing answers. */
export async function lookAtUnknown(look: Examination): Promise<void> {
  const address = at(look, 'runbooks/no-such-service/no-such-runbook/');
  const reply = await look.ask(address);
  look.tried.push('the page for unknown addresses');
  const ours = answered(reply) && reply.body.includes(`data-site="${look.site.pathname}"`);
  if (answered(reply) && reply.status === 404 && ours) return;
  const found = answered(reply)
    ? `status ${reply.status} with ${ours ? 'a page of the site' : `another page (“${titleOf(reply)}”)`}`
    : reply.why;
  find(look, {
    check: 'not-found/page',
    // A status of 200 makes every dead link look alive.
    severity: answered(reply) && reply.status === 404 ? 'warning' : 'error',
    address,
    found,
    expected: 'status 404 with 404.html of the build: it names the nearest runbooks',
    change: 'answer unknown addresses with 404.html and its status',
    on: advice.notFound,
  });
}
