import { translate, type Key, type Params } from '../../server/i18n/translate.ts';
import { pageLang } from './page.ts';

/** A text in the language of this page. */
export function t(key: Key, params?: Params): string {
  return translate(pageLang(), key, params);
}
