import type { Translated } from '../language.ts';
import type { conferences as source } from '../vi/conferences.ts';

export const conferences: Translated<typeof source> = {};
