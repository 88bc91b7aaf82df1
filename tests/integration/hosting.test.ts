/** The files of docs/hosting do what they are for: nginx's in a real nginx, looked at by the doctor. */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/command/doctor.ts';
import { inertPolicy } from '../../src/offline/shared/headers.ts';
import { makeCertificate } from '../support/certificate.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { noNginx, startNginx } from '../support/nginx.ts';

const certificate = makeCertificate(90);
const skipped = noNginx || (certificate === undefined ? 'openssl is not here' : '');

describe.skipIf(skipped !== '')(`docs/hosting/nginx.conf in nginx ${skipped}`, () => {
  it('is a host at which the doctor finds nothing, and sends http on to https', async () => {
    if (certificate === undefined) return;
    const folder = join(temporaryFolder(), 'site');
    const content = contentRoot({ 'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader.\n' });
    const built = await run('build', '--content', content, '--out', folder);
    expect(built.code, built.stderr).toBe(0);
    const nginx = await startNginx(folder, certificate.files);
    const usual = getCACertificates('default');
    setDefaultCACertificates([...usual, certificate.cert.toString()]);
    let said = '';
    try {
      const code = await doctor(
        { url: nginx.https, rules: [], cookie: '', all: true, timeout: 20, format: 'json', browser: 'not asked for' },
        (text) => {
          said = text;
        },
        () => {},
      );
      expect(JSON.parse(said)).toMatchObject({ findings: [], host: 'nginx' });
      expect(code).toBe(0);
      const { headers } = await new Promise<{ headers: { location?: string } }>((resolve) => get(`${nginx.http}alerts/X?a=b%20c`, resolve));
      expect(headers.location).toBe('https://localhost/alerts/X?a=b%20c');
    } finally {
      setDefaultCACertificates(usual);
      await nginx.stop();
    }
  }, 60_000);
});

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
