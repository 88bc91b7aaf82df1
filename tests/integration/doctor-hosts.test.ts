/** The doctor speaks of the server that answers and of no other, and keeps the password to itself that an address was typed with. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorOptions, doctor } from '../../src/command/doctor.ts';
import { hostNames, hosts } from '../../src/doctor/advice.ts';
import type { Report } from '../../src/doctor/finding.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { type HeadersHost, type Mistake, startHeadersHost } from '../support/headers-host.ts';

const base = '/ops/';
let host: HeadersHost;
beforeAll(async () => {
  const folder = join(temporaryFolder(), 'site');
  const content = contentRoot({
    'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader.\n',
    'queries/shop.yaml': 'title: Shop\nqueries:\n  - { id: up, title: What is up, language: promql, query: up }\n',
  });
  const built = await run('build', '--content', content, '--out', folder, '--base', base);
  if (built.code !== 0) throw new Error(built.stderr);
  host = await startHeadersHost(folder, base);
}, 120_000);
afterAll(() => host?.stop());
afterEach(() => {
  host.mistake = undefined;
});

async function said(url: string, format: DoctorOptions['format']): Promise<string> {
  const texts: string[] = [];
  const take = (text: string) => {
    texts.push(text);
  };
  await doctor({ url, rules: [], cookie: '', all: false, timeout: 20, format, browser: '`--no-browser`' }, take, take);
  return texts.join('\n');
}

async function examined(url: string): Promise<Report> {
  const text = await said(url, 'json');
  return JSON.parse(text.slice(text.indexOf('{')));
}

/** As many faults at once as hosts have that were not told anything: nothing protected, nothing kept, queries lost, a page of its own. */
const untold =
  (server: Record<string, string>): Mistake =>
  (sent) => {
    const type = sent.headers['Content-Type'] ?? 'text/plain';
    const known = /manifest|calendar/.test(type) ? 'application/octet-stream' : type;
    if (sent.status === 404) return { status: 404, headers: { ...server }, body: Buffer.from('<h1>404</h1>') };
    if (sent.status === 301) return { ...sent, headers: { ...server, Location: (sent.headers['Location'] ?? '').replace(/\?.*/, '') } };
    return { ...sent, headers: { ...server, 'Content-Type': known } };
  };

const servers: [sent: Record<string, string>, host: (typeof hosts)[number] | null][] = [
  [{ Server: 'nginx' }, 'nginx'],
  [{ Server: 'nginx/1.22.1' }, 'nginx'],
  [{ Server: 'openresty/1.25.3.1' }, 'nginx'],
  [{ Server: 'Caddy' }, 'caddy'],
  [{ Server: 'Apache/2.4.71 (Debian) OpenSSL/3.0.19' }, 'apache'],
  [{ Server: 'Apache' }, 'apache'],
  [{ Server: 'lighttpd/1.4.69' }, 'lighttpd'],
  [{ Server: 'Netlify' }, 'netlify'],
  [{ Server: 'cloudflare', 'CF-Ray': '8' }, 'cloudflare'],
  [{ Server: 'AmazonS3' }, 'aws'],
  [{ Server: 'GitHub.com' }, 'github'],
  [{ Server: 'Apache-Coyote/1.1' }, null],
  [{ Server: 'nginx-like/1' }, null],
  [{ Server: 'Microsoft-IIS/10.0' }, null],
  [{}, null],
];

/** What only one server's settings are written with, so that a line in another's syntax is seen even where it does not name it. */
const syntax: Readonly<Record<'nginx' | 'caddy' | 'apache' | 'lighttpd', RegExp>> = {
  nginx: /nginx\.conf|add_header|error_page|try_files \$uri|gzip_types|mime\.types;/,
  caddy: /Caddyfile|handle_errors|`encode /,
  apache: /apache\.conf|ErrorDocument|AddType|a2enmod|DirectorySlash/,
  lighttpd: /lighttpd\.conf|setenv\.|errorfile-prefix|deflate\./,
};

describe('advice in the words of the server that answers', () => {
  it.each(servers)('%j: %s', async (sent, name) => {
    host.mistake = untold(sent);
    const text = await said(host.url, 'text');
    const report = await examined(host.url);
    expect(report).toMatchObject({ host: name, server: sent['Server'] ?? null });
    expect(report.findings.length).toBeGreaterThan(6);
    for (const { on } of report.findings) expect(Object.keys(on)).toEqual(name === null ? [] : expect.toBeOneOf([[name], []]));
    const named = hosts.filter((one) => text.includes(`\n              ${hostNames[one]}: `));
    expect(named).toEqual(name === null ? [] : [name]);
    for (const [one, words] of Object.entries(syntax)) {
      if (one === name) expect(text, one).toMatch(words);
      else expect(text, one).not.toMatch(words);
    }
    const unknown = 'docs/how-to/operations.md, “What a host must do”';
    if (name === null) expect(text).toContain(unknown);
    else expect(text).not.toContain(unknown);
  });

  it.each(['nginx', 'Caddy', 'Apache', 'lighttpd'])('%s has a word on every one of these faults', async (server) => {
    host.mistake = untold({ Server: server });
    const { findings } = await examined(host.url);
    expect(findings.filter(({ on }) => Object.keys(on).length === 0)).toEqual([]);
  });

  it('types that browsers make do with are a note', async () => {
    host.mistake = (sent, { pathname }) =>
      /\.(?:cheat|ics|webmanifest)$/.test(pathname)
        ? { ...sent, headers: { ...sent.headers, 'Content-Type': 'application/octet-stream' } }
        : sent;
    const { findings } = await examined(host.url);
    expect(findings).toMatchObject([{ check: 'headers/type', severity: 'info', address: expect.stringMatching(/ and 3 more$/) }]);
  });
});

describe('basic authentication', () => {
  const secret = 'p:w/ört';
  const authority = `on%20call:${encodeURIComponent(secret)}@`;
  const typed = () => host.url.replace('://', `://${authority}`);
  const right = `Basic ${Buffer.from(`on call:${secret}`).toString('base64')}`;
  const asked: (string | undefined)[] = [];
  const guarded: Mistake = (sent, _, { headers }) => {
    asked.push(headers.authorization);
    return headers.authorization === right ? sent : { status: 401, headers: { 'WWW-Authenticate': 'Basic' }, body: Buffer.from('') };
  };
  const hidden = [secret, authority, 'on%20call', 'on call', right.slice(6)];

  it('is sent, and the site is as sound as without it', async () => {
    host.mistake = guarded;
    const report = await examined(typed());
    expect(report.findings).toEqual([]);
    expect(report.site).toBe(host.url);
    expect(new Set(asked)).toEqual(new Set([right]));
  });

  it('without it, the site is behind a login, and the way through is named', async () => {
    host.mistake = guarded;
    const text = await said(host.url, 'text');
    expect(text).toContain('[login/refused]');
    expect(text).toContain('https://name:password@…');
  });

  it.each(['text', 'json'] as const)('nothing of it is printed, whatever is found: %s', async (format) => {
    host.mistake = (sent, asked, request) => {
      const answer = guarded(sent, asked, request);
      return answer.status === 401 ? answer : untold({ Server: 'nginx' })(answer, asked, request);
    };
    const text = await said(typed(), format);
    expect(text).toContain('redirect/target');
    for (const part of hidden) expect(text).not.toContain(part);
  });

  it('nor when the address is none, or the host is silent', async () => {
    await expect(said(typed().replace('http:', 'ftp:'), 'text')).rejects.toThrow('`ftp://localhost');
    await expect(said(`${authority}no host/`, 'text')).rejects.toThrow('`no host/`');
    const text = await said(typed().replace(/:\d+\//, ':1/'), 'text');
    expect(text).toContain('http://localhost:1/ops/ [host/silent]');
    for (const part of hidden) expect(text).not.toContain(part);
  });
});
