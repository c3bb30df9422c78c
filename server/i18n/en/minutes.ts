import type { minutes as source } from '../vi/minutes.ts';
import type { Translated } from '../language.ts';

export const minutes: Translated<typeof source> = {
  title: 'Minutes',
};
