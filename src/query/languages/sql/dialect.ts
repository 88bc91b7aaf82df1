/**
 * Signs of another dialect. A fence labelled `sql` may hold MySQL, SQL Server, SQLite, Oracle, ClickHouse or Cassandra:
 * where PostgreSQL refuses a text and it shows one of these outside strings and comments, nothing is said of it.
 */
import { withShortBlanks } from '../../../plain/blanks.ts';

const inCode = [
  // Quoting of names in MySQL, BigQuery, ClickHouse; of SQL Server; variables of both; parameters of drivers.
  /`/,
  /(?:[.,(=]|\b(?:from|join|into|update|select|table|by|on|and|where))\s*\[[A-Za-z_][\w ]*\]/i,
  /@@?[A-Za-z_]\w*/,
  /[=<>(,]\s*\?|\b(?:in|like|limit|offset|values)\s*\(?\s*\?|%(?:\(\w+\))?s\b/i,
  /\\G\s*(?:;|$)/m,
  /(?:^|;)\s*#/m,
  // Statements that PostgreSQL has not, or not so.
  /(?:^|;)\s*(?:show\s+\w+\s+\w+|use\s+\w+|desc(?:ribe)?\s+\w+|kill\s+(?:query\s+|connection\s+|mutation\s+|hard\s+)?[\w$]+|replace\s+into|flush\s+\w+|optimize\s+table|check\s+table|repair\s+table|rename\s+table|lock\s+tables|unlock\s+tables|(?:start|stop|reset|change)\s+(?:slave|replica|master|replication)|purge\s+(?:binary|master)|handler\s+\w+|pragma\b|attach\b|detach\b|exec(?:ute)?\s+(?:\w+\.)*[sx]p_|exec\s+\w+|dbcc\b|go\s*$|print\s|declare\s+@|system\s+\w+|exchange\s+tables|consume\b|put\s|get\s|list\s|undrop\b|exists\s+table|delimiter\s)/im,
  /(?:^|;)\s*show\s+(?:(?:full|global|session|extended|binary|engine|open|all)\s+)?(?:processlist|tables|databases|status|variables|warnings|errors|grants|columns|index(?:es)?|keys|create|slave|replica|master|engines?|logs|jobs|queries|ranges|schemas)\b/im,
  /(?:^|;)\s*set\s+(?:global|persist(?:_only)?|@)/im,
  /(?:^|;)\s*\.[a-z]+\b/m,
  /(?:^|;)\s*(?:insert\s+(?:into\s+)?[\w.]+\s+set\b|load\s+data\b|checksum\s+table|analyze\s+(?:local\s+|no_write_to_binlog\s+)?table\b|set\s+password\b|update\s+\w+\s*,|alter\s+table\s+[\w.]+\s+(?:(?:drop|add|truncate|reorganize|exchange|rebuild|coalesce|analyze|check|optimize|repair|detach|attach|freeze)\s+partition|discard\s|import\s+tablespace|delete\s+where|update\s+\w+\s*=))/im,
  /\bidentified\s+(?:by|with)\b|\bon\s+(?:\*|\w+)\.\*\s+to\b/i,
  // Clauses.
  /\blimit\s+\S+\s*,\s*\S+/i,
  /\binterval\s+[-(\w$]+\)?\s+(?:microsecond|second|minute|hour|day|week|month|quarter|year)s?\b/i,
  /\bselect\s+(?:distinct\s+)?top\s*\(?\s*\S+/i,
  /\b(?:with\s*)?\(\s*(?:nolock|readpast|updlock|rowlock|tablock)\b/i,
  /\b(?:outer|cross)\s+apply\b|\boption\s*\(|\bfor\s+(?:xml|json)\s+(?:path|auto|raw)/i,
  /\bon\s+duplicate\s+key\b|\binsert\s+(?:low_priority\s+|delayed\s+)?(?:ignore|or\s+\w+)\b|\bor\s+(?:replace|ignore|abort)\s+into\b/i,
  /\b(?:engine|charset|auto_increment)\s*=|\bauto_increment\b|\bautoincrement\b|\bunsigned\b|\bcharacter\s+set\b|\bstraight_join\b|\bsql_no_cache\b|\binto\s+(?:outfile|dumpfile)\b/i,
  /\b(?:force|use|ignore)\s+(?:index|key)\b|\badd\s+(?:(?:unique|fulltext|spatial)\s+)?(?:index|key)\b|\bdrop\s+(?:index|key|foreign\s+key)\s+\w+\s*(?:,|;|$)|\bdrop\s+index\s+\w+\s+on\b|\b(?:modify|change)\s+(?:column\s+)?\w+|\balgorithm\s*=|\bafter\s+\w+\s*;?\s*$/i,
  /\b(?:delete|update)\b[^;]*\blimit\s+\S+|\bupdate\s[^;]*\bjoin\b[^;]*\bset\b|\bdelete\s+(?!from\b|only\b)\w+(?:\s*,\s*\w+)*\s+from\b/i,
  /\b(?:regexp|rlike|glob|sounds\s+like|div|mod|xor|binary|match\s*\([^)]*\)\s*against|with\s+rollup|separator)\b\s*(?:'|\w|$|\(|")|<=>|&&|==/i,
  /\bconnect\s+by\b|\bstart\s+with\b|\bminus\s+select\b|\bfrom\s+dual\b|\bv\$\w+|\bgv\$\w+|\(\+\)|\balter\s+system\s+(?:kill|switch|flush|checkpoint|disconnect)\b|\balter\s+session\b|\bexecute\s+immediate\b|\bpurge\b/i,
  /\b(?:prewhere|qualify|allow\s+filtering|on\s+cluster|array\s+join|lateral\s+view|asof\s+join|any\s+join|limit\s+\d+\s+by|using\s+ttl|keyspace|pivot|unpivot|sample\s+\d)\b|\bsettings\s+\w+\s*=|\bformat\s+\w+\s*;?\s*$|\bformat\s*=\s*\w+|\bfinal\b/i,
  /\bas\s+'[^']*'/i,
  // What a client printed below the query.
  /^\s*\(\d+ rows?\)\s*$|^\s*\+-{2,}|\brows? in set\b|^Query OK/m,
];

/** Whether the code (strings and comments blank) is of another dialect, as far as can be told. */
export function showsAnotherDialect(code: string): boolean {
  const short = withShortBlanks(code);
  return inCode.some((sign) => sign.test(short));
}
