import type { Provider } from '../../../platform/database/provider.ts';
import type { WordTable } from './word-table.ts';
import { postgresWords } from './words-postgresql.ts';
import { sqliteWords } from './words-sqlite.ts';

/** The table of words of a database. */
export const wordTable = (provider: Provider): WordTable => (provider === 'sqlite' ? sqliteWords : postgresWords);
