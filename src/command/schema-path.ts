/** Where the schemas for editors are, seen from a file of the content. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { EditorSchemaName } from './editor-schemas.ts';

/** The way from a folder of the content to a schema for editors: in the content root or above it, within its repository. */
export function schemaPath(content: string, folder: string, name: EditorSchemaName): string | undefined {
  for (let above = content; ; above = dirname(above)) {
    const schema = join(above, 'schemas', `${name}.json`);
    if (existsSync(schema)) return relative(join(content, folder), schema).split(sep).join('/');
    if (statSync(join(above, '.git'), { throwIfNoEntry: false }) !== undefined || dirname(above) === above) return undefined;
  }
}
