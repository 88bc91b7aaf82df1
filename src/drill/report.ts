/** The result of a drill as Markdown, for the talk afterwards. What people typed stays text. */
import type { PhrasingContent, RootContent } from 'mdast';
import { heading, item, list, paragraph, quote, strong, table, text } from '../postmortem/markdown/tree.ts';
import { typedInline } from '../postmortem/markdown/typed-text.ts';
import { writeMarkdown } from '../postmortem/markdown/write.ts';
import type { DrillResult } from './result.ts';
import type { ResultFile } from './result-schema.ts';
import type { DrillScript } from './script.ts';
import { changesText, foundWords, mitigationWords, scoreText, timeText, timeWords, verdictText } from './words.ts';

/** The Markdown of a result. */
export function writeReport(script: DrillScript, result: DrillResult, { begun, ended, pace, skippedSeconds }: ResultFile): string {
  const { truth, recovery } = script;
  return writeMarkdown([
    heading(1, ...typedInline(`Drill: ${script.title}`)),
    quote(paragraph(strong(...text('This was a drill.')), ...text(' Nothing in it is real.'))),
    list([
      item(text(`Runbook: ${script.runbook}`)),
      item(text(`From ${begun} to ${ended}`)),
      item(text(`By the clock of the drill: ${paceText(pace)}, ${timeText(skippedSeconds * 1000)} skipped`)),
    ]),
    heading(2, ...text('Result')),
    paragraph(
      strong(...text(foundWords[result.found])),
      ...text(` ${scoreText(result)} ${mitigationWords[result.mitigation]} `),
      ...typedInline(changesText(result)),
    ),
    table(
      ['', 'took', ''],
      timeWords.map(({ name, title, span }) => [text(title), text(timeText(result.times[name])), text(span)]),
    ),
    heading(2, ...text('Hypotheses')),
    ...(result.hypotheses.length === 0
      ? [paragraph(...text('None.'))]
      : [list(result.hypotheses.map((one) => item([...typedInline(one.statement), ...text(`: ${verdictText(one)}.`)])))]),
    heading(2, ...text('The actual cause')),
    withReason(truth.cause, truth.why),
    withReason('What helps', recovery.why),
    ...script.redHerrings.map(({ cause, why }) => withReason(`Not: ${cause}`, why)),
    ...part(
      'What appeared',
      result.seen.map(({ symptom, at }) => typedInline(`${timeText(at)}: ${symptom.where}`)),
    ),
    ...part(
      'Not looked at',
      result.notSeen.map(({ where, id }) => typedInline(`${where} (${id})`)),
    ),
  ]);
}

function paceText(pace: number): string {
  return pace === 1 ? 'as fast as a wall clock' : `${pace} times as fast as a wall clock`;
}

function withReason(head: string, words: string): RootContent {
  return paragraph(strong(...typedInline(`${head.replace(/\.$/, '')}.`)), ...text(' '), ...typedInline(words));
}

function part(title: string, lines: readonly (readonly PhrasingContent[])[]): RootContent[] {
  return lines.length === 0 ? [] : [heading(2, ...text(title)), list(lines.map((line) => item(line)))];
}
