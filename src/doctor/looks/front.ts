/** What stands before the site: the connection, its certificate, a login. */
import { advice } from '../advice.ts';
import { type Answer, answered } from '../ask.ts';
import { at, type Examination, find, isWebPage, titleOf } from '../examination.ts';

const day = 86_400_000;
const isHere = (host: string) => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.localhost)$/.test(host);

/** The home page as it came; undefined when what answers is not the site, and nothing more can be looked at. */
export async function lookAtFront(look: Examination): Promise<Answer | undefined> {
  const { site } = look;
  const home = await look.ask(site.href);
  if (!answered(home)) {
    const change = 'look whether the host runs, whether its name and port are right, and what stands between';
    find(look, { check: 'host/silent', severity: 'error', address: site.href, found: home.why, expected: 'the home page', change });
    return undefined;
  }
  look.tried.push('the connection');
  await secure(look, home);
  certificate(look, home);
  return isSite(look, home) ? home : undefined;
}

async function secure(look: Examination, { address }: Answer): Promise<void> {
  const { site } = look;
  if (site.protocol === 'https:') return await redirectToHttps(look);
  if (isHere(site.hostname)) return;
  const found = 'plain http';
  const expected = 'https: browsers keep no offline copy and copy nothing by button otherwise';
  find(look, { check: 'https/missing', severity: 'error', address, found, expected, change: 'serve it over https', on: advice.https });
}

/** People type addresses without https, and old links have none. */
async function redirectToHttps(look: Examination): Promise<void> {
  const { site } = look;
  if (site.port !== '') {
    look.notTried.push({ what: 'the redirect from http to https', why: `a site on port ${site.port} has no port for http` });
    return;
  }
  const plain = new URL('?namespace=a%20b', site);
  plain.protocol = 'http:';
  const reply = await look.ask(plain.href);
  const wanted = new URL('?namespace=a%20b', site).href;
  const to = answered(reply) ? reply.headers['location'] : undefined;
  if (to === wanted) return;
  const found = !answered(reply) ? reply.why : to === undefined ? `status ${reply.status}` : `a redirect to ${to}`;
  const change = 'redirect http to https with path and query';
  const expected = `a redirect to ${wanted}`;
  find(look, { check: 'https/redirect', severity: 'warning', address: plain.href, found, expected, change, on: advice.https });
}

function certificate(look: Examination, { address, certificate }: Answer): void {
  if (certificate === undefined) return;
  const { refused, until } = certificate;
  const date = new Date(until).toISOString().slice(0, 10);
  const on = advice.certificate;
  if (refused !== '') {
    const found = `browsers refuse the certificate: ${refused} (it ends on ${date})`;
    const change = 'give the host a certificate that browsers trust; only who has an offline copy can open the site until then';
    find(look, { check: 'https/certificate', severity: 'error', address, found, expected: 'one that they accept', change, on });
  } else if (until - look.now < 14 * day) {
    const found = `the certificate ends on ${date}`;
    const change = 'renew it, and let something watch it';
    find(look, { check: 'https/expires', severity: 'warning', address, found, expected: 'two weeks left at least', change, on });
  }
}

/** Whether the site itself answers. A login is no fault of the site; but what lies behind it cannot be seen. */
function isSite(look: Examination, home: Answer): boolean {
  const { site } = look;
  const { status, headers, address } = home;
  const to = headers['location'];
  const login =
    'pass a session by `--cookie`, or name and password in the address (https://name:password@…); let the login page stay away from `sw.js` and `offline/` for those who have a session';
  const expected = 'the home page, status 200';
  if (status >= 300 && status < 400 && to !== undefined) {
    const target = new URL(to, site);
    const inside = target.origin === site.origin && target.pathname.startsWith(site.pathname);
    const change = inside ? `give that address instead` : `if this is a login: ${login}. If the site has moved: give the new address`;
    find(look, { check: 'login/redirect', severity: 'error', address, found: `a redirect to ${target.href}`, expected, change });
    return false;
  }
  if (status === 401 || status === 403) {
    find(look, { check: 'login/refused', severity: 'error', address, found: `status ${status}`, expected, change: login });
    return false;
  }
  if (status !== 200) {
    const change = 'look into the log of the host; is the address right, and was the site deployed there?';
    find(look, { check: 'host/status', severity: 'error', address, found: `status ${status}`, expected, change });
    return false;
  }
  if (isWebPage(home) && home.body.includes(`data-site="${site.pathname}"`)) return true;
  const other = /data-site="([^"]*)"/.exec(home.body.toString())?.[1];
  if (other !== undefined) {
    const found = `a site that was built for ${other}`;
    const change = `build with \`--base ${site.pathname}\`, or serve it at ${other}: its links and scripts lead there`;
    find(look, { check: 'base/other', severity: 'error', address, found, expected: `one for ${site.pathname}`, change });
  } else {
    const found = `a page of something else (“${titleOf(home)}”)`;
    find(look, { check: 'login/page', severity: 'error', address, found, expected, change: `if this is a login: ${login}` });
  }
  return false;
}

/** Nothing of a site may be answered with this header: it deletes offline copies and the records of incidents. */
export function lookForErasing(look: Examination, answer: Answer): void {
  const value = answer.headers['clear-site-data'];
  if (value === undefined) return;
  find(look, {
    check: 'headers/clear-site-data',
    severity: 'error',
    address: answer.address,
    found: `Clear-Site-Data: ${value}`,
    expected: 'no such header: it deletes the offline copy and the records of incidents in the browser',
    change: 'take it away here; a login may send it on its own origin',
  });
}

/** A redirect of the whole site by a slash: `https://host/ops` → `/ops/`. */
export async function lookAtBareAddress(look: Examination): Promise<void> {
  const { site } = look;
  if (site.pathname === '/') return;
  const bare = at(look, site.pathname.slice(0, -1));
  const reply = await look.ask(bare);
  const to = answered(reply) ? new URL(reply.headers['location'] ?? bare, bare).href : bare;
  if (to === site.href) return;
  const found = answered(reply) ? `status ${reply.status}` : reply.why;
  const change = 'redirect it: a page without that slash lies outside of the offline copy';
  find(look, {
    check: 'redirect/bare',
    severity: 'warning',
    address: bare,
    found,
    expected: `a redirect to ${site.href}`,
    change,
    on: advice.slash,
  });
}
