import { alertFormats } from '../../formats.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { address, globs, oneOf, text, texts } from '../option.ts';

export const alertsCommand = command({
  name: 'alerts',
  summary: 'Which alerts have a runbook, and the links between them',
  details:
    '`--format patch` writes missing and dead `runbook_url`s as a patch; `--format pint` writes a rule for pint that asks for them. With `--replace` links of an old site move here; `--format redirects` and `--format nginx` lead from its addresses.',
  arguments: [contentArgument],
  options: {
    content: contentOption,
    rules: globs('--rules <glob>', 'files of alert rules, besides those of breakglass.yaml'),
    from: texts('--from <url>', 'a Prometheus whose rules are read too, as in `http://prometheus:9090`'),
    helm: texts('--helm <chart>', 'a chart whose rules are read too, rendered by `helm template`'),
    replace: text('--replace <url>', 'the beginning of links that move to this site, in a patch or as redirects'),
    site: address('--site <url>', 'where the site is served, in place of `alerts.site` of breakglass.yaml'),
    format: oneOf('--format <format>', 'what is printed', alertFormats),
  },
  exits: { 0: 'done' },
  examples: [
    ["breakglass alerts --rules 'monitoring/**/*.yaml'", 'the alerts that have no runbook'],
    ['breakglass alerts --from http://prometheus:9090', 'the alerts that a Prometheus runs'],
    ['breakglass alerts --replace https://wiki.example.com/ --format patch | git apply', 'moves the links of an old wiki'],
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
