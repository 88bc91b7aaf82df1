/** The two jobs that take long in a large log: writing a postmortem, and making elements of an edited one. */
import { type Rendered, rendered } from '../../../../postmortem/markdown/rendered.ts';
import { type Writing, writeFrom } from '../../../../postmortem/write.ts';

/** Rows of a table that are shown at first: a table of thousands takes seconds to draw, and nobody reads it here. */
const someRows = 200;

export type Job = { readonly write: Writing } | { readonly render: string; readonly allRows: boolean };

/** A text, and how it looks. */
export interface Page {
  readonly text: string;
  readonly rendered: Rendered;
}
export type Answer = Page | { readonly failed: string };

/** Carries a job out. Never throws: why it failed is the answer. */
export function carryOut(job: Job): Answer {
  try {
    if ('render' in job) return { text: job.render, rendered: rendered(job.render, job.allRows ? undefined : someRows) };
    const { markdown, blocks } = writeFrom(job.write);
    return { text: markdown, rendered: rendered(blocks, someRows) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
