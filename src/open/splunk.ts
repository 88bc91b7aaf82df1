/**
 * Splunk's search page, with `q` as Splunk's own add-ons link to it
 * (https://github.com/splunk/addonfactory-ucc-generator/blob/main/ui/src/components/table/CustomTableRow.tsx), and
 * `earliest` and `latest` as Splunk Web keeps them in the address of a search.
 */
import { type Builder, below, encode, parameters } from './asked.ts';
import type { SplunkConfig } from './config.ts';

export const splunk: Builder<SplunkConfig> = ({ url, app }, { query, language, window }) => {
  if (language !== 'spl') return null;
  // What begins with neither a pipe nor `search` is a search without the word.
  const q = /^\s*(?:\||search\s)/i.test(query) ? query : `search ${query}`;
  const [earliest, latest] = 'last' in window ? [`-${window.last}`, 'now'] : [Math.floor(window.from / 1000), Math.ceil(window.to / 1000)];
  return below(url, `/app/${encode(app)}/search${parameters({ q, earliest, latest })}`);
};
