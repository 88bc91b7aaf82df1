/** An error whose message is for the person who ran the command: it is printed alone, without a stack trace. */
export class ExpectedError extends Error {}
