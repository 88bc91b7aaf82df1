/** `breakglass dev`: the site, shown anew at every change of the content. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { missingForCode } from '../build/code-needs.ts';
import { compiledRenderer } from '../build/compiled-renderer.ts';
import { liveServer } from '../build/live-server.ts';
import { liveSite } from '../build/live-site.ts';
import { isInstalled } from '../build/paths.ts';
import { openRenderer } from '../build/renderer.ts';
import { watchContent } from '../build/watch-content.ts';
import { readSettings } from '../content/read-settings.ts';
import { readWords } from '../content/words.ts';
import type { Problem } from '../problem/problem.ts';
import { withDocs } from './dev-docs.ts';
import { withHintPaths } from './doc-paths.ts';
import { progressReporter } from './progress.ts';
import { untilStopped } from './run.ts';
import { listenFrom } from './serve.ts';

export interface DevOptions {
  /** The content root, absolute. */
  readonly content: string;
  readonly base: string;
  readonly port: number;
}

/**
 * Serves until it is stopped.
 * @throws {NoContent}
 */
export async function dev(options: DevOptions): Promise<number> {
  const { content, base, port } = options;
  const missing = isInstalled ? missingForCode() : undefined;
  if (readSettings(content).settings.mdx.code && missing !== undefined) console.error(`${missing}. They are shown as their text.`);
  if (readSettings(content).settings.mdx.code && missing === undefined) {
    const { developWithCode } = await import('./dev-with-code.ts');
    return await developWithCode(options);
  }
  const progress = progressReporter();
  const renderer = await openRenderer(
    await compiledRenderer({
      content,
      base,
      words: readWords(content, readSettings(content).settings).value,
      code: null,
      onCompile: () => progress({ name: 'compile' }),
    }),
    base,
  );
  const site = liveSite(content, base, renderer, missing);
  const { answer, reload } = liveServer(content, base, site, renderer);
  const report = reporter();
  const look = () =>
    void site
      .check()
      .then(({ problems }) => report(problems))
      .catch(() => undefined);
  // Watched before the first reading: what is saved in between is seen.
  const others = readSettings(content).settings.content.map(({ folder }) => join(content, folder));
  await watchContent(content, others, () => {
    site.forget();
    // Read before it is asked for: the page that loads again finds it at hand.
    site.read().then(reload, (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      reload();
    });
    look();
  });
  const { runbooks } = await site.read();
  progress({ name: 'done' });
  const address = await listenFrom(createServer(withDocs(content, base, answer)), port, 'localhost');
  console.log(
    `${runbooks.length} ${runbooks.length === 1 ? 'runbook' : 'runbooks'}. Runbooks are at http://localhost:${address}${base} (Ctrl-C stops)`,
  );
  look();
  return await untilStopped();
}

/** Prints errors when they change, not at every save. */
function reporter(): (problems: readonly Problem[]) => void {
  let before = '';
  return (problems) => {
    const errors = problems.filter(({ severity }) => severity === 'error').map(withHintPaths);
    const shown = errors
      .slice(0, 20)
      .map(({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}${hint === '' ? '' : `: ${hint}`}`);
    const more = errors.length > shown.length ? [`and ${errors.length - shown.length} more errors`] : [];
    const words = [...shown, ...more].join('\n');
    if (words === before) return;
    console.error(words === '' ? 'No errors any more.' : words);
    before = words;
  };
}
