/** A certificate that has run out: browsers refuse the host, and the copy is still there. */
import { chromium } from '@playwright/test';
import { makeCertificate } from '../../support/certificate.ts';
import { temporaryFolder } from '../../support/content-root.ts';
import { launchOptions } from '../chromium.ts';
import { FaultServer } from './fault-server.ts';
import { expect, makeReady, sitePath, stateInFull, stateLine, test } from './offline-site.ts';

test('a certificate that browsers no longer accept: everything opens, and the cause is told @fault-24', { tag: '@long' }, async ({
  versions,
}) => {
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
