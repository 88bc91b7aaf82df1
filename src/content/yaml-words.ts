/** What a schema found wrong, in words for an author. */
import type { z } from 'zod';
import { didYouMean } from '../problem/nearest.ts';
import { isRecord } from './yaml-schema.ts';

export type Issue = z.core.$ZodIssue;

/** A failed union reports only "invalid input": its members' own issues name what was expected. The member that came furthest counts. */
export function flatten(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const branches = [...issue.errors].filter((branch) => branch.length > 0);
    const typed = branches.filter((branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0));
    const best = (typed.length > 0 ? typed : branches).toSorted((a, b) => a.length - b.length)[0];
    if (best === undefined || (typed.length === 0 && branches.length > 1)) return [issue];
    return flatten(best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

export function issueMessage(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined
        ? `missing: expected ${typeName(issue.expected)}`
        : `expected ${typeName(issue.expected)}, found ${show(found)}`;
    case 'invalid_value': {
      const options = issue.values.map((value) => `\`${String(value)}\``).join(', ');
      const hint = typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : '';
      return `expected one of ${options}, found ${show(found)}${hint.startsWith('did') ? `: ${hint}` : ''}`;
    }
    case 'too_small':
      return found === ''
        ? 'is empty'
        : `expected at least ${amount(issue.minimum, issue.origin)}${isCounted(issue.origin) ? '' : `, found ${show(found)}`}`;
    case 'too_big':
      // A limit of a text or a list has words of its own where it matters what was passed.
      if (isCounted(issue.origin)) return `${issue.message}, found ${show(found)}`;
      return `expected at most ${amount(issue.maximum, issue.origin)}, found ${show(found)}`;
    case 'invalid_union':
      return `expected another shape, found ${show(found)}`;
    default:
      return found === undefined ? issue.message : `${issue.message}, found ${show(found)}`;
  }
}

function isCounted(origin: string): boolean {
  return origin !== 'number' && origin !== 'int';
}

function amount(limit: number | bigint, origin: string): string {
  return isCounted(origin) ? `${String(limit)} ${origin === 'array' ? 'entries' : 'characters'}` : String(limit);
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    array: 'a list',
    record: 'a map',
    object: 'a map',
    string: 'text',
    number: 'a number',
    boolean: '`true` or `false`',
  };
  return names[expected] ?? expected;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'a map';
  const text = JSON.stringify(value) ?? String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

export function pathName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  const name = path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? String(key) : `.${String(key)}`)).join('');
  return `\`${name}\` `;
}
