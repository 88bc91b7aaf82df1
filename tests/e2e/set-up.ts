/** What all workers of a run share: a folder for what they write, and the sites that several of them look at. */
import makeTemporaryFolder from '../support/temporary-folders.ts';
import { startBuilder } from './built-sites.ts';

export default async function setUp(): Promise<() => void> {
  const removeFolder = makeTemporaryFolder();
  const stopBuilder = await startBuilder();
  return () => {
    stopBuilder();
    removeFolder();
  };
}
