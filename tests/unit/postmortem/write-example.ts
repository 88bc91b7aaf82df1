/** Prints the digest of the example in every shape and of its archive: run under several zones and languages. */
import { createHash } from 'node:crypto';
import { postmortemArchive } from '../../../src/postmortem/export.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { exampleDocument, exampleState } from './example.ts';

const hash = createHash('sha256');
for (const name of Object.keys(shapes).filter((key): key is ShapeName => Object.hasOwn(shapes, key))) {
  const markdown = writePostmortem(exampleDocument(), name);
  hash.update(markdown).update(postmortemArchive(exampleState(), markdown).bytes);
}
console.log(hash.digest('hex'));
