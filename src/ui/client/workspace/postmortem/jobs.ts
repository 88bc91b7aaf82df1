/** The two jobs that take long in a large record: writing a postmortem, and making elements of its Markdown. */
import { type Rendered, rendered } from '../../../../postmortem/markdown/rendered.ts';
import { type Writing, writeFrom } from '../../../../postmortem/write.ts';

export type Job = { readonly write: Writing } | { readonly render: string };
export type Answer = { readonly text: string } | { readonly rendered: Rendered } | { readonly failed: string };

/** Carries a job out. Never throws: why it failed is the answer. */
export function carryOut(job: Job): Answer {
  try {
    return 'write' in job ? { text: writeFrom(job.write) } : { rendered: rendered(job.render) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
