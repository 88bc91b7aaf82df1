/** What the rest rests on: steps, queries, messages, evidence, values. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { utc } from '../../incident/zone.ts';
import { evidenceFile } from '../archive.ts';
import type { PostmortemDocument } from '../document.ts';
import { code, inlineCode, item, joined, link, list, paragraph, quote, strong, table, text } from '../markdown/tree.ts';
import { typedBlocks, typedInline, visible } from '../markdown/typed-text.ts';
import { clockIn } from '../record/instant.ts';
import type { UsedQuery } from '../record/queries-used.ts';
import type { RunbookUse, StepOutcome } from '../record/runbook-use.ts';
import { type BlockPart, labelled, prompt, sentence, when } from './part.ts';

const becameWords = {
  completed: 'done',
  skipped: 'skipped',
  'not-applicable': 'not applicable',
  blocked: 'blocked',
  open: 'not reached',
} as const;

/** What became of each step, by runbook. */
export const steps: BlockPart = ({ runbooks }) =>
  runbooks.length === 0 ? [sentence('No runbook was used.')] : runbooks.flatMap(runbookBlocks);

function runbookBlocks({ id, title, revisions, listed, steps: outcomes }: RunbookUse): RootContent[] {
  return [
    paragraph(
      strong(...typedInline(title)),
      ...text(' ('),
      ...inlineCode(visible(id)),
      ...text(`, ${revisions.length > 1 ? 'versions' : 'version'} `),
      ...joined(
        revisions.map((revision) => inlineCode(visible(revision))),
        ', ',
      ),
      ...text(listed ? ')' : '). Its list of steps is not known, nor which of them were not reached.'),
    ),
    ...(outcomes.length === 0 ? [] : [table(['Step', 'Became', 'UTC', 'By', 'Why, notes'], outcomes.map(stepRow))]),
  ];
}

function stepRow({ text: words, became, mark, notes }: StepOutcome): PhrasingContent[][] {
  return [
    typedInline(words),
    text(becameWords[became]),
    text(mark === undefined ? '' : clockIn(utc, mark.at)),
    typedInline(mark?.by ?? ''),
    joined([typedInline(mark?.reason ?? ''), ...notes.map(({ text: note }) => typedInline(note))], '; '),
  ];
}

/** The queries with their values, results and links. */
export const queries: BlockPart = ({ queries: used }) =>
  used.length === 0 ? [sentence('No query was recorded.')] : [{ ...list(used.map(queryItem)), spread: true }];

function queryItem({ query, uses, firstAt, url, results }: UsedQuery): ListItem {
  const done = [...uses].map(([use, times]) => (times === 1 ? use : `${use} ${times} times`)).join(', ');
  const name = typedInline(query.title ?? query.id ?? query.language);
  const values = Object.entries(query.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...item(
      [
        ...(url === undefined ? [strong(...name)] : link(url, ...name.filter(({ type }) => type === 'text'))),
        ...text(` (${done}, first at ${clockIn(utc, firstAt)} UTC)`),
      ],
      ...(values.length === 0
        ? []
        : [
            paragraph(
              ...text('With '),
              ...joined(
                values.map(([key, value]) => inlineCode(visible(`${key}=${value}`))),
                ', ',
              ),
              ...text('.'),
            ),
          ]),
      code(visible(query.text), query.language),
      ...results.flatMap(({ at, text: result }) => [paragraph(...text(`Result at ${clockIn(utc, at)} UTC:`)), ...quoted(result)]),
    ),
    spread: true,
  };
}

/** The updates that were sent, with their audience. */
export const messages: BlockPart = (document) =>
  document.communications.length === 0
    ? [prompt('what were users and the company told, and when? Nothing is recorded as sent.')]
    : document.communications.flatMap((event) => messageBlocks(document, event));

function messageBlocks(document: PostmortemDocument, { occurredAt, payload }: PostmortemDocument['communications'][number]): RootContent[] {
  const channel = payload.channel === undefined ? [] : [...text(' ('), ...typedInline(payload.channel), ...text(')')];
  return [
    paragraph(strong(...typedInline(payload.audience)), ...channel, ...text(`, ${when(document, occurredAt)}:`)),
    ...quoted(payload.text),
  ];
}

/** Everything that was kept as evidence. */
export const evidence: BlockPart = ({ evidence: all }) =>
  all.length === 0
    ? [sentence('No evidence was kept.')]
    : all.flatMap(({ occurredAt, payload: { evidence: kept, caption } }) => {
        const head = (what: readonly PhrasingContent[]) =>
          paragraph(strong(...typedInline(caption ?? 'Evidence')), ...text(` (${clockIn(utc, occurredAt)} UTC)`), ...what);
        if (kept.form === 'text') return [head(text(':')), code(visible(kept.text))];
        if (kept.form === 'link') return [head([...text(': '), ...link(kept.url, ...text(kept.url))])];
        return [head([...text(': '), ...inlineCode(evidenceFile(kept))])];
      });

/** The values that queries were filled with. */
export const variables: BlockPart = ({ variables: values }) =>
  values.size === 0
    ? [sentence('No variable was set.')]
    : [
        table(
          ['Variable', 'Value'],
          [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [typedInline(name), typedInline(value)]),
        ),
      ];

/** How much of the record is not shown. */
export const record: BlockPart = (document) => {
  const { takenBack, unknown, facts } = document;
  return [
    paragraph(
      ...labelled('Record', inlineCode(visible(facts.id))),
      ...text(
        `. ${[
          'The record file holds every event with its exact time, the copied queries and the predictions too.',
          takenBack === 0 ? '' : `${takenBack} taken back, left out here.`,
          unknown === 0 ? '' : `${unknown} of a kind that this version does not know.`,
        ]
          .filter((part) => part !== '')
          .join(' ')}`,
      ),
    ),
  ];
};

function quoted(words: string): RootContent[] {
  const blocks = typedBlocks(words);
  return blocks.length === 0 ? [] : [quote(...blocks)];
}
