/** Who was hit, how badly and for how long. */
import type { PhrasingContent } from 'mdast';
import { table, text } from '../markdown/tree.ts';
import { oneLine, typedInline } from '../markdown/typed-text.ts';
import { lasted, severity, withReason } from './facts.ts';
import { type BlockPart, bullets, labelled, prompt, when } from './part.ts';
import { periodsTable } from './periods.ts';
import { timeIn } from './severity-times.ts';

/** Severity and blast radius as recorded, how long users waited for relief; then the numbers that are asked for. */
export const impact: BlockPart = (document) => {
  const { blastRadius: blast, severities } = document.facts;
  const lines: PhrasingContent[][] = [
    labelled('Severity', severity(document)),
    ...(severities.length < 2
      ? []
      : [labelled('Changed', text(severities.map(({ value, at }) => `${value} at ${when(document, at)}`).join(', then ')))]),
    ...fields.flatMap(([label, field]) => typed(label, blast?.[field])),
    ...(document.periods.length < 2
      ? [labelled('From start to mitigation', lasted('mitigate')(document))]
      : [labelled('Time with impact', text(withReason(document.impact)))]),
  ];
  return [
    bullets(lines),
    ...periodsTable(document),
    ...(blast?.users === undefined && blast?.accounts === undefined
      ? [
          prompt(
            'numbers, and where they come from: requests that failed or were slow, users and accounts, support requests, error budget, money.',
          ),
        ]
      : []),
  ];
};

const fields = [
  ['In short', 'summary'],
  ['Users', 'users'],
  ['Endpoints', 'endpoints'],
  ['Regions', 'regions'],
  ['Accounts', 'accounts'],
] as const;

function typed(label: string, words: string | undefined): PhrasingContent[][] {
  return words === undefined ? [] : [labelled(label, typedInline(words))];
}

/** The table of PagerDuty's template; the record fills what it knows of it. */
export const impactTable: BlockPart = (document) => {
  const { blastRadius: blast } = document.facts;
  const rows: (readonly [string, string])[] = [
    ['Time in SEV-1', timeIn('SEV1', document)],
    ['Time in SEV-2', timeIn('SEV2', document)],
    ['Notifications delivered out of SLA', 'to write'],
    ['Events dropped or not accepted', 'to write'],
    ['Accounts affected', blast?.accounts ?? 'to write'],
    ['Users affected', blast?.users ?? 'to write'],
    ['Support requests raised', 'to write'],
  ];
  return [
    table(
      ['Measure', 'Value'],
      rows.map(([measure, value]) => [text(measure), text(oneLine(value))]),
    ),
    ...periodsTable(document),
  ];
};
