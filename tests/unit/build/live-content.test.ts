/** What the development server has and a build has not. */
import { describe, expect, it } from 'vitest';
import { liveContent } from '../../../src/build/live-content.ts';

/** The routes and scripts that the integration adds for a command of Astro. */
function addedFor(command: 'dev' | 'build'): { routes: string[]; scripts: number } {
  const routes: string[] = [];
  let scripts = 0;
  const setup: unknown = liveContent('/content').hooks['astro:config:setup'];
  if (typeof setup !== 'function') throw new Error('The integration has no set-up.');
  setup({
    command,
    injectRoute: ({ pattern }: { pattern: string }) => routes.push(pattern),
    injectScript: () => {
      scripts += 1;
    },
  });
  return { routes, scripts };
}

describe('live content', () => {
  it('adds the page of components while developing, and nothing to a build', () => {
    expect(addedFor('dev')).toEqual({ routes: ['/components/'], scripts: 1 });
    expect(addedFor('build')).toEqual({ routes: [], scripts: 0 });
  });
});
