/** Words that name an action so clearly that a program nobody listed is at least taken to change something. */
import type { Arguments } from '../languages/shell/arguments.ts';

const harmful =
  /^(?:delete|destroy|purge|drop|rm|rmi|remove|uninstall|reset|flush|truncate|kill|terminate|wipe|format|erase|clear|clean|prune|revoke|evict|drain|decommission|deregister|detach|restore|rollback|restart|reboot|shutdown|stop|start|apply|deploy|upgrade|downgrade|migrate|install|create|update|set|put|write|edit|patch|scale|resize|promote|failover|switchover|enable|disable|suspend|resume|pause|add|push|publish|rotate|abort|cancel|reload|import|execute|unseal|seal|undo|revert)(?:$|[-_:])|(?:^|[-_:.])(?:delete|destroy|purge|drop|remove|uninstall|reset|flush|truncate|kill|terminate|wipe|format|erase|revoke|prune)(?:$|[-_:.])/i;

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

/** The first operand that is such a verb, or such an option. Only the first words of a call are verbs: what follows are names. */
export function harmfulWord(args: Arguments): string | null {
  const verb = args.operands.slice(0, 3).find(({ value }) => value !== null && !value.includes('/') && harmful.test(value))?.value;
  if (verb !== undefined && verb !== null) return verb;
  return args.options.find(({ name }) => harmfulOption.test(name))?.name ?? null;
}
