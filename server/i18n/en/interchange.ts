import type { Translated } from '../language.ts';
import type { interchange as source } from '../vi/interchange.ts';

export const interchange: Translated<typeof source> = {};
