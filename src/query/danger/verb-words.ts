/** Words that name an action so clearly that a program nobody listed is at least taken to change something. */
import type { Arguments } from '../languages/shell/arguments.ts';

const harmful =
  /^(?:delete|destroy|purge|drop|rm|rmi|remove|uninstall|reset|flush|truncate|kill|terminate|wipe|format|erase|clear|clean|prune|revoke|evict|drain|decommission|deregister|detach|restore|rollback|restart|reboot|shutdown|stop|start|apply|deploy|upgrade|downgrade|migrate|install|create|update|set|put|write|edit|patch|scale|resize|promote|failover|switchover|enable|disable|suspend|resume|pause|add|push|publish|rotate|abort|cancel|reload|import|execute|unseal|seal|undo|revert|cleanup|killall|teardown|rebuild|reindex|recreate|rebalance|resync|reassign|reinit|reconfigure|repair|renew|demote|dissolve|requeue|unmount|unload|failback|powercycle|poweroff|powerdown)(?:$|[-_:])|(?:^|[-_:.])(?:delete|destroy|purge|drop|remove|uninstall|reset|flush|truncate|kill|killall|terminate|wipe|format|erase|revoke|prune|cleanup|dissolve)(?:$|[-_:.])/i;

const harmfulOption =
  /^--?(?:delete|destroy|purge|drop|remove|uninstall|reset|flush|truncate|kill|terminate|wipe|format|erase|prune|force-delete)(?:$|-)/;

/** Whether the word is nothing but such a verb. */
export function isHarmfulVerb(word: string): boolean {
  // `deploy` is a kind of object as well.
  return /^[a-z]+$/.test(word) && word !== 'deploy' && harmful.test(word);
}

/** Whether a program's own name has such a verb in it: `elasticsearch-reset-password`. */
export function isHarmfulName(name: string): boolean {
  return name.split(/[-_.]/).length > 1 && harmful.test(name);
}

/** Words that only look, and are followed by names: `logs start`, `get set`, `describe reset`. */
const looking =
  /^(?:get|list|access|ls|logs?|describe|show|inspect|status|view|top|cat|search|find|history|diff|events|tail|stats|ps|read|print|query|lookup|watch|head|info|help|man|explain|whois|which|grep|exists|ping|count|ll|dir|less|more|type|(?:is|get|list|describe|show|dump|search|check|print|lookup|find|view|read)[-_:][a-z_-]+|[a-z_-]+(?:info|status|stats|[-_](?:list|show)))$/i;

/** Whether what follows the word are names, in which a verb is none. */
export function isLookingVerb(word: string): boolean {
  return looking.test(word);
}

/** Whether a word may be a verb: paths, addresses, files and texts are names. */
export function isPlainWord(word: string): boolean {
  return /^[A-Za-z][\w:.-]*$/.test(word) && !/\.(?:[a-z]{2,4}|\d+)$/i.test(word);
}

/** The first operand that is such a verb, or such an option. Only the first words of a call are verbs: behind one that looks follow names. */
export function harmfulWord(args: Arguments): string | null {
  const looks = args.operands.findIndex(({ value }) => isLookingVerb(value ?? ''));
  const verbs = args.operands.slice(0, looks === -1 ? 3 : Math.min(looks, 3));
  const verb = verbs.find(({ value }) => value !== null && isPlainWord(value) && harmful.test(value))?.value;
  if (verb !== undefined && verb !== null) return verb;
  return args.options.find(({ name }) => harmfulOption.test(name))?.name ?? null;
}
