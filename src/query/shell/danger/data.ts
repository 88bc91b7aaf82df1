/** Databases, queues, stores of secrets and keys. */
import { hasOption, readArguments } from '../arguments.ts';
import { both, changes, destroys, type Judge, judging, type Outcome, reads, unclassed, under } from './outcome.ts';
import { verbs } from './verbs.ts';

/** A client without a statement opens a session or reads its input: nobody can tell what comes. */
function sqlClient(program: string, values: string, statements: readonly string[], lists: readonly string[]): Judge {
  return (words, within) => {
    const args = readArguments(words, { values });
    if (hasOption(args, '--help', '--version', '-V', ...lists)) return reads;
    const given = words.filter((_, at) => {
      const flag = words[at - 1]?.value ?? '';
      return statements.includes(flag);
    });
    const attached = args.options.filter(({ name, word }) => statements.includes(name) && !statements.includes(word.value ?? ''));
    if (attached.length > 0 || given.length === 0 || hasOption(args, '-f', '--file')) return unclassed(program);
    return both(...given.map((word) => (word.value?.trim().startsWith('\\') ? metaCommand(word.value.trim(), program) : within.sql(word))));
  };
}

/** https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMANDS: `\d` and `\l` list. */
function metaCommand(text: string, program: string): Outcome {
  return /^\\(?:d\S*|l\+?|z|conninfo|encoding|timing|x|\?|h)(?:\s|$)/.test(text) ? reads : unclassed(`${program} ${text.split(' ')[0]}`);
}

/** https://redis.io/docs/latest/commands/ */
const redisReads = new Set(
  (
    'get mget getrange strlen exists ttl pttl type keys scan sscan hscan zscan hget hmget hgetall hkeys hvals hlen hexists llen lrange lindex scard smembers sismember ' +
    'zcard zrange zrevrange zrangebyscore zscore zrank zcount xlen xrange xrevrange xinfo xpending info ping dbsize time lastsave role echo object randomkey dump bitcount ' +
    'memory latency slowlog command pubsub monitor wait exists expiretime sinter sunion sdiff pfcount geopos geodist'
  ).split(' '),
);
const redisDestroys = new Set(
  'flushall flushdb del unlink hdel srem zrem lrem ltrim spop lpop rpop blpop brpop xdel xtrim zremrangebyrank zremrangebyscore getdel shutdown'.split(
    ' ',
  ),
);
const redisChanges = new Set(
  (
    'set mset setex setnx psetex append incr incrby decr decrby getset hset hmset hincrby lpush rpush sadd zadd zincrby xadd expire pexpire expireat persist rename renamenx ' +
    'move copy restore save bgsave bgrewriteaof failover replicaof slaveof swapdb publish eval evalsha setbit migrate xack xclaim reset'
  ).split(' '),
);
/** Commands with a second word that decides. */
const redisPairs: Readonly<Record<string, Outcome>> = {
  'config get': reads,
  'config set': changes('changes Redis’ settings'),
  'config rewrite': changes('writes Redis’ settings to its file'),
  'config resetstat': changes('resets statistics'),
  'client list': reads,
  'client info': reads,
  'client getname': reads,
  'client kill': changes('closes connections'),
  'client pause': changes('holds clients back'),
  'client unpause': changes('lets clients go on'),
  'cluster info': reads,
  'cluster nodes': reads,
  'cluster slots': reads,
  'cluster shards': reads,
  'cluster failover': changes('makes a replica the primary'),
  'cluster reset': destroys('takes a node out of the cluster'),
  'cluster forget': changes('forgets a node'),
  'script flush': destroys('deletes all scripts'),
  'script kill': changes('stops a script'),
  'slowlog reset': destroys('empties the slow log'),
  'latency reset': destroys('empties the latency log'),
  'memory purge': changes('gives memory back'),
  'debug sleep': changes('blocks Redis'),
  'acl list': reads,
  'acl whoami': reads,
};
const redisCli = judging(
  { values: '-h -p -s -a -u -n -r -i -x --user --pass --pattern --cacert --cert --key --count --tls-ciphers', stops: true },
  (args) => {
    if (
      hasOption(
        args,
        '--bigkeys',
        '--memkeys',
        '--hotkeys',
        '--stat',
        '--latency',
        '--latency-history',
        '--latency-dist',
        '--scan',
        '--version',
        '--intrinsic-latency',
        '--rdb',
      )
    )
      return reads;
    const [first, second] = args.operands.map(({ value }) => value?.toLowerCase());
    if (first === undefined) return unclassed('redis-cli');
    const pair = redisPairs[`${first} ${second}`];
    if (pair !== undefined) return pair;
    if (redisDestroys.has(first))
      return destroys(
        first.startsWith('flush') ? 'deletes all keys' : first === 'shutdown' ? 'stops Redis' : 'deletes keys or their content',
      );
    if (redisChanges.has(first)) return changes('changes keys or Redis itself');
    return redisReads.has(first) ? reads : unclassed(`redis-cli ${first}`);
  },
);

const dump = judging({ values: '-U -h -p -d -n -t -T -F -Z -j -f --file --host --port --user --dbname --format --jobs' }, () => reads);
const restores: Judge = judging({ values: '-U -h -p -d -n -t -j -L' }, (args) => {
  if (hasOption(args, '-l', '--list')) return reads;
  return hasOption(args, '-c', '--clean', '--drop')
    ? destroys('drops what it restores, and writes it anew')
    : changes('writes into a database');
});

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/rest-apis.html goes through curl. */
export const dataJudges: Readonly<Record<string, Judge>> = {
  psql: sqlClient(
    'psql',
    '-U -h -p -d -c -f -v -o -P -F -R -T --username --host --port --dbname --command --file --set --variable --output --pset',
    ['-c', '--command'],
    ['-l', '--list', '-?'],
  ),
  ...under(
    'mysql mariadb',
    sqlClient('mysql', '-u -h -P -D -e -S --user --host --port --database --execute --socket', ['-e', '--execute'], ['-?']),
  ),
  clickhouse: judging({}, () => unclassed('clickhouse')),
  'clickhouse-client': sqlClient(
    'clickhouse-client',
    '-q -h -u -d --query --host --port --user --password --database --format',
    ['-q', '--query'],
    [],
  ),
  ...under('sqlite3 mongosh mongo cqlsh cypher-shell sqlcmd influx', (_words, _within, name) => unclassed(name)),
  ...under('pg_dump pg_dumpall mysqldump mariadb-dump mongodump pg_isready pg_controldata pg_waldump mongostat mongotop', dump),
  ...under('pg_restore mongorestore mysqlimport', restores),
  ...under(
    'pg_ctl pg_ctlcluster',
    verbs({
      values: '-D -l -m -t -o',
      reads: 'status',
      changes: Object.fromEntries(
        'start stop restart reload promote kill logrotate init initdb'
          .split(' ')
          .map((verb) => [verb, 'starts, stops or changes PostgreSQL']),
      ),
    }),
  ),
  patronictl: verbs({
    values: '-c --config-file -d --dcs-url -k',
    reads: 'list,topology,history,show-config,version,dsn',
    changes: {
      switchover: 'makes a replica the primary',
      failover: 'makes a replica the primary',
      restart: 'restarts PostgreSQL',
      reload: 'reads settings again',
      pause: 'stops automatic failover',
      resume: 'starts automatic failover',
      'edit-config': 'changes settings',
      flush: 'takes a planned action back',
    },
    destroys: { reinit: 'deletes the data of a replica and copies it anew', remove: 'deletes the cluster’s state' },
  }),
  mysqladmin: verbs({
    values: '-u -h -P -S --user --host --port',
    reads: 'status,extended-status,processlist,ping,variables,version',
    changes: Object.fromEntries(
      'kill shutdown flush-hosts flush-logs flush-tables flush-privileges flush-status reload refresh create password start-slave stop-slave start-replica stop-replica'
        .split(' ')
        .map((verb) => [verb, 'changes MySQL']),
    ),
    destroys: { drop: 'deletes a database' },
  }),
  ...under('createdb createuser initdb vacuumdb reindexdb clusterdb', () => changes('changes PostgreSQL')),
  ...under('dropdb dropuser', () => destroys('deletes a database or user')),
  pg_repack: () => changes('rebuilds tables'),
  ...under('redis-cli valkey-cli', redisCli),
  ...under('pgbench redis-benchmark', () => changes('puts load on a database')),
};
