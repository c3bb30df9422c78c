import { common } from './common.ts';

/** Vietnamese is the source: its shape is the list of keys. A feature adds one file here and one in ../en. */
import { printing } from './printing.ts';
export const vi = { common, printing } as const;
