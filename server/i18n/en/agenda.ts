import type { Translated } from '../language.ts';
import type { agenda as source } from '../vi/agenda.ts';

export const agenda: Translated<typeof source> = {};
