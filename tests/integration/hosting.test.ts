/** The files of docs/hosting do what they are for: those of web servers in real ones, looked at by the doctor. */
import { readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { get as getSecurely } from 'node:https';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/command/doctor.ts';
import type { Report } from '../../src/doctor/finding.ts';
import { inertPolicy } from '../../src/offline/shared/headers.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificate.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { realServers } from '../support/real-servers.ts';

const certificate = makeCertificate(90);

/** What the tests need beside the server. */
const noCertificate = certificate === undefined ? 'openssl is not here' : '';

const sites = new Map<string, string>();
async function siteFor(base: string): Promise<string> {
  const known = sites.get(base);
  if (known !== undefined) return known;
  const folder = join(temporaryFolder(), 'site');
  const content = contentRoot({
    'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader.\n\n![A drawing](drawing.svg)\n',
    'runbooks/etcd/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
    'queries/shop.yaml': 'title: Shop\nqueries:\n  - { id: up, title: What is up, language: promql, query: up }\n',
  });
  const built = await run('build', '--content', content, '--out', folder, '--base', base);
  expect(built.code, built.stderr).toBe(0);
  sites.set(base, folder);
  return folder;
}

/** What the doctor finds, with the certificate trusted. */
async function found(url: string, trusted: MadeCertificate): Promise<Report> {
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, trusted.cert.toString()]);
  let said = '';
  try {
    const options = { rules: [], cookie: '', all: true, timeout: 20, format: 'json', browser: 'not asked for' } as const;
    await doctor(
      { url, ...options },
      (text) => {
        said = text;
      },
      () => {},
    );
  } finally {
    setDefaultCACertificates(usual);
  }
  return JSON.parse(said);
}

/** An answer as it came, with the path as it is written here. */
async function ask(address: string, path = ''): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { hostname, port, pathname, protocol } = new URL(address);
  const options = { hostname, port, path: pathname + path, rejectUnauthorized: false, agent: false as const };
  return await new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? getSecurely : get)(options, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
  });
}

for (const server of realServers) {
  const skipped = server.missing || noCertificate;
  describe.skipIf(skipped !== '')(`the files of docs/hosting in ${server.host} ${skipped && `(skipped: ${skipped})`}`, () => {
    it.each(['/', '/ops/'])('at %s: the doctor finds nothing, and what is unknown is answered by the site @long', async (base) => {
      if (certificate === undefined) return;
      const root = await siteFor(base);
      const running = await server.start({ root, base, certificate: certificate.files });
      try {
        expect(await found(running.https, certificate)).toMatchObject({ findings: [], host: server.host });
        for (const path of ['nowhere', 'alerts/no.such', 'alerts/a%2Fb', 'assets/nowhere.js', 'nowhere.svg/']) {
          const { status, headers, body } = await ask(running.https, path);
          expect(status, path).toBe(404);
          expect(body, path).toContain(`data-site="${base}"`);
          expect(headers['content-type'], path).toMatch(/^text\/html/);
          // A page in a sandbox would run no script, and a missing file must not stay missing.
          expect(headers['content-security-policy'] ?? '', path).not.toContain('sandbox');
          expect(headers['cache-control'] ?? 'no-cache', path).toBe('no-cache');
        }
        // Two slashes in a redirect would lead to another host.
        if (base === '/') {
          const { headers } = await ask(running.https, '/runbooks/etcd/etcdnoleader?a=b');
          expect(headers.location ?? '').toMatch(/^(?!\/\/)(?:https:\/\/localhost:\d+)?(?:\/runbooks|$)/);
        }
        if (running.http !== undefined) {
          const { headers } = await ask(running.http, 'alerts/X?a=b%20c');
          expect(headers.location).toMatch(/^https:\/\/localhost(?::\d+)?\/alerts\/X\?a=b%20c$/);
        }
      } finally {
        await running.stop();
      }
    });
  });
}

describe('docs/hosting/cloudfront-response.js', () => {
  const source = readFileSync(join(import.meta.dirname, '../../docs/hosting/cloudfront-response.js'), 'utf8');
  const sent = (type?: string) => {
    const headers = type === undefined ? {} : { 'content-type': { value: type } };
    const response: unknown = runInNewContext(`${source}; handler(${JSON.stringify({ response: { headers } })})`);
    return response;
  };

  it.each(['image/svg+xml', 'image/png', 'application/json', 'application/xml', undefined])('%s is inert', (type) => {
    expect(sent(type)).toMatchObject({
      headers: { 'content-security-policy': { value: inertPolicy }, 'x-content-type-options': { value: 'nosniff' } },
    });
  });

  it.each(['text/html; charset=utf-8', 'text/javascript', 'application/javascript; charset=utf-8'])('%s is not', (type) => {
    expect(sent(type)).toEqual({ headers: { 'content-type': { value: type }, 'x-content-type-options': { value: 'nosniff' } } });
  });
});

describe('docs/hosting/cloudfront-function.js', () => {
  const source = readFileSync(join(import.meta.dirname, '../../docs/hosting/cloudfront-function.js'), 'utf8');
  const handle = (uri: string, querystring: object = {}): unknown =>
    runInNewContext(`${source}; handler(${JSON.stringify({ request: { uri, querystring } })})`);

  it.each(['/', '/runbooks/etcd/etcdnoleader/'])('%s is the page of its folder', (uri) => {
    expect(handle(uri)).toMatchObject({ uri: `${uri}index.html` });
  });

  it('leaves files alone', () => {
    expect(handle('/assets/page.D54H56LQ.js')).toMatchObject({ uri: '/assets/page.D54H56LQ.js' });
  });

  it('redirects to the slash, with all labels as they came', () => {
    const labels = { namespace: { value: 'a%20b' }, pod: { value: 'x', multiValue: [{ value: 'x' }, { value: 'y' }] } };
    expect(handle('/alerts/KubePodCrashLooping', labels)).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/alerts/KubePodCrashLooping/?namespace=a%20b&pod=x&pod=y' } },
    });
  });
});
