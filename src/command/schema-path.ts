/** Where the schemas for editors are, seen from a file of the content. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { EditorSchemaName } from './editor-schemas.ts';

/** The way from a folder of the content to a schema for editors: in the content root or above it, within its repository; its own, or those of the installed package. */
export function schemaPath(content: string, folder: string, name: EditorSchemaName): string | undefined {
  for (let above = content; ; above = dirname(above)) {
    const places = [join(above, 'schemas'), join(above, 'node_modules', 'breakglass', 'schemas')];
    const schema = places.map((place) => join(place, `${name}.json`)).find((path) => existsSync(path));
    if (schema !== undefined) return relative(join(content, folder), schema).split(sep).join('/');
    if (statSync(join(above, '.git'), { throwIfNoEntry: false }) !== undefined || dirname(above) === above) return undefined;
  }
}
