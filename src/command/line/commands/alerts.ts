import { alertFormats } from '../../formats.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { address, globs, oneOf } from '../option.ts';

export const alertsCommand = command({
  name: 'alerts',
  summary: 'Which alerts have a runbook, and the links between them',
  details: '`--format patch` writes missing and dead `runbook_url`s as a patch; `--format pint` writes a rule for pint that asks for them.',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    rules: globs('--rules <glob>', 'files of alert rules, besides those of breakglass.yaml'),
    site: address('--site <url>', 'where the site is served, in place of `alerts.site` of breakglass.yaml'),
    format: oneOf('--format <format>', 'what is printed', alertFormats),
  },
  exits: { 0: 'done' },
  examples: [
    ["breakglass alerts --rules 'monitoring/**/*.yaml'", 'the alerts that have no runbook'],
    ['breakglass alerts --site https://runbooks.example.com --format patch | git apply', 'writes the links into the rules'],
  ],
  run: async ({ content, ...options }, [word]) => {
    const { alerts } = await import('../../alerts.ts');
    const { output, remarks } = await alerts({ ...options, content: contentRoot(content, word) });
    process.stdout.write(output);
    for (const remark of remarks) console.error(remark);
    return 0;
  },
});
