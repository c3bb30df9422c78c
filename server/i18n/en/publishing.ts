import type { Translated } from '../language.ts';
import type { publishing as source } from '../vi/publishing.ts';

export const publishing: Translated<typeof source> = {};
