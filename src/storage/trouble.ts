/** What can be wrong with storage, as a responder needs to know it. */

export const troubles = ['refused', 'blocked', 'full', 'failed'] as const;

export interface Trouble {
  /**
   * - `refused`: the browser gives this site no storage (blocked by settings, private window, very old browser)
   * - `blocked`: storage does not answer, mostly because another tab holds it
   * - `full`: no space
   * - `failed`: a call failed, and failed again when it was repeated
   */
  readonly kind: (typeof troubles)[number];
  /** What the browser said. */
  readonly detail: string;
}

/**
 * The trouble behind an error.
 *
 * @param opening whether the database could not even be opened: what is an accident later means a refusal then
 */
export function troubleOf(error: unknown, opening: boolean): Trouble {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { kind: kindOf(name, opening), detail: `${name}: ${message}` };
}

function kindOf(name: string, opening: boolean): Trouble['kind'] {
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'TimeoutError') return 'blocked';
  // `SecurityError`: site data is blocked. Firefox: `InvalidStateError` in a private window. `TypeError`: there is no `indexedDB`.
  return opening && ['SecurityError', 'InvalidStateError', 'TypeError', 'ReferenceError', 'NotSupportedError'].includes(name)
    ? 'refused'
    : 'failed';
}
