/** What replaces a text that cannot be compiled: its page shows the text and its problems. */
import type { CompiledRunbook } from './compiled.ts';

/** Nothing was found in it; `text` is what search and the page have of it. */
export function brokenRunbook(title: string, text: string, problems: CompiledRunbook['problems'] = []): CompiledRunbook {
  return {
    title,
    summary: '',
    sections: [],
    headings: [],
    anchors: [],
    steps: [],
    queries: [],
    fences: [],
    variables: {},
    links: [],
    imports: [],
    includes: [],
    text,
    problems,
    broken: true,
    hasCode: false,
  };
}
