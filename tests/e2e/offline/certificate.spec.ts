/** A certificate that has run out: browsers refuse the host, and the copy is still there. */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { temporaryFolder } from '../../support/content-root.ts';
import { launchOptions } from '../chromium.ts';
import { FaultServer } from './fault-server.ts';
import { expect, makeReady, sitePath, stateInFull, stateLine, test } from './offline-site.ts';

/** A certificate of its own for localhost; undefined where there is no openssl. */
function makeCertificate(): { key: Buffer; cert: Buffer; spki: string } | undefined {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const { status } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
  ]);
  if (status !== 0) return undefined;
  const publicKey = new X509Certificate(readFileSync(cert)).publicKey.export({ type: 'spki', format: 'der' });
  return { key: readFileSync(key), cert: readFileSync(cert), spki: createHash('sha256').update(publicKey).digest('base64') };
}

test('a certificate that browsers no longer accept: everything opens, and the cause is told', async ({ versions }) => {
  const [trusted, refused] = [makeCertificate(), makeCertificate()];
  test.skip(trusted === undefined || refused === undefined, 'openssl is not here');
  const host = new FaultServer({ base: sitePath, folder: versions.first });
  host.certificate = trusted;
  await host.start();
  const { executablePath, args } = launchOptions();
  const context = await chromium.launchPersistentContext(temporaryFolder(), {
    executablePath,
    args: [...args, `--ignore-certificate-errors-spki-list=${trusted?.spki}`],
  });
  const page = await context.newPage();
  await makeReady(page, host.url());
  await host.stop();
  host.certificate = refused;
  await host.start();
  const tab = await context.newPage();
  await tab.goto(`${host.url()}runbooks/etcd/etcdnoleader/`);
  await expect(tab.getByText('No leader, first text.')).toBeVisible();
  await expect(stateLine(tab)).toHaveText('Ready offline');
  await tab.goto(host.url());
  await expect(stateInFull(tab)).toContainText('Whether there is a newer version is not known. The server cannot be reached', {
    timeout: 15_000,
  });
  await context.close();
  await host.stop();
});
