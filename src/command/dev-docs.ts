/** While the repository's own content is developed: its docs below it, at `/docs/`, where the footer of the starter leads. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compiledRenderer } from '../build/compiled-renderer.ts';
import { type LiveServer, liveServer } from '../build/live-server.ts';
import { liveSite } from '../build/live-site.ts';
import { isInstalled, programRoot } from '../build/paths.ts';
import { openRenderer } from '../build/renderer.ts';
import { watchContent } from '../build/watch-content.ts';

type Answer = LiveServer['answer'];

/** Answers the addresses of the docs itself, and leaves all others to `answer`. Nothing is read before somebody asks. */
export function withDocs(content: string, base: string, answer: Answer): Answer {
  const docs = join(programRoot, 'docs');
  if (isInstalled || resolve(content) !== resolve(programRoot) || !existsSync(docs)) return answer;
  const below = `${base}docs/`;
  let serving: Promise<Answer> | undefined;
  return (request, response) => {
    if (!`${request.url?.split('?', 1)[0]}/`.startsWith(below)) return answer(request, response);
    serving ??= serveDocs(docs, below);
    serving
      .then((ask) => ask(request, response))
      .catch((error: unknown) => {
        serving = undefined;
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end(error instanceof Error ? error.message : String(error));
      });
  };
}

async function serveDocs(docs: string, base: string): Promise<Answer> {
  const renderer = await openRenderer(
    await compiledRenderer({ content: docs, base, words: undefined, code: null, onCompile: () => undefined }),
    base,
  );
  const site = liveSite(docs, base, renderer);
  const { answer, reload } = liveServer(docs, base, site, renderer);
  await watchContent(docs, [], () => {
    site.forget();
    reload();
  });
  return answer;
}
