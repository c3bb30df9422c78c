import type { Translated } from '../language.ts';
import type { home as source } from '../vi/home.ts';

export const home: Translated<typeof source> = {};
