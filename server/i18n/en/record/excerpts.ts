import type { excerpts as source } from '../../vi/record/excerpts.ts';
import type { Translated } from '../../language.ts';

export const excerpts: Translated<typeof source> = {
  kind: 'EXCERPT OF THE MINUTES',
  file: 'Excerpt of the minutes',
  about: 'What concerns {name} at {title}',
  head: 'Excerpt of the minutes of {title}, as far as they concern {name}:',
  said: 'What was said',
  recommendations: 'Recommendations',
  tasks: 'Tasks given',
  matter: '{text} ({more})',
  none: 'The minutes say nothing of it yet.',
};
