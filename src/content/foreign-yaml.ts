/** YAML of files that are not ours: no schema, and the same limits, as the library's own ways in take minutes for a row of brackets. */
import type { Document } from 'yaml';
import { readDocuments } from '../query/languages/yaml/documents.ts';

/** The first document, if it can be read. JSON is YAML too. */
export function foreignDocument(text: string): Document.Parsed | undefined {
  const [first] = readDocuments(text).documents;
  return first === undefined || first.document.errors.length > 0 ? undefined : first.document;
}

/** What it holds; undefined where it cannot be read. */
export function foreignValue(text: string): unknown {
  try {
    return foreignDocument(text)?.toJS();
  } catch {
    // An alias of nothing.
    return undefined;
  }
}
