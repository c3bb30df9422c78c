import type { Translated } from '../language.ts';
import type { recommendations as source } from '../vi/recommendations.ts';

export const recommendations: Translated<typeof source> = {};
