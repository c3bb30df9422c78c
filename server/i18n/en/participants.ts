import type { Translated } from '../language.ts';
import type { participants as source } from '../vi/participants.ts';

export const participants: Translated<typeof source> = {};
