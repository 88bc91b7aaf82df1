/** The links of alert rules: each must answer, and with the runbook that names the alert. */
import { alertAddress } from '../../content/address.ts';
import type { AlertRule } from '../../content/rules/alert-rule.ts';
import { type Answer, answered } from '../ask.ts';
import { at, type Examination, each, find, titleOf } from '../examination.ts';

/** Asks for the `runbook_url` of every rule that leads to this site. */
export async function lookAtAlertLinks(look: Examination, rules: readonly AlertRule[]): Promise<void> {
  const linked = rules.flatMap((rule) => {
    const url = rule.annotations['runbook_url']?.trim() ?? '';
    return url === '' ? [] : [{ rule, url: filledIn(url) }];
  });
  const ours = linked.filter(({ url }) => url.startsWith(look.site.href.replace(/\/$/, '')));
  look.tried.push(`the links of ${count(ours.length)}`);
  if (ours.length < linked.length)
    look.notTried.push({ what: `the links of ${count(linked.length - ours.length)}`, why: `they do not lead to ${look.site.href}` });
  if (linked.length < rules.length)
    look.notTried.push({ what: count(rules.length - linked.length), why: 'they have no runbook_url; `breakglass alerts` writes them' });
  await each(ours, ({ rule, url }) => lookAtLink(look, rule, url));
}

/**
 * Prometheus fills annotations in before it gives an alert its name, so the label `alertname` is empty in them (seen in 2.42). Of other
 * values any will do: they stand in the query.
 */
function filledIn(url: string): string {
  return url.replace(/\{\{[^{}]*\$labels\.alertname[^{}]*\}\}/g, '').replace(/\{\{[^{}]*\}\}/g, 'x');
}

async function lookAtLink(look: Examination, { name, file, place }: AlertRule, url: string): Promise<void> {
  const page = await arriveAt(look, url);
  const where = `${file}:${place.line}`;
  const base = { severity: 'error' as const, address: url, expected: `the runbook of ${name} (${where})` };
  if (typeof page === 'string') {
    find(look, {
      ...base,
      check: 'alert/dead-link',
      found: page,
      change: 'mend the link in the rule: `breakglass alerts --format patch` does',
    });
    return;
  }
  const known = await arriveAt(look, at(look, alertAddress(name)));
  if (typeof known === 'string') {
    // No runbook names the alert: its link is all that is known.
    find(look, {
      ...base,
      check: 'alert/not-named',
      severity: 'info',
      found: `“${titleOf(page)}”, which does not name the alert`,
      change: `add \`alerts: [${name}]\` to the runbook`,
    });
    return;
  }
  const path = new URL(page.address).pathname;
  const right = new URL(known.address).pathname;
  // Several runbooks answer it: the page that offers them is right, and so is each of them.
  const isChoice = right.startsWith(`${look.site.pathname}alerts/`);
  if (path === right || (isChoice && known.body.includes(`href="${path}"`))) return;
  find(look, {
    ...base,
    check: 'alert/other-runbook',
    found: `“${titleOf(page)}” (${page.address})`,
    change: `lead it to ${known.address}, or name the alert in the other runbook`,
  });
}

/** The page that a browser ends at, or why it ends at none. Pages that lead on do so by `refresh`, and by script with the query kept. */
async function arriveAt(look: Examination, url: string): Promise<Answer | string> {
  let address = url;
  for (let steps = 0; steps < 6; steps++) {
    const reply = await look.ask(address);
    if (!answered(reply)) return reply.why;
    const on = reply.headers['location'] ?? /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(reply.body.toString())?.[1];
    if (on === undefined) return reply.status === 200 ? reply : `status ${reply.status}`;
    address = new URL(on, address).href;
    if (!address.startsWith(look.site.href)) return `a redirect to ${address}`;
  }
  return 'more than five redirects';
}

function count(alerts: number): string {
  return alerts === 1 ? '1 alert' : `${alerts} alerts`;
}
