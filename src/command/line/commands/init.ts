import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { maybeOneOf, text } from '../option.ts';

export const initCommand = command({
  name: 'init',
  summary: 'Make a folder a content root: settings, a first runbook, the schemas for your editor, a file for CI',
  details:
    'Nothing that is there is overwritten, and every file that is written is named. A folder that has runbooks gets no first one. GitLab is recognised by the remote of git; otherwise the file for CI is for GitHub.',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    with: maybeOneOf('--with <library>', 'also copy the failure patterns, the checklists for incidents and the queries they use', [
      'patterns',
    ]),
    service: { ...text('--service <name>', 'the service of the first runbook'), fallback: 'my-service' },
    pattern: { ...text('--pattern <name>', 'the failure pattern that the first runbook begins from'), fallback: 'bad-deploy' },
    ci: maybeOneOf('--ci <host>', 'where CI runs', ['github', 'gitlab', 'none']),
  },
  exits: { 0: 'written' },
  examples: [
    ['breakglass init', 'in the folder you are in'],
    ['breakglass init ops --with patterns --service checkout --ci gitlab', 'with the library, for GitLab'],
  ],
  run: async ({ content, with: library, service = 'my-service', pattern = 'bad-deploy', ci }, [word]) => {
    const { runInit } = await import('../../run-init.ts');
    return await runInit({ content: contentRoot(content, word), withPatterns: library === 'patterns', service, pattern, ci });
  },
});
