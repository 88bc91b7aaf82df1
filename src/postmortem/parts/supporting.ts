/** What the rest rests on: steps, queries, messages, evidence, values. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { sentBy } from '../../incident/sent-by.ts';
import { evidenceFile } from '../archive.ts';
import type { PostmortemDocument } from '../document.ts';
import { code, inlineCode, item, joined, link, list, paragraph, quote, strong, table, text } from '../markdown/tree.ts';
import { typedBlocks, typedInline, visible } from '../markdown/typed-text.ts';
import type { UsedQuery } from '../record/queries-used.ts';
import type { RunbookUse, StepOutcome } from '../record/runbook-use.ts';
import { type BlockPart, clock, labelled, sentence, when } from './part.ts';

const becameWords = {
  completed: 'done',
  skipped: 'skipped',
  'not-applicable': 'not applicable',
  blocked: 'blocked',
  open: 'noted, left open',
} as const;

/** What became of each step, by runbook. */
export const steps: BlockPart = (document) =>
  document.runbooks.length === 0
    ? [sentence('No runbook was used.')]
    : document.runbooks.flatMap((runbook) => runbookBlocks(document, runbook));

function runbookBlocks(document: PostmortemDocument, { id, title, revisions, listed, steps: outcomes }: RunbookUse): RootContent[] {
  const isUntouched = ({ became, notes }: StepOutcome) => became === 'open' && notes.length === 0;
  const touched = outcomes.filter((outcome) => !isUntouched(outcome));
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
    ...(touched.length === 0
      ? []
      : [
          table(
            ['Step', 'Became', 'UTC', 'By', 'Why, notes'],
            touched.map((step) => stepRow(document, step)),
          ),
        ]),
    ...notReached(outcomes.filter(isUntouched), outcomes.length),
  ];
}

/** How many steps are named of those that nobody reached. */
const named = 5;

/** The steps that nobody touched, in one line. */
function notReached(open: readonly StepOutcome[], all: number): RootContent[] {
  if (open.length === 0) return [];
  const more = open.length > named ? `, and ${open.length - named} more` : '';
  const words = open.slice(0, named).map(({ text: step }) => [...text('“'), ...typedInline(step), ...text('”')]);
  return [paragraph(...labelled(`Not reached (${open.length} of ${all})`, [...joined(words, ', '), ...text(`${more}.`)]))];
}

function stepRow(document: PostmortemDocument, { text: words, became, mark, notes }: StepOutcome): PhrasingContent[][] {
  return [
    typedInline(words),
    text(becameWords[became]),
    text(mark === undefined ? clockOfFirst(document, notes) : clock(document, mark.at)),
    typedInline(mark?.by ?? notes[0]?.by ?? ''),
    joined([typedInline(mark?.reason ?? ''), ...notes.map(({ text: note }) => typedInline(note))], '; '),
  ];
}

function clockOfFirst(document: PostmortemDocument, [first]: StepOutcome['notes']): string {
  return first === undefined ? '' : clock(document, first.at);
}

/** The queries with their values, results and links. */
export const queries: BlockPart = (document) =>
  document.queries.length === 0
    ? [sentence('No query was recorded.')]
    : [{ ...list(document.queries.map((used) => queryItem(document, used))), spread: true }];

function queryItem(document: PostmortemDocument, { query, step, uses, firstAt, url, results }: UsedQuery): ListItem {
  const done = [...uses].map(([use, times]) => (times === 1 ? use : `${use} ${times} times`)).join(', ');
  const name = typedInline(query.title ?? step ?? query.id ?? query.language);
  const values = Object.entries(query.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...item(
      [
        ...(url === undefined ? [strong(...name)] : link(url, ...name.filter(({ type }) => type === 'text'))),
        ...text(` (${done}, first at ${clock(document, firstAt)} UTC)`),
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
      ...results.flatMap(({ at, text: result }) => [paragraph(...text(`Result at ${clock(document, at)} UTC:`)), ...quoted(result)]),
    ),
    spread: true,
  };
}

/** The updates that were sent, with their audience. */
export const messages: BlockPart = (document) =>
  document.communications.length === 0
    ? [sentence('No update is recorded as sent.')]
    : document.communications.flatMap((event) => messageBlocks(document, event));

function messageBlocks(document: PostmortemDocument, { occurredAt, payload }: PostmortemDocument['communications'][number]): RootContent[] {
  const { channel, format } = sentBy(payload);
  const how = [channel, format === undefined ? undefined : `copied as ${format}`].filter((part) => part !== undefined).join(', ');
  return [
    paragraph(
      strong(...typedInline(payload.audience)),
      ...(how === '' ? [] : [...text(' ('), ...typedInline(how), ...text(')')]),
      ...text(`, ${when(document, occurredAt)}:`),
    ),
    ...quoted(payload.text),
  ];
}

/** Everything that was kept as evidence. */
export const evidence: BlockPart = (document) =>
  document.evidence.length === 0
    ? [sentence('No evidence was kept.')]
    : document.evidence.flatMap(({ occurredAt, payload: { evidence: kept, caption } }) => {
        const head = (what: readonly PhrasingContent[]) =>
          paragraph(strong(...typedInline(caption ?? 'Evidence')), ...text(` (${clock(document, occurredAt)} UTC)`), ...what);
        if (kept.form === 'text') return [head(text(':')), code(visible(kept.text))];
        if (kept.form === 'link') return [head([...text(': '), ...link(kept.url, ...text(kept.url))])];
        return [head([...text(': '), ...inlineCode(evidenceFile(kept))])];
      });

/** The values that queries were filled with. */
export const variables: BlockPart = ({ usedVariables: values }) =>
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
