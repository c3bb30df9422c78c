import type { Translated } from '../language.ts';
import type { vi } from '../vi/index.ts';
import { common } from './common.ts';

/** English must hold every key of the source, or this does not compile. */
import { printing } from './printing.ts';
export const en: Translated<typeof vi> = { common, printing };
