/** Query languages without a parser here: whether they can write at all, and by which commands. */
import { type Assessment, assessment, type Harm, readsOnly } from '../../danger/danger.ts';

/** https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Commandsbycategory: what only searches and shapes. */
const splReading =
  /^(?:abstract|accum|addcoltotals|addinfo|addtotals|analyzefields|anomalies|anomalousvalue|anomalydetection|append|appendcols|appendpipe|arules|associate|autoregress|bin|bucket|bucketdir|chart|cluster|cofilter|concurrency|contingency|convert|correlate|datamodel|dbinspect|dedup|delta|diff|erex|eval|eventcount|eventstats|extract|kv|fieldformat|fields|fieldsummary|filldown|fillnull|findtypes|folderize|foreach|format|from|gauge|gentimes|geom|geomfilter|geostats|head|highlight|history|iconify|inputcsv|inputintelligence|inputlookup|iplocation|join|kmeans|loadjob|localize|localop|lookup|makecontinuous|makemv|makeresults|mcatalog|metadata|metasearch|mpreview|msearch|mstats|multikv|multisearch|mvcombine|mvexpand|nomv|outlier|overlap|pivot|predict|rangemap|rare|redistribute|regex|reltime|rename|replace|reverse|rex|rtorder|savedsearch|search|searchtxn|selfjoin|set|setfields|sichart|sirare|sistats|sitimechart|sitop|sort|spath|stats|strcat|streamstats|table|tags|tail|timechart|timewrap|tojson|top|transaction|transpose|trendline|tscollect-x|tstats|typeahead|typelearner|typer|union|uniq|untable|walklex|where|x11|xmlkv|xmlunescape|xpath|xyseries|index)$/i;
const splWriting =
  /^(?:outputlookup|outputcsv|outputtext|collect|stash|mcollect|meventcollect|tscollect|sendemail|sendalert|summaryindex|sumindex|dump|rest|script|run|runshellscript|dbxoutput|dbxquery|map|crawl|audit|cefout|fit|apply)$/i;

export function assessSpl(text: string): Assessment {
  const harms: Harm[] = [];
  const unknown: string[] = [];
  const code = text.replace(/"(?:\\.|[^"\\])*"/g, (quoted) => `"${'_'.repeat(quoted.length - 2)}"`);
  if (/(?<!`)`[^`]+`/.test(code.replace(/```[\s\S]*?```/g, ''))) unknown.push('a macro');
  // Subsearches begin behind a bracket.
  for (const { index, 1: name = '' } of code.matchAll(/(?:\||\[)\s*([A-Za-z]\w*)/g)) {
    const place = { from: index, to: index + name.length + 1 };
    if (/^delete$/i.test(name)) harms.push({ ...place, danger: 'destroys', what: 'deletes events' });
    else if (splWriting.test(name)) harms.push({ ...place, danger: 'changes-state', what: 'writes, sends or runs something' });
    else if (!splReading.test(name) && code[index] === '|') unknown.push(name);
  }
  return assessment(harms, unknown);
}

/** Queries of Kusto read; its management commands begin with a dot. https://learn.microsoft.com/en-us/kusto/management/ */
export function assessKql(text: string): Assessment {
  const harms: Harm[] = [];
  for (const { index, 0: command, 1: name = '' } of text.matchAll(/^\s*\.([\w-]+)/gm)) {
    if (name === 'show') continue;
    const danger = /^(?:drop|delete|purge|clear|undo|detach|set-or-replace)/.test(name) ? 'destroys' : 'changes-state';
    harms.push({ from: index, to: index + command.length, danger, what: `runs \`.${name}\`` });
  }
  // A plugin may run a statement elsewhere, or code.
  return assessment(
    harms,
    /\bevaluate\s+(?:sql_request|mysql_request|postgresql_request|http_request_post|python|r|cosmosdb_sql_request)\b/.test(text)
      ? ['a plugin']
      : [],
  );
}

/** Languages that have no way to write: searches of Datadog, Jaeger, SigNoz and Sentry, CloudWatch Logs Insights, ES|QL, MetricsQL. */
export function assessSearch(): Assessment {
  return readsOnly;
}
