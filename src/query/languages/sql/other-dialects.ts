/** What statements do that PostgreSQL does not read, by their words: MySQL, SQL Server, SQLite, Oracle, ClickHouse, Cassandra. */
import { changes, destroys, type Effect } from './harmful.ts';

/** In the order in which they are looked for, on the code with its strings and comments blank. */
const effects: readonly { words: RegExp; effect: Effect }[] = [
  { words: /^alter\b[\s\S]*\b(?:drop|truncate|delete|discard|remove)\b/i, effect: destroys('drops a part of an object') },
  { words: /^delete\b/i, effect: destroys('deletes rows') },
  { words: /^drop\b/i, effect: destroys('drops an object') },
  { words: /^truncate\b/i, effect: destroys('deletes all rows of a table') },
  { words: /^reset\s+(?:master|slave|replica|binary|persist|query)\b/i, effect: destroys('deletes logs or the state of replication') },
  { words: /^(?:purge|flush)\b/i, effect: destroys('throws away logs, caches or objects') },
  { words: /^restore\b/i, effect: destroys('writes over a database') },
  { words: /^replace\b/i, effect: destroys('replaces rows') },
  { words: /^system\s+(?:drop|restart|kill|shutdown|stop|flush)\b/i, effect: changes('changes the server') },
  { words: /^update\b(?![\s\S]*\bwhere\b)/i, effect: destroys('changes every row') },
  { words: /^(?:update|insert|merge|upsert|load|import)\b/i, effect: changes('changes rows') },
  {
    words:
      /^(?:create|alter|rename|comment|grant|revoke|reindex|optimize|repair|vacuum|cluster|refresh|reset|attach|detach|undrop|exchange|move|backup|analyze|check\s+table|reconfigure|shrink|install|uninstall|deny|bulk|msck|cache|uncache|clear|compact|defragment|invalidate)\b/i,
    effect: changes('changes objects or settings'),
  },
  {
    words:
      /^(?:kill|exec|execute|call|do|copy|lock|unlock|stop|start\s+(?!transaction)|change|system|shutdown|dbcc\s+(?!sqlperf|opentran|inputbuffer|show_statistics|useroptions|tracestatus|checkdb|checktable|loginfo)|handler|binlog|xa|declare|begin\s+(?!tran)\S|prepare|source|delimiter|conf|sp_\w+|waitfor|restart|clone|pause|resume|reload|reconnect|suspend|disable|enable)\b/i,
    effect: changes('runs a command that may change something'),
  },
  { words: /^\\(?:\.|!)/, effect: changes('runs a file or a command') },
  {
    words: /^set\s+(?:global|persist(?:_only)?|password|default\s+role|@@global|cluster\s+setting|resource)\b/i,
    effect: changes('changes the server’s settings'),
  },
  { words: /^with\b[\s\S]*\b(?:delete\s+from|truncate)\b/i, effect: destroys('deletes rows') },
  { words: /^with\b[\s\S]*\b(?:insert\s+into|update\s+\w|merge\s+into)\b/i, effect: changes('changes rows') },
  { words: /^explain\s+analy[sz]e\b[\s\S]*\b(?:delete|update|insert)\b/i, effect: changes('runs the statement that it explains') },
  { words: /\binto\s+(?:outfile|dumpfile|local\s+outfile)\b/i, effect: changes('writes a file on the server') },
  { words: /^select\b[\s\S]*\binto\s+(?!@)[\w.#`[\]"]+\s+from\b/i, effect: changes('creates a table') },
  { words: /\bfor\s+update\b|\block\s+in\s+share\s+mode\b/i, effect: changes('locks the rows that it reads') },
];

const readingProcedures =
  /^exec(?:ute)?\s+(?:\w+\.)*(?:sp_(?:who2?|help\w*|spaceused|lock|columns|tables|readerrorlog|blitz\w*|whoisactive)|xp_(?:readerrorlog|fixeddrives|msver))\b/i;

/** First words of statements that read in every dialect that has them. */
const reading: readonly RegExp[] = [
  /^(?:select|show|desc|describe|explain|help|use|values|table|list|commit|rollback|start\s+transaction|begin\s*(?:tran\w*)?\s*$|print|consistency|tracing|expand|paging|exists|watch|status|with)\b/i,
  /^set\s+(?!global|persist|password)/i,
  /^go\s*$/i,
  /^pragma\s+[\w.]+(?:\s*\([^)=]*\))?\s*$/i,
  /^\\[sgGhu?]/,
  /^\.(?:tables|schema|databases|indexes|indices|mode|headers?|dump|stats|timer|width|show|help|quit|exit|fullschema|dbinfo|eqp|explain|columns|separator|nullvalue|print|lint)\b/i,
  /^dbcc\s+(?:sqlperf|opentran|inputbuffer|show_statistics|useroptions|tracestatus|checkdb\b(?![\s\S]*repair)|checktable|loginfo)/i,
];

/**
 * What a statement does that PostgreSQL refuses: an effect, null where it only reads, undefined where nobody can tell.
 * `code` has strings and comments blank.
 */
export function effectInOtherDialect(code: string): Effect | null | undefined {
  const words = code.trim().replace(/^\(+\s*/, '');
  if (words === '') return null;
  if (readingProcedures.test(words)) return null;
  const effect = effects.find((one) => one.words.test(words))?.effect;
  if (effect !== undefined) return effect;
  return reading.some((form) => form.test(words)) ? null : undefined;
}

/** Statements that PostgreSQL reads as something harmless and another server does not. */
export function effectBeforeParsing(code: string): Effect | undefined {
  return /^\s*reset\s+(?:master|slave|replica|persist)\b/i.test(code) ? destroys('deletes logs or the state of replication') : undefined;
}
