/** `npm run faults`: prints every fault the product survives, what holds then, and the tests that show it. */
import { formatFaultTable } from '../tests/support/fault-tests.ts';

console.log(formatFaultTable());
