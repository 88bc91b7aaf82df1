/** PromQL that people wrote: of rule files, of this repository's sheets, of lists with one expression a paragraph. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { writeValue } from '../../src/fill/layer.ts';
import { promql } from '../../src/query/languages/promql/index.ts';
import { findPlaceholders } from '../../src/query/placeholder.ts';

/** Every `expr` of alerting and recording rules in the YAML files below the folder, however it is wrapped. */
export function ruleExpressions(folder: string): string[] {
  return [...new Set(documentsBelow(folder).flatMap((document) => valuesOf(document, (key) => key === 'expr')))];
}

/** Every query of the sheets in the folder, with its label. */
export function sheetTexts(folder: string): { label: string; text: string }[] {
  return documentsBelow(folder)
    .flatMap(objectsIn)
    .flatMap(({ language, query }) =>
      typeof language === 'string' && typeof query === 'string' ? [{ label: language, text: query }] : [],
    );
}

/** The PromQL of the query sheets in the folder, with a value in every placeholder. */
export function sheetExpressions(folder: string): string[] {
  return sheetTexts(folder).flatMap(({ label, text }) => (label === promql.id ? [filled(text)] : []));
}

/** One expression a paragraph; a line that begins with `#` is part of it. */
export function listedExpressions(file: string): string[] {
  const paragraphs = readFileSync(file, 'utf8').split(/\n{2,}/);
  return paragraphs.map((text) => text.trim()).filter((text) => text !== '');
}

const ordinary = ['api', '5m', '5'];

/** With the first ordinary value that fits in each place. */
export function filled(text: string): string {
  const placeholders = findPlaceholders(text, 'query');
  const slots = promql.slots?.(text, placeholders) ?? [];
  return placeholders.reduceRight((query, { from, to }, at) => {
    const slot = slots[at] ?? ['nowhere'];
    const value = ordinary.map((one) => writeValue(slot, one).text).find((written) => written !== undefined);
    return query.slice(0, from) + (value ?? '5m') + query.slice(to);
  }, text);
}

function documentsBelow(folder: string): unknown[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  return files
    .sort()
    .flatMap((name) =>
      [...parseAllDocuments(readFileSync(join(folder, name), 'utf8'))].flatMap((document) =>
        'errors' in document && document.errors.length === 0 ? [document.toJS()] : [],
      ),
    );
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(objectsIn)];
}

function valuesOf(value: unknown, wanted: (key: string) => boolean): string[] {
  return objectsIn(value).flatMap((object) =>
    Object.entries(object).flatMap(([key, inner]) => (wanted(key) && typeof inner === 'string' ? [inner] : [])),
  );
}
