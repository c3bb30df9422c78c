import type { Translated } from '../language.ts';
import type { documents as source } from '../vi/documents.ts';

export const documents: Translated<typeof source> = {};
