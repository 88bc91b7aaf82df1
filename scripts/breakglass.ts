/** `node scripts/breakglass.ts <command>`: the command line of the product, from its sources. */
import '../src/command/line/main.ts';
