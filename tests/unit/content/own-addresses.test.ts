/** Addresses that are the app's own: no runbook may take the place of a file that every site has. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressOfPath } from '../../../src/content/address.ts';
import { ownUseOf } from '../../../src/content/own-addresses.ts';

const root = join(import.meta.dirname, '../../..');
const copied = readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));

it.each(copied)('public/%s is copied into every site, so its address is reserved', (file) => {
  expect(ownUseOf(addressOfPath(file))).toBeDefined();
});
