/**
 * What a request over HTTP does, by its method and path. A row is for an API that is known: the first that matches decides. Without one
 * the method does: GET reads, DELETE deletes, everything else changes something.
 */
import { both, changes, destroys, type Outcome, reads } from './outcome.ts';
import { isHarmfulVerb } from './verb-words.ts';

export interface PathRow {
  /** The methods it is for, in capitals. */
  methods: readonly string[];
  /** What its path and query have in them. */
  path: RegExp;
  does: Outcome;
}

const asks = ['POST', 'QUERY'];
const sends = ['POST', 'PUT', 'PATCH'];

export const pathRows: readonly PathRow[] = [
  // Elasticsearch and OpenSearch: https://www.elastic.co/docs/api/doc/elasticsearch
  { methods: sends, path: /\/_(?:rollover|cluster\/reroute)\b.*[?&]dry_run(?:=true)?(?:&|$)/, does: reads },
  { methods: sends, path: /\/_delete_by_query\b/, does: destroys('deletes documents') },
  { methods: sends, path: /\/_update_by_query\b/, does: changes('changes every document that matches') },
  { methods: sends, path: /\/_forcemerge\b/, does: destroys('merges segments, which cannot be undone') },
  { methods: sends, path: /\/_rollover\b/, does: destroys('rolls an index over') },
  { methods: sends, path: /\/_close\b/, does: destroys('closes an index: nothing is read or written any more') },
  { methods: sends, path: /\/_cache\/clear\b/, does: changes('empties caches') },
  { methods: sends, path: /\/_snapshot\/.+\/_restore\b/, does: destroys('restores indices from a snapshot') },
  { methods: sends, path: /\/_snapshot\/[^/?]+\/_cleanup\b/, does: destroys('deletes data that no snapshot refers to') },
  { methods: sends, path: /\/_cluster\/voting_config_exclusions\b/, does: changes('takes a node out of the vote') },
  { methods: sends, path: /\/_reroute\b.*\baccept_data_loss\b/, does: destroys('gives up data') },
  { methods: sends, path: /\/_dangling\/.*\baccept_data_loss\b/, does: destroys('gives up data') },
  { methods: sends, path: /\/_(?:shutdown|nodes\/[^/]+\/_shutdown)\b/, does: changes('stops nodes') },
  {
    methods: asks,
    path: /\/_(?:search|msearch|count|analyze|explain|validate|field_caps|mget|termvectors|mtermvectors|rank_eval|simulate|simulate_index|search_shards|knn_search|async_search|terms_enum|pit|ppl|eql|verify|verify_repository|disk_usage|mlt|has_privileges|graph\/explore)(?![\w-])(?!\/(?:cache|_cancel))/,
    does: reads,
  },
  {
    methods: asks,
    path: /\/_(?:render\/template|scripts\/painless\/_execute|esql\/query|esql\/async|sql|sql\/translate|plugins\/_(?:sql|ppl)|opendistro\/_(?:sql|ppl))(?:[/?]|$)/,
    does: reads,
  },
  {
    methods: asks,
    path: /\/allocation\/explain\b|\/_search\/template\b|\/_msearch\/template\b|\/_index_template\/_simulate|\/_ingest\/pipeline\/(?:[^/]+\/)?_simulate/,
    does: reads,
  },
  // Prometheus, Loki, Tempo, Grafana, Splunk.
  { methods: sends, path: /\/admin\/tsdb\/(?:delete_series|clean_tombstones)/, does: destroys('deletes series') },
  { methods: sends, path: /\/loki\/api\/v1\/delete\b/, does: destroys('deletes logs') },
  {
    methods: asks,
    path: /\/api\/v1\/(?:query|query_range|query_exemplars|series|labels|label\/|format_query|parse_query|status|targets|rules|metadata|export)(?![\w-])|\/loki\/api\/v1\/(?:query|labels?|series|index|patterns|detected)|\/api\/ds\/query\b|\/api\/search(?:\?|$)|\/services\/search\/jobs\/export\b/,
    does: reads,
  },
  // OpenFeature's remote evaluation, and flagd's own: https://openfeature.dev/docs/reference/other-technologies/ofrep/openapi/
  { methods: asks, path: /\/ofrep\/v1\/evaluate\/flags(?:[/?]|$)|\/flagd\.evaluation\.v1\.Service\/Resolve\w+$/, does: reads },
  // Solr takes updates in the query too: https://solr.apache.org/guide/solr/latest/configuration-guide/content-streams.html
  {
    methods: ['GET', ...sends],
    path: /[?&]stream\.body=[^&]*<(?:delete|%3Cdelete)|[?&]stream\.body=%3Cdelete/i,
    does: destroys('deletes documents'),
  },
  { methods: ['GET', ...sends], path: /\/solr\/[^/]+\/update(?:[/?]|$)/, does: changes('writes documents, or makes them seen') },
  // Any API.
  {
    methods: sends,
    path: /\/(?:delete|purge|destroy|flush_all|drop|truncate|wipe)(?:[/?]|$)/i,
    does: destroys('deletes over HTTP'),
  },
  {
    methods: ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'],
    path: /\/(?:quitquitquit|abortabortabort|shutdown|restart|reboot|kill|reset_counters|drain_listeners|healthcheck\/fail|-\/(?:reload|quit)|_shutdown|purge|flush|delete|logout|enable|disable|invalidate)(?:[/?]|$)/i,
    does: changes('calls a path that acts'),
  },
];

/** `?action=RELOAD`, `?Action=TerminateInstances`: APIs that take the verb in the query, whatever the method. */
const verbInQuery = /[?&](?:action|cmd|command|op|operation|task|do)=([A-Za-z][\w-]*)/gi;

/** What a verb in the query does; undefined where none is named, or one that nobody knows. */
function judgeQuery(target: string): Outcome | undefined {
  for (const [, name = ''] of target.matchAll(verbInQuery)) {
    const verb = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const [first = ''] = verb.split(/[-_]/);
    if (/^(?:delete|destroy|purge|drop|remove|flush|truncate|wipe|erase|terminate)/.test(first)) return destroys('deletes over HTTP');
    if (isHarmfulVerb(first)) return changes(`sends \`${name}\` over HTTP`);
  }
  return undefined;
}

/** Methods that read where no row is for the path. https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'TRACE', 'REPORT', 'QUERY']);

/** `method` in any case; `target` is a path with its query, an address, or several with blanks between them. */
export function judgeRequest(method: string, target: string): Outcome {
  const targets = target.split(/\s+/).filter((one) => one !== '');
  return targets.length > 1
    ? both(...targets.map((one) => judgeTarget(method.toUpperCase(), one)))
    : judgeTarget(method.toUpperCase(), targets[0] ?? '');
}

function judgeTarget(name: string, target: string): Outcome {
  // Consoles write paths without their first slash.
  const path = /^(?:[a-z]+:)?\//i.test(target) ? target : `/${target}`;
  const row = pathRows.find((one) => one.methods.includes(name) && one.path.test(path));
  if (row !== undefined) return row.does;
  const named = judgeQuery(path);
  if (named !== undefined) return named;
  if (safe.has(name)) return reads;
  if (name === 'DELETE') return isOpenSearch(path) ? changes('ends an open search') : destroys('deletes over HTTP');
  if (name === 'PURGE' || name === 'BAN') return destroys('throws cached pages away');
  return changes(`sends a ${name} request`);
}

/** A search that was left open: nothing that anybody keeps. */
function isOpenSearch(path: string): boolean {
  return /\/_(?:search\/scroll|pit|async_search|sql\/async)(?:[/?]|$)/.test(path);
}
