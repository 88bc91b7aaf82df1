/** Texts that break careless writers of Markdown, and incidents made of them. */
import fc from 'fast-check';
import { type EventBody, isKnown, type LogEvent } from '../../../src/incident/event.ts';
import { logOf } from '../../../src/incident/log.ts';
import { fold, type IncidentState } from '../../../src/incident/state.ts';
import { anyEvents } from '../incident/events.ts';

const pieces = [
  '# x',
  '## x ##',
  '- a',
  '* a',
  '+ a',
  '1. a',
  '1) a',
  '> q',
  '>',
  '```',
  '~~~',
  '    code',
  '\tcode',
  '---',
  '***',
  '___',
  '===',
  '| a | b |',
  '|',
  '| - |',
  ':-:',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '[x]: https://evil.example',
  '[x][y]',
  '[^1]',
  '[^1]: note',
  '[ ] task',
  '[x] task',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  '-->',
  '<b>',
  '</details>',
  '<https://a.example>',
  '<a@b.example>',
  'https://a.example/x?a=1&b=2',
  'http://a.example/_x_*y*~z~',
  'www.example.com',
  'a@b.example',
  'mailto:a@b.example',
  'javascript:alert(1)',
  'https://',
  'xhttps://a.example',
  '`',
  '``',
  '` `',
  '\\',
  '\\\\',
  '\\|',
  '&amp;',
  '&#x41;',
  '&',
  '*',
  '**',
  '_',
  '__',
  '~',
  '~~',
  '!',
  '!(',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '{{title}}',
  '$',
  '$$',
  ':',
  '"',
  "'",
  '.',
  '@channel',
  '<!channel>',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\t',
  ' ',
  '  ',
  '\u00A0',
  '\u200B',
  '\uFEFF',
  '\u202E',
  '\u2066',
  '\0',
  '\u001B[31m',
  '\ud800',
  '😀',
  'é',
  '日本',
  'العربية',
  'word',
  'a_b_c',
  '2026',
  '…',
];

/** Words, Markdown, HTML, addresses and characters that turn, hide or end things, one beside the other. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }) },
);

const id = { actor: 'eve', counter: 1 };
const step = { runbook: 'a/b', revision: 'r1', id: 's1' };

/** Every field that people type, filled with the texts in turn. */
function bodies(texts: readonly string[]): EventBody[] {
  let at = 0;
  const next = () => texts[at++ % texts.length] || 'x';
  return [
    { kind: 'hypothesis-proposed/1', payload: { statement: next(), component: next() } },
    { kind: 'incident-opened/1', payload: { title: next(), services: [next(), next()] } },
    { kind: 'prediction-added/1', payload: { hypothesis: id, statement: next() } },
    { kind: 'hypothesis-evidence-added/1', payload: { hypothesis: id, stance: 'for', text: next() } },
    { kind: 'hypothesis-confirmed/1', payload: { hypothesis: id, why: next() } },
    {
      kind: 'alert-received/1',
      payload: { name: next(), labels: { pod: next() }, summary: next(), source: 'https://prometheus.example/?a=1&b=_x_', fired: true },
    },
    { kind: 'blast-radius-described/1', payload: { summary: next(), users: next(), accounts: next() } },
    { kind: 'severity-set/1', payload: { severity: 'SEV1', reason: next() } },
    { kind: 'role-taken/1', payload: { role: 'responder', person: next() } },
    { kind: 'note-written/1', payload: { text: next() } },
    { kind: 'step-skipped/1', payload: { step: { ...step, text: next() }, reason: next() } },
    { kind: 'step-noted/1', payload: { step: { ...step, text: next() }, text: next() } },
    {
      kind: 'query-opened/1',
      payload: { query: { title: next(), language: next(), text: next(), values: { [next()]: next() } }, url: next() },
    },
    { kind: 'query-run/1', payload: { query: { language: 'sql', text: next() }, result: next() } },
    { kind: 'evidence-added/1', payload: { evidence: { form: 'text', text: next() }, caption: next() } },
    { kind: 'communication-sent/1', payload: { audience: next(), text: next(), channel: next() } },
    { kind: 'action-item-added/1', payload: { title: next(), owner: next() } },
    { kind: 'lesson-noted/1', payload: { type: 'well', text: next() } },
    { kind: 'lesson-noted/1', payload: { type: 'badly', text: next() } },
    { kind: 'fix-decision-answered/1', payload: { question: 'q', asked: next(), answer: 'yes', answered: next(), move: next() } },
    { kind: 'runbook-opened/1', payload: { runbook: { id: 'a/b', title: next(), revision: next() }, steps: [{ id: 's2', text: next() }] } },
    {
      kind: 'runbook-problem-noted/1',
      payload: { runbook: { id: 'a/b', revision: next() }, step: { ...step, text: next() }, problem: 'wrong', text: next() },
    },
    { kind: 'variable-set/1', payload: { name: next(), value: next() } },
  ];
}

function eventsOf(texts: readonly string[]): LogEvent[] {
  return bodies(texts).map((body, at) => ({
    ...body,
    id: { actor: 'eve', counter: at + 1 },
    incident: 'incident-1',
    occurredAt: Date.UTC(2026, 10, 21, 14, at),
    recordedAt: { wall: Date.UTC(2026, 10, 21, 14, at), counter: 0 },
    by: texts[at % texts.length] || 'x',
  }));
}

/** Incidents that hold hostile texts in every field, and incidents of any events at all. */
export const hostileIncident: fc.Arbitrary<IncidentState> = fc.oneof(
  { weight: 3, arbitrary: fc.array(hostileText, { minLength: 1, maxLength: 40 }).map((texts) => fold(logOf(eventsOf(texts)))) },
  { weight: 1, arbitrary: anyEvents.map((events) => fold(logOf(events.filter(isKnown)))) },
);
