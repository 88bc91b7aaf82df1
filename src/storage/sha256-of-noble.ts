/** SHA-256 in JavaScript. In a file of its own, so that a page loads this one function of the package and not all of it. */
export { sha256 as digest } from '@noble/hashes/sha2.js';
