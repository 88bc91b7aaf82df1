import { ExpectedError } from '../plain/expected-error.ts';

/** Thrown for a command line that cannot be understood; its message is for the person who typed it. */
export class UsageError extends ExpectedError {}
