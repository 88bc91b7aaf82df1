import { doctorFormats } from '../../formats.ts';
import { command } from '../command.ts';
import { flag, globs, number, oneOf, text } from '../option.ts';

export const doctorCommand = command({
  name: 'doctor',
  summary: 'Look at a site where it is served, as a browser would, and say what to change',
  details: 'With a Chromium and the package `playwright-core` it also opens the site in the browser.',
  arguments: [{ name: 'url', about: 'the address of the home page; with name:password@ behind basic authentication', required: true }],
  options: {
    rules: globs('--rules <glob>', 'files of alert rules whose links are followed'),
    cookie: text('--cookie <cookie>', "a cookie to send, for sites behind a login: 'name=value'"),
    all: flag('--all', 'look at every page and file, not at samples'),
    timeout: number('--timeout <seconds>', 'how long the host may stay silent', { fallback: 10, from: 0.1, to: 600, fractions: true }),
    noBrowser: flag('--no-browser', 'do not open it in a browser'),
    shareUser: text(
      '--share-user <account>',
      'name:password of somebody who shares live, for sites that ask people for a name of their own',
    ),
    shareOther: text(
      '--share-other <account>',
      'name:password of somebody of another team at the same nats-server, who must see nothing of this one',
    ),
    format: oneOf('--format <format>', 'how findings are printed', doctorFormats),
  },
  exits: { 0: 'nothing wrong (notes may be)', 1: 'errors or warnings' },
  examples: [
    ['breakglass doctor https://runbooks.example.com/', 'headers, redirects, the offline copy'],
    ["breakglass doctor https://runbooks.example.com/ --cookie 'session=…' --all", 'every page, behind a login'],
  ],
  run: async ({ noBrowser, cookie = '', ...options }, [url = '']) => {
    const { doctor } = await import('../../doctor.ts');
    const { browserFor } = await import('../../browser.ts');
    return await doctor({ ...options, cookie, url, browser: await browserFor(noBrowser) }, console.log, console.error);
  },
});
