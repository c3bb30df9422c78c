import { translate, type Lang } from '../../../i18n/translate.ts';
import type { SittingAsHeld } from '../rules/sittings.ts';

/** What a sitting is called: its title, or its number among the others. */
export const sittingTitle = ({ title, number }: SittingAsHeld, lang: Lang): string =>
  title ?? translate(lang, 'minutes.sitting.name', { n: String(number) });
