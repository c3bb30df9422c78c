import type { Translated } from '../language.ts';
import type { sites as source } from '../vi/sites.ts';

export const sites: Translated<typeof source> = {};
