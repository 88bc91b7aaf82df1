/** `npm run doctor` against a host that does everything right, against one that misbehaves, and against every mistake that hosts are set up with. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorOptions, doctor } from '../../src/command/doctor.ts';
import type { Report } from '../../src/doctor/finding.ts';
import { type Fault, FaultServer, faults } from '../e2e/offline/fault-server.ts';
import { makeCertificate } from '../support/certificate.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { type HeadersHost, type Mistake, startHeadersHost } from '../support/headers-host.ts';

const base = '/ops/';
const content = {
  'breakglass.yaml': 'title: Small\n',
  'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader.\n',
  'runbooks/etcd/etcdSlow.md': '# etcdSlow\n\n## Meaning\n\nSlow disks.\n',
};

async function build(files: Record<string, string>, at = base): Promise<string> {
  const folder = join(temporaryFolder(), 'site');
  const built = await run('build', '--content', contentRoot(files), '--out', folder, '--base', at);
  if (built.code !== 0) throw new Error(built.stderr);
  return folder;
}

let folder: string;
/** The same site, one runbook changed. */
let newer: string;
let host: HeadersHost;
beforeAll(async () => {
  folder = await build(content);
  newer = await build({ ...content, 'runbooks/etcd/etcdSlow.md': '# etcdSlow\n\n## Meaning\n\nSlow disks, told again.\n' });
  host = await startHeadersHost(folder, base);
}, 120_000);
afterAll(() => host?.stop());
afterEach(() => {
  host.mistake = undefined;
  host.folder = folder;
});

/** What a person asks for who types the address alone; without a browser, which has its own test. */
const plain: Omit<DoctorOptions, 'url'> = {
  rules: [],
  cookie: '',
  all: false,
  timeout: 20,
  format: 'json',
  browser: '`--no-browser`',
};

async function look(url: string, options: Partial<DoctorOptions> = {}): Promise<{ code: number; said: string }> {
  let said = '';
  const code = await doctor(
    { ...plain, url, ...options },
    (text) => {
      said += text;
    },
    () => {},
  );
  return { code, said };
}

/** The report as programs get it. */
async function examined(url: string, options: Partial<DoctorOptions> = {}): Promise<{ code: number; report: Report; checks: string[] }> {
  const { code, said } = await look(url, options);
  const told: Report = JSON.parse(said);
  return { code, report: told, checks: told.findings.map(({ check }) => check) };
}

function rules(url: string): string {
  return `groups:\n  - name: etcd\n    rules:\n      - alert: etcdNoLeader\n        expr: up\n        annotations:\n          runbook_url: ${url}\n`;
}

describe('a host that does what `_headers` says', () => {
  it('has nothing wrong, and what was not tried is told', async () => {
    const { code, report } = await examined(host.url);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
    expect(report.version).toMatch(/^[0-9a-f]{7}$/);
    expect(report.notTried).toEqual([
      { what: 'the links of alerts', why: 'no rule files were named (`--rules`)' },
      { what: 'the site in a browser', why: '`--no-browser`' },
    ]);
  });

  it('is told so in a few lines, and how far it is', async () => {
    const { code, stdout, stderr } = await run('doctor', host.url.slice(0, -1), '--no-browser');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Looked by HTTP, without a browser at: the connection, .*\n\nNot looked at:\n[\s\S]*: nothing found\n$/);
    expect(stderr).toContain('Looking at the connection …');
  });

  it.each(['', 'index.html', '?namespace=x#top'])('is meant however its address ends: %j', async (end) => {
    const { report } = await examined(`${host.url.replace('http://', '').slice(0, end === '' ? -1 : undefined)}${end}`);
    expect(report).toMatchObject({ site: host.url, findings: [] });
  });

  it('has every file compared when asked to', async () => {
    const { report } = await examined(host.url, { all: true });
    expect(report.findings).toEqual([]);
    const [, compared, files] = report.tried.join().match(/the bytes of (\d+) of (\d+) files/) ?? [];
    expect(compared).toBe(files);
  });

  const certificates = [makeCertificate(90), makeCertificate(3)];
  const noOpenssl = certificates.includes(undefined) ? ' (skipped: openssl is not here)' : '';
  it.skipIf(noOpenssl !== '')(`is trusted by its certificate, and warned of one that ends soon${noOpenssl}`, async () => {
    const usual = getCACertificates('default');
    const found: string[][] = [];
    for (const certificate of certificates) {
      const secure = await startHeadersHost(folder, base, certificate);
      found.push((await examined(secure.url)).checks);
      setDefaultCACertificates([...usual, certificate?.cert.toString() ?? '']);
      found.push((await examined(secure.url)).checks);
      setDefaultCACertificates(usual);
      secure.stop();
    }
    expect(found).toEqual([['https/certificate'], [], ['https/certificate'], ['https/expires']]);
  });
});

describe('a host that misbehaves', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = new FaultServer({ base, folder });
    await server.start();
  });
  afterEach(() => server.heal());
  afterAll(() => server.stop());

  // A byte more at the end is a fault of what is compared alone: a script with it is a script.
  const unaltered = faults.filter((fault) => fault !== 'altered');
  /** What hangs is waited for. */
  const patience = (fault: Fault) => (fault === 'hang' ? { timeout: 2 } : {});
  const everywhere: Record<Exclude<Fault, 'altered'>, string[]> = {
    html200: ['login/page'],
    sso302: ['login/redirect'],
    '401': ['login/refused'],
    '500': ['host/status'],
    hang: ['host/silent'],
    reset: ['host/silent'],
    truncate: ['host/silent'],
  };
  const inPacks: Record<Fault, string> = {
    html200: 'a web page (“Sign in”), perhaps a login',
    sso302: 'a redirect to /login, perhaps a login',
    '401': 'status 401',
    '500': 'status 500',
    hang: 'nothing: the host accepted the request but did not respond for 2 s',
    reset: 'nothing: the host cuts the connection',
    truncate: 'nothing: the host broke off in the middle of its answer',
    altered: 'sha256 ',
  };

  it.each(unaltered)('%s for every address: told once, and nothing else is claimed', async (fault) => {
    server.fail(fault);
    const { code, report, checks } = await examined(server.url(), patience(fault));
    expect(code).toBe(1);
    expect(checks).toEqual(everywhere[fault]);
    expect(report.notTried).toEqual([{ what: 'everything else', why: 'the site does not answer at this address' }]);
  });

  it.each(faults)('%s for the packs: told by what came instead', async (fault) => {
    server.fail(fault, /\/offline\//);
    const { report } = await examined(server.url(), patience(fault));
    const finding = report.findings.find(({ address }) => address.includes('/offline/'));
    expect(finding).toMatchObject({
      check: fault === 'altered' ? 'bytes/altered' : 'deploy/incomplete',
      severity: 'error',
      found: expect.stringContaining(inPacks[fault]),
    });
  });

  it.each(unaltered)('%s for the worker: told by what came instead', async (fault) => {
    server.fail(fault, /sw\.js$/);
    const { report } = await examined(server.url(), patience(fault));
    expect(report.findings[0]).toMatchObject({ check: 'worker/missing', found: expect.stringContaining(inPacks[fault]) });
  });

  it('altered for every page: told with the place', async () => {
    server.fail('altered', /\/$/);
    const { report } = await examined(server.url());
    expect(report.findings[0]).toMatchObject({
      check: 'bytes/altered',
      found: expect.stringMatching(/^\d+ bytes, from byte \d+: ".*<\/html> "$/),
    });
  });

  it('is down: told', async () => {
    await server.stop();
    const { checks, report } = await examined(server.url());
    await server.start();
    expect(checks).toEqual(['host/silent']);
    expect(report.findings[0]?.found).toBe('refuses the connection');
  });
});

/** What hosts, proxies and CDNs are found set up with; each changes one thing. */
const header =
  (name: string, value: string | undefined, where = /(?:)/): Mistake =>
  (sent, { pathname }) => {
    if (!where.test(pathname)) return sent;
    const { [name]: _, ...others } = sent.headers;
    return { ...sent, headers: value === undefined ? others : { ...others, [name]: value } };
  };
const rewrite =
  (change: (html: string) => string): Mistake =>
  (sent) => {
    const isPage = sent.headers['Content-Type']?.includes('html') === true;
    return isPage ? { ...sent, body: Buffer.from(change(sent.body.toString())) } : sent;
  };

const mistakes: [name: string, mistake: Mistake, checks: string[]][] = [
  ['sw.js kept for a year', header('Cache-Control', 'public, max-age=31536000', /sw\.js$/), ['cache/fresh']],
  ['pages kept for ten minutes, as GitHub Pages does', header('Cache-Control', 'max-age=600', /\/$/), ['cache/fresh']],
  ['no word on caching', header('Cache-Control', undefined), ['cache/fresh', 'cache/hashed']],
  ['hashed files asked for each time', header('Cache-Control', 'no-cache', /assets/), ['cache/hashed']],
  ['no nosniff', header('X-Content-Type-Options', undefined), ['headers/security']],
  ['drawings without a policy', header('Content-Security-Policy', undefined, /\.svg$/), ['headers/sandbox']],
  [
    'files that are no pages with a policy that allows scripts',
    header('Content-Security-Policy', 'sandbox allow-scripts', /\.svg$/),
    ['headers/sandbox'],
  ],
  ['nosniff for pages alone', header('X-Content-Type-Options', undefined, /\.svg$/), ['headers/sandbox']],
  ['scripts that lose their origin', header('Content-Security-Policy', 'sandbox', /\.js$/), ['csp/stricter']],
  ['sw.js as plain text', header('Content-Type', 'text/plain', /sw\.js$/), ['worker/type']],
  ['stylesheets without a type', header('Content-Type', 'application/octet-stream', /\.css$/), ['headers/type']],
  ['a policy that forbids scripts', header('Content-Security-Policy', "default-src 'self'", /\/$/), ['csp/stricter']],
  ['a policy that forbids framing alone', header('Content-Security-Policy', "frame-ancestors 'none'", /\/$/), []],
  ['Clear-Site-Data on pages', header('Clear-Site-Data', '"cookies"', /ops\/$/), ['headers/clear-site-data']],
  ['nothing compressed', header('Content-Encoding', undefined), ['compression/none']],
  [
    'a script put into pages',
    rewrite((html) => html.replace('</body>', '<script src="/cdn-cgi/rocket.js"></script></body>')),
    ['bytes/altered'],
  ],
  [
    'policies taken out of pages',
    rewrite((html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')),
    ['bytes/altered', 'csp/missing'],
  ],
  [
    'the query lost in redirects',
    (sent) => (sent.status === 301 ? { ...sent, headers: { Location: sent.headers['Location']?.replace(/\?.*/, '') ?? '' } } : sent),
    ['redirect/target'],
  ],
  [
    'redirects to the name behind the proxy',
    (sent) => (sent.status === 301 ? { ...sent, headers: { Location: `http://10.0.0.7:8080${sent.headers['Location']}` } } : sent),
    ['redirect/target', 'redirect/bare'],
  ],
  [
    'no redirect to the slash',
    (sent) => (sent.status === 301 ? { ...sent, status: 404, headers: {} } : sent),
    ['redirect/slash', 'redirect/bare'],
  ],
  ['unknown addresses answered with 200', (sent) => ({ ...sent, status: sent.status === 404 ? 200 : sent.status }), ['not-found/page']],
  [
    'unknown addresses answered by the host',
    (sent) => (sent.status === 404 ? { ...sent, body: Buffer.from('<title>Oops</title>'), headers: {} } : sent),
    ['not-found/page'],
  ],
  ['HEAD forbidden', (sent, _, { method }) => (method === 'HEAD' ? { ...sent, status: 405 } : sent), ['http/head']],
  [
    'ranges refused',
    (sent, _, request) => (request.headers['range'] === undefined ? sent : { ...sent, status: 416, body: Buffer.from('') }),
    ['http/range'],
  ],
  ['files missing', (sent, { pathname }) => (pathname.endsWith('.woff2') ? { ...sent, status: 403 } : sent), ['files/missing']],
  [
    'the bundle too large for the host',
    (sent, { pathname }) => (pathname.endsWith('.packs') ? { ...sent, status: 413 } : sent),
    ['packs/bundle'],
  ],
];

/** The lines that operators are told to put in the place of sw.js in a hurry. */
const killSwitch =
  /```js\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, '../../docs/explanation/offline.md'), 'utf8'))?.[1] ?? '';

describe('a host that is set up wrongly', () => {
  it.each(mistakes)('%s', async (_, mistake, checks) => {
    host.mistake = mistake;
    const { code, report, checks: found } = await examined(host.url);
    expect(found.toSorted()).toEqual(checks.toSorted());
    expect(code).toBe(report.findings.some(({ severity }) => severity !== 'info') ? 1 : 0);
  });

  it('the kill switch in the place of sw.js: a note, and what cannot be looked at then', async () => {
    host.mistake = (sent, { pathname }) => (pathname.endsWith('sw.js') ? { ...sent, body: Buffer.from(killSwitch) } : sent);
    const { code, report, checks } = await examined(host.url);
    expect([code, checks]).toEqual([0, ['worker/off']]);
    expect(report.notTried.map(({ what }) => what)).toEqual(expect.arrayContaining(['the offline copy', 'files other than the home page']));
  });

  it('a cache that has old pages, and the new worker', async () => {
    host.folder = newer;
    host.mistake = (sent, { pathname, search }) => {
      const old = join(folder, pathname.slice(base.length), 'index.html');
      return search === '' && pathname.endsWith('/') && existsSync(old) ? { ...sent, body: readFileSync(old) } : sent;
    };
    expect((await examined(host.url)).checks).toEqual(['cache/stale']);
  });

  it('a deployment that has arrived in part: the new worker, the old everything else', async () => {
    const mixed = join(temporaryFolder(), 'site');
    cpSync(folder, mixed, { recursive: true });
    cpSync(join(newer, 'sw.js'), join(mixed, 'sw.js'));
    host.folder = mixed;
    const partly = await examined(host.url);
    expect(partly.checks).toEqual(['deploy/incomplete']);
    expect(partly.report.findings[0]?.found).toBe('status 404');
    // Packs as well: the worker is of another build than the pages.
    cpSync(join(newer, 'offline'), join(mixed, 'offline'), { recursive: true });
    expect((await examined(host.url)).checks).toEqual(['deploy/mixed', 'files/missing', 'bytes/altered']);
  });

  it('a site that was built for another path', async () => {
    const moved = await startHeadersHost(folder, '/');
    const { checks } = await examined(moved.url);
    moved.stop();
    expect(checks).toEqual(['base/other']);
  });

  it('a session opens what is behind a login', async () => {
    host.mistake = (sent, _, { headers }) =>
      headers.cookie === 'session=7' ? sent : { ...sent, status: 302, headers: { Location: 'https://login.example.com/' } };
    expect((await examined(host.url)).checks).toEqual(['login/redirect']);
    expect((await examined(host.url, { cookie: 'session=7' })).checks).toEqual([]);
  });

  it('shows what to change in the words of the host that its headers tell', async () => {
    host.mistake = (sent, asked, request) => {
      const wrong = header('X-Frame-Options', undefined)(sent, asked, request);
      return { ...wrong, headers: { ...wrong.headers, Server: 'nginx/1.22.1' } };
    };
    const { said } = await look(host.url, { format: 'text' });
    expect(said).toContain('found     no X-Frame-Options');
    expect(said).toContain('nginx: take the `add_header` lines');
    expect(said).not.toContain('Netlify');
  });
});

describe('the links of alerts', () => {
  const linked = async (url: string) => {
    const file = join(temporaryFolder(), 'rules.yaml');
    writeFileSync(file, rules(url));
    return await examined(host.url, { rules: [file] });
  };

  it.each([
    ['the alert’s own address', 'alerts/etcdNoLeader/?namespace={{ $labels.namespace | urlquery }}', []],
    ['a name that Prometheus does not know there', 'alerts/{{ $labels.alertname }}/', ['alert/other-runbook']],
    ['the address that kube-prometheus has', 'runbooks/etcd/etcdnoleader', []],
    ['a page that is not there', 'runbooks/etcd/etcdgone/', ['alert/dead-link']],
    ['the runbook of another alert', 'runbooks/etcd/etcdslow/', ['alert/other-runbook']],
  ])('%s', async (_, path, checks) => {
    expect((await linked(host.url + path)).checks).toEqual(checks);
  });

  it('that lead elsewhere are told as not tried', async () => {
    const { report } = await linked('https://wiki.example.com/etcd');
    expect(report.findings).toEqual([]);
    expect(report.notTried).toContainEqual({ what: 'the links of 1 alert', why: `they do not lead to ${host.url}` });
  });
});

describe('what cannot be understood', () => {
  it.each([[{ url: 'ftp://example.com' }, 'expected the address of a site']])('%j', async (options, message) => {
    await expect(look(host.url, options)).rejects.toThrow(message);
  });

  it('leaves with 2', async () => {
    const { code, stderr } = await run('doctor', '--no-browser');
    expect(code).toBe(2);
    expect(stderr).toContain("missing required argument 'url'");
  });
});
