/** Real content beside the repository, for tests and benches that want more than we wrote ourselves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `CORPORA` names another place. */
export const corpora = process.env['CORPORA'] ?? join(import.meta.dirname, '../../../shared/corpora');
export const communityRunbooks = join(corpora, 'prometheus-operator-runbooks');

/** Why tests on them are skipped; empty when they are there. */
export const noCorpora = existsSync(communityRunbooks) ? '' : ' (skipped: no ../shared/corpora beside the repository)';
