/** How a site shares: written by its build, kept by a device for the pages that do not carry it. */
export interface ShareSettings {
  readonly servers: readonly string[];
  readonly stream: string;
  /** What the board of the team is sealed with (`board.ts`). */
  readonly teamKey?: string | undefined;
  readonly auth: {
    readonly user?: string | undefined;
    readonly password?: string | undefined;
    readonly ask: boolean;
    /** Where the site hands out passes (`sign-in.ts`). */
    readonly signIn?: string | undefined;
  };
}
