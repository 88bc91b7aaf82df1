/** Values that people type, and values that would break out of SQL if they could. */
import fc from 'fast-check';
import { sqlWords } from '../../src/fill/sql.ts';

export const ordinary = [
  'prod',
  'api-7f9c-x2',
  '10.0.0.1:9090',
  "O'Brien",
  '/users/{id}',
  '42',
  '1.5',
  'Zürich',
  'idle in transaction',
  '007',
  '-5',
];

export const pieces = [
  "'",
  "''",
  '"',
  '`',
  '$$',
  '$a$',
  '$(rm -rf /)',
  "'; DROP TABLE x; --",
  '"; DROP TABLE x; --',
  '*/ --',
  '/*',
  '*/',
  '--',
  '-',
  '\\',
  "\\'",
  '\\n',
  '\\x41',
  '\n',
  '\r',
  '\0',
  '\t',
  '!!',
  '%',
  '_',
  '${other}',
  '{{',
  ':name',
  ":'x'",
  '::int',
  ';',
  '(',
  ')',
  ',',
  '.',
  'a.b',
  'pg_catalog.x',
  '1',
  '0x1F',
  '1e9',
  '1.',
  ' ',
  'e',
  'u&',
  'U&\\0041',
  'é',
  '漢',
  '😀',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud83d',
  '"} or vector(1) #',
  ' OR 1=1',
  ' UNION SELECT 1',
  '\\g',
  '\\! ls',
  'E',
  'x'.repeat(70),
];

/** Words with a meaning: those that are written in quotes, and those that need not be (`pg_get_keywords()`, category U). */
const unreserved = (
  'abort absolute access action add admin after aggregate also alter always asensitive assertion assignment at atomic attach ' +
  'attribute backward before begin breadth by cache call called cascade cascaded catalog chain characteristics checkpoint class ' +
  'close cluster columns comment comments commit committed compression configuration conflict connection constraints content ' +
  'continue conversion copy cost csv cube current cursor cycle data database day deallocate declare defaults deferred definer ' +
  'delete delimiter delimiters depends depth detach dictionary disable discard document domain double drop each enable encoding ' +
  'encrypted enum escape event exclude excluding exclusive execute explain expression extension external family filter finalize ' +
  'first following force forward function functions generated global granted groups handler header hold hour identity if ' +
  'immediate immutable implicit import include including increment index indexes inherit inherits inline input insensitive ' +
  'insert instead invoker isolation key label language large last leakproof level listen load local location lock locked logged ' +
  'mapping match matched materialized maxvalue merge method minute minvalue mode month move name names new next nfc nfd nfkc ' +
  'nfkd no normalized nothing notify nowait nulls object of off oids old operator option options ordinality others over ' +
  'overriding owned owner parallel parameter parser partial partition passing password plans policy preceding prepare prepared ' +
  'preserve prior privileges procedural procedure procedures program publication quote range read reassign recheck recursive ref ' +
  'referencing refresh reindex relative release rename repeatable replace replica reset restart restrict return returns revoke ' +
  'role rollback rollup routine routines rows rule savepoint schema schemas scroll search second security sequence sequences ' +
  'serializable server session set sets share show simple skip snapshot sql stable standalone start statement statistics stdin ' +
  'stdout storage stored strict strip subscription support sysid system tables tablespace temp template temporary text ties ' +
  'transaction transform trigger truncate trusted type types uescape unbounded uncommitted unencrypted unknown unlisten unlogged ' +
  'until update vacuum valid validate validator value varying version view views volatile whitespace within without work wrapper ' +
  'write xml year yes zone'
).split(' ');
export const words = [...new Set([...sqlWords, ...unreserved])];

export const hostileValue = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ordinary) },
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.constantFrom(...words) },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces, ...ordinary), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }) },
);
