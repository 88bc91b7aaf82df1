/** Certificates for hosts in tests. */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';

export interface MadeCertificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** Paths of both. */
  readonly files: { readonly key: string; readonly cert: string };
  /** sha256 of its public key in base64, as Chromium wants it to trust it. */
  readonly spki: string;
}

/** One of its own for localhost, for so many days; undefined where there is no openssl. */
export function makeCertificate(days = 1): MadeCertificate | undefined {
  const folder = temporaryFolder();
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  const { status } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', String(days)],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', files.key, '-out', files.cert],
  ]);
  if (status !== 0) return undefined;
  const cert = readFileSync(files.cert);
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: readFileSync(files.key), cert, files, spki: createHash('sha256').update(publicKey).digest('base64') };
}
