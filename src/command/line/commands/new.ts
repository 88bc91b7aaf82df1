import { UsageError } from '../../usage-error.ts';
import { command } from '../command.ts';
import { contentArgument, contentOption, contentRoot } from '../content-root.ts';
import { globs, text } from '../option.ts';

export const newCommand = command({
  name: 'new',
  summary: 'Draft a runbook, a service, or the interface’s words in another language; in a terminal it asks for what was not said',
  details: 'Nothing is overwritten. What is left for you is listed, and `check` finds it until it is written.',
  arguments: [{ name: 'what', about: '`runbook` (default), `service` or `words`' }, contentArgument],
  options: {
    content: contentOption,
    service: text('--service <name>', 'the service; a new one gets its service.yaml'),
    failureMode: text('--failure-mode <text>', 'what goes wrong, in a few words'),
    pattern: text('--pattern <name>', 'begin from a failure pattern: of your own content, or one that comes with Breakglass'),
    fromAlert: text('--from-alert <name>', 'begin from an alert rule'),
    rules: globs('--rules <glob>', 'files of alert rules, besides those of breakglass.yaml'),
    title: text('--title <text>', 'the title; taken from the rest when it is left out'),
    description: text('--description <text>', 'of a service: what it does, in one sentence'),
    owner: text('--owner <team>', 'the team that answers for it'),
    channel: text('--channel <channel>', 'where that team is asked'),
    language: text('--language <name>', 'of words: the language, by its name in BCP 47; the site’s when it is left out'),
  },
  exits: { 0: 'written' },
  examples: [
    ['breakglass new', 'asks'],
    ['breakglass new --service checkout --failure-mode "payments time out"', 'a blank one'],
    ['breakglass new --rules rules.yaml --from-alert KubePodCrashLooping', 'with the expression and words of the alert'],
    ['breakglass new service --service checkout --owner payments', 'a service'],
    ['breakglass new words --language fr', 'every text of the interface, to translate'],
  ],
  run: async ({ content, language, ...options }, [what = 'runbook', word]) => {
    if (what === 'words') {
      const { newWords } = await import('../../new-words.ts');
      return newWords(contentRoot(content, word), language);
    }
    if (what !== 'runbook' && what !== 'service')
      throw new UsageError(`\`${what}\` cannot be made: say \`runbook\`, \`service\` or \`words\``);
    const { runNew } = await import('../../run-new.ts');
    return await runNew(contentRoot(content, word), options.rules, { ...options, what });
  },
});
