/** Sites that several tests look at, built by the real command, each once a run: the run's own process builds them, its workers ask it. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';

export interface SiteToBuild {
  /** Files of its content root by path; left out for the repository's own content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** With a slash at both ends. */
  readonly base?: string;
}

const variable = 'BREAKGLASS_TEST_BUILDER';

/** The folder of the built site, for reading alone; its files are texts. Rejects with what the build said when it failed. */
export async function builtSite(site: SiteToBuild = {}): Promise<string> {
  const builder = process.env[variable];
  if (builder === undefined) throw new Error(`${variable} is not set: sites are built by the run's global set-up.`);
  const response = await fetch(builder, { method: 'POST', body: JSON.stringify(site) });
  const told = await response.text();
  if (!response.ok) throw new Error(told);
  return told;
}

/** Builds what is asked for until it is told to stop. */
export async function startBuilder(): Promise<() => void> {
  const builds = new Map<string, Promise<string>>();
  const server = createServer(async (request, response) => {
    const asked = await text(request);
    const folder = builds.get(asked) ?? buildSite(JSON.parse(asked));
    builds.set(asked, folder);
    folder.then(
      (path) => response.end(path),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The builder of sites got no port.');
  process.env[variable] = `http://127.0.0.1:${address.port}/`;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

/** The same for one test alone, whatever its files are. */
export async function buildSite({ files, base }: SiteToBuild): Promise<string> {
  const folder = join(temporaryFolder(), 'site');
  const built = await run(
    'build',
    ...['--out', folder],
    ...(files === undefined ? [] : ['--content', contentRoot(files)]),
    ...(base === undefined ? [] : ['--base', base]),
  );
  if (built.code !== 0) throw new Error(built.stderr + built.stdout);
  return folder;
}
