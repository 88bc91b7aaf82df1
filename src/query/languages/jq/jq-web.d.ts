/** jq compiled to WebAssembly (https://github.com/fiatjaf/jq-web); the package has no types of its own. */
declare module 'jq-web' {
  interface Jq {
    /** What the filter prints for the input; throws an Error with jq's own words when jq leaves with another code than 0. */
    raw(input: string, filter: string): string;
  }
  const jq: Promise<Jq>;
  export default jq;
}
