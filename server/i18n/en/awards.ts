import type { Translated } from '../language.ts';
import type { awards as source } from '../vi/awards.ts';

export const awards: Translated<typeof source> = {};
