import type { Translated } from '../language.ts';
import type { checks as source } from '../vi/checks.ts';

export const checks: Translated<typeof source> = {};
