import type { Translated } from '../language.ts';
import type { viewer as source } from '../vi/viewer.ts';

export const viewer: Translated<typeof source> = {};
