/** Reads one event that came from outside: checked, put right where that is safe, or refused with a word on why. */
import * as z from 'zod/mini';
import type { LogEvent } from '../event.ts';
import { eventId, incidentId, instant, line } from '../events/common.ts';
import { eventSchemas } from '../events/registry.ts';
import type { JsonValue } from '../json.ts';
import { limits } from '../limits.ts';
import { plainValue } from './plain-value.ts';
import type { RecordProblems } from './problem.ts';

const envelope = z.object({
  id: eventId,
  incident: incidentId,
  kind: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}\/[1-9][0-9]{0,3}$/)),
  occurredAt: instant,
  recordedAt: z.object({ wall: instant, counter: z.int().check(z.gte(0), z.lte(limits.counter)) }),
  by: z.optional(line),
});

/** Payloads by kind. A map: a kind from outside must not reach what an object inherits. */
const payloads: ReadonlyMap<string, z.core.$ZodType> = new Map(Object.entries(eventSchemas));

/**
 * The event, or undefined when it is refused. Keys that nobody knows are left out, except in the payloads of kinds that are not known here:
 * those are kept as they are, for whoever knows them.
 */
export function readEvent(value: unknown, where: string, problems: RecordProblems): LogEvent | undefined {
  const plain = plainValue(value, where, problems);
  if (plain === undefined) return undefined;
  const outer = z.safeParse(envelope, plain);
  if (!outer.success) return reportIssues(outer.error, where, problems);
  const { id, incident, kind, occurredAt, recordedAt, by } = outer.data;
  if (!isObject(plain) || !Object.hasOwn(plain, 'payload') || plain['payload'] === undefined) {
    problems.add('refused', 'wrong-shape', where, 'An event without a payload.');
    return undefined;
  }
  const { payload: given, ...around } = plain;
  // What zod took is what it knew; the payload's keys are the business of its own schema.
  reportUnknownKeys(around, outer.data, where, problems);
  const payload = payloadOf(kind, given, `${where}.payload`, problems);
  if (payload === undefined) return undefined;
  return { id, incident, kind, occurredAt, recordedAt, payload, ...(by !== undefined && { by }) };
}

function payloadOf(kind: string, given: JsonValue, where: string, problems: RecordProblems): JsonValue | undefined {
  const schema = payloads.get(kind);
  if (schema === undefined) return given;
  const inner = z.safeParse(schema, given);
  if (!inner.success) return reportIssues(inner.error, where, problems);
  return reportUnknownKeys(given, inner.data, where, problems);
}

/**
 * The value with only those keys that are in what the schema gave back. (Schemas check and change nothing, so the two are equal otherwise.)
 */
function reportUnknownKeys(given: JsonValue, known: unknown, where: string, problems: RecordProblems): JsonValue {
  if (isList(given)) return given.map((entry, at) => reportUnknownKeys(entry, field(known, String(at)), `${where}[${at}]`, problems));
  if (typeof given !== 'object' || given === null) return given;
  const kept: [string, JsonValue][] = [];
  for (const [key, entry] of Object.entries(given)) {
    const inner = field(known, key);
    if (inner === undefined) problems.add('repaired', 'unknown-key', where, `The key ${quoted(key)} is not known and was left out.`);
    else kept.push([key, reportUnknownKeys(entry, inner, `${where}.${key}`, problems)]);
  }
  return Object.fromEntries(kept);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

/** The first few things that a schema found. */
function reportIssues(error: z.core.$ZodError, where: string, problems: RecordProblems): undefined {
  for (const issue of error.issues.slice(0, 5)) {
    const at = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    problems.add('refused', 'wrong-value', `${where}${at}`, `${expected(issue)}.`);
  }
  return undefined;
}

/** What a schema expected, in words; the small zod brings none. */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${issue.expected === 'int' ? 'a whole number' : article(issue.expected)}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `Expected at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `Expected at most ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string' ? 'Expected a text that is not empty' : `Expected at least ${issue.minimum}`;
    case 'invalid_value':
      return `Expected ${issue.values.map((value) => quoted(String(value))).join(', ')}`;
    case 'invalid_format':
      return `Expected a text of the form ${issue.pattern ?? issue.format}`;
    default:
      return issue.message === 'Invalid input' ? 'Expected another value' : `E${issue.message.slice(1)}`;
  }
}

function article(type: string): string {
  return type === 'string' ? 'a text' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A name from outside, short enough for a message. */
function quoted(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
}
