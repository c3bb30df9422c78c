import type { Translated } from '../language.ts';
import type { proceedings as source } from '../vi/proceedings.ts';

export const proceedings: Translated<typeof source> = {};
