/** What statements and functions of PostgreSQL do beside reading, in a responder's words. */
import type { Harm } from '../../danger/danger.ts';

export type Effect = Pick<Harm, 'danger' | 'what'>;

export const changes = (what: string): Effect => ({ danger: 'changes-state', what });
export const destroys = (what: string): Effect => ({ danger: 'destroys', what });

/**
 * Functions by name (https://www.postgresql.org/docs/current/functions-admin.html, /functions-sequence.html,
 * /lo-funcs.html, /monitoring-stats.html). What is not listed is taken to read: nobody can tell of a function of one's own.
 */
const functions: readonly { names: RegExp; effect: Effect }[] = [
  { names: /^pg_cancel_backend$/, effect: changes('cancels the statement of a session') },
  { names: /^pg_terminate_backend$/, effect: changes('ends a session and its connection') },
  { names: /^pg_reload_conf$/, effect: changes('makes the server read its settings again') },
  { names: /^pg_rotate_logfile$/, effect: changes('begins a new log file') },
  { names: /^pg_stat(?:_\w+)?_reset(?:_\w+)?$|^pg_stat_reset\w*$/, effect: changes('throws away collected statistics') },
  { names: /^pg_(?:restore|clear)_(?:relation|attribute)_stats$/, effect: changes('changes the planner’s statistics') },
  { names: /^pg_switch_wal$|^pg_switch_xlog$/, effect: changes('begins a new segment of the write-ahead log') },
  {
    names: /^pg_create_restore_point$|^pg_logical_emit_message$|^pg_log_standby_snapshot$/,
    effect: changes('writes to the write-ahead log'),
  },
  { names: /^pg_(?:backup|start_backup|stop_backup)(?:_start|_stop)?$/, effect: changes('begins or ends a backup') },
  { names: /^pg_promote$/, effect: changes('makes a replica the primary') },
  { names: /^pg_(?:wal|xlog)_replay_(?:pause|resume)$/, effect: changes('pauses or resumes replay on a replica') },
  {
    names: /^pg_create_(?:physical|logical)_replication_slot$|^pg_copy_\w+_replication_slot$/,
    effect: changes('creates a replication slot, which keeps the log'),
  },
  { names: /^pg_drop_replication_slot$/, effect: destroys('drops a replication slot') },
  {
    names: /^pg_replication_slot_advance$|^pg_logical_slot_get_(?:binary_)?changes$|^pg_sync_replication_slots$/,
    effect: changes('moves a replication slot on'),
  },
  {
    names: /^pg_replication_origin_(?!oid|progress|session_is_setup|session_progress)\w+$/,
    effect: changes('changes a replication origin'),
  },
  { names: /^pg_(?:try_)?advisory_(?:xact_)?lock(?:_shared)?$/, effect: changes('takes an advisory lock') },
  { names: /^pg_advisory_unlock(?:_shared|_all)?$/, effect: changes('releases an advisory lock') },
  { names: /^(?:nextval|setval)$/, effect: changes('moves a sequence on') },
  { names: /^pg_notify$/, effect: changes('sends a notification') },
  { names: /^lo_unlink$/, effect: destroys('deletes a large object') },
  {
    names: /^(?:lo_(?:create|creat|from_bytea|put|import|export|truncate|truncate64)|lowrite)$/,
    effect: changes('writes a large object or a file'),
  },
  { names: /^pg_file_unlink$/, effect: destroys('deletes a file on the server') },
  { names: /^pg_file_(?:write|rename|sync)$/, effect: changes('writes a file on the server') },
  { names: /^(?:brin|gin)_(?:summarize_\w+|desummarize_range|clean_pending_list)$/, effect: changes('changes an index') },
  { names: /^pg_import_system_collations$|^pg_extension_config_dump$/, effect: changes('changes the catalogue') },
  { names: /^dblink(?:_exec|_send_query)?$/, effect: changes('runs a statement on another server') },
  { names: /^(?:query_to_xml\w*|ts_stat|crosstab\w*)$/, effect: changes('runs a statement that it is given as text') },
  { names: /^pg_log_backend_memory_contexts$/, effect: changes('writes to the server’s log') },
  { names: /^pg_(?:force_freeze|force_kill)\w*$|^heap_force_\w+$/, effect: destroys('changes rows behind the server’s back') },
  { names: /^pg_truncate_visibility_map$|^pg_surgery\w*$/, effect: changes('throws away the visibility map') },
];

/** What a call of that function changes, or null. */
export function effectOfCall(name: string): Effect | null {
  const known = functions.find(({ names }) => names.test(name))?.effect;
  if (known !== undefined) return known;
  return ownAction.test(name) && !builtIn.test(name) ? changes(`calls \`${name}\`, which may change something`) : null;
}

/** Functions of one's own that are named by what they do: `purge_old_events`. */
const ownAction =
  /(?:^|_)(?:delete|drop|purge|truncate|cleanup|clean|remove|kill|insert|update|create|reset|expire|archive|rotate|exec|execute|send|terminate|cancel|apply|migrate|enqueue|dequeue|requeue|retry|resync|rebuild|schedule|unschedule)(?:_|$)/;
const builtIn =
  /^(?:array|json|jsonb|date|pg|has|to|bit|hstore|regexp|string|get|xml|ts|inet|range|lo|txid|timestamp|overlay|length|unaccent|st|h3)_|^(?:truncate|insert|replace|now|clean)$/;

/** Statements that read, or change nothing but their own session. */
export const harmless: ReadonlySet<string> = new Set(
  (
    'SelectStmt ExplainStmt VariableShowStmt VariableSetStmt TransactionStmt DeclareCursorStmt FetchStmt ClosePortalStmt PrepareStmt ' +
    'DeallocateStmt DiscardStmt ListenStmt UnlistenStmt ConstraintsSetStmt CopyStmt ReturnStmt PLAssignStmt RawStmt'
  ).split(' '),
);

/** What a kind of statement does; those with parts to be looked at stand in `harms.ts`. */
export const statements: Readonly<Record<string, Effect>> = {
  InsertStmt: changes('inserts rows'),
  MergeStmt: changes('inserts or changes rows'),
  CallStmt: changes('runs a procedure'),
  DoStmt: changes('runs a block of code, which may change anything'),
  ExecuteStmt: changes('runs a prepared statement, which may change anything'),
  NotifyStmt: changes('sends a notification'),
  LockStmt: changes('locks tables until the transaction ends'),
  CheckPointStmt: changes('forces a checkpoint'),
  LoadStmt: changes('loads a library into the server'),
  ReindexStmt: changes('builds indexes anew'),
  ClusterStmt: changes('rewrites a table and locks it meanwhile'),
  RepackStmt: changes('rewrites a table'),
  RefreshMatViewStmt: changes('refreshes a materialized view'),
  GrantStmt: changes('changes privileges'),
  GrantRoleStmt: changes('changes who is a member of a role'),
  AlterDefaultPrivilegesStmt: changes('changes default privileges'),
  AlterSystemStmt: changes('changes the server’s settings'),
  AlterRoleStmt: changes('changes a role'),
  AlterRoleSetStmt: changes('changes a role’s settings'),
  AlterDatabaseStmt: changes('changes a database'),
  AlterDatabaseSetStmt: changes('changes a database’s settings'),
  AlterTableStmt: changes('changes a table'),
  RenameStmt: changes('renames an object'),
  CommentStmt: changes('writes a comment into the catalogue'),
  CreateTableAsStmt: changes('creates a table'),
  CreateStmt: changes('creates a table'),
  IndexStmt: changes('creates an index'),
  ViewStmt: changes('creates or replaces a view'),
  CreateFunctionStmt: changes('creates or replaces a function'),
  CreateRoleStmt: changes('creates a role'),
  CreatedbStmt: changes('creates a database'),
  CreateExtensionStmt: changes('installs an extension'),
  TruncateStmt: destroys('deletes all rows of a table'),
  DropdbStmt: destroys('drops a database'),
  DropRoleStmt: destroys('drops a role'),
  DropTableSpaceStmt: destroys('drops a tablespace'),
  DropSubscriptionStmt: destroys('drops a subscription'),
  DropUserMappingStmt: destroys('drops a user mapping'),
  DropOwnedStmt: destroys('drops all that a role owns'),
};

/** Objects of `DROP`, by libpg_query's names. */
export const dropped: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'a table',
  OBJECT_INDEX: 'an index',
  OBJECT_VIEW: 'a view',
  OBJECT_MATVIEW: 'a materialized view',
  OBJECT_SCHEMA: 'a schema',
  OBJECT_SEQUENCE: 'a sequence',
  OBJECT_FUNCTION: 'a function',
  OBJECT_PROCEDURE: 'a procedure',
  OBJECT_TRIGGER: 'a trigger',
  OBJECT_TYPE: 'a type',
  OBJECT_EXTENSION: 'an extension',
  OBJECT_PUBLICATION: 'a publication',
  OBJECT_POLICY: 'a policy',
};

/** psql's commands that do more than show (https://www.postgresql.org/docs/current/app-psql.html). */
export const metaCommands: readonly { text: RegExp; effect: Effect }[] = [
  { text: /^\\copy\s[\s\S]*\bto\b/i, effect: changes('writes a file on your machine') },
  { text: /^\\copy\b/i, effect: changes('loads rows into a table') },
  { text: /^\\gexec\b/, effect: changes('runs what the query returns as statements') },
  { text: /^\\(?:i|ir|include|include_relative)\b/, effect: changes('runs a file of statements') },
  { text: /^\\!/, effect: changes('runs a command of the shell') },
  { text: /^\\(?:password)\b/, effect: changes('changes a password') },
  { text: /^\\lo_unlink\b/, effect: destroys('deletes a large object') },
  { text: /^\\(?:w|write|o|out)\s+\/(?!tmp\/)/, effect: changes('writes a file') },
  { text: /^\\lo_import\b/, effect: changes('writes a large object or a file') },
];
