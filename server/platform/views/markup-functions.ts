import { isKey, translate } from '../../i18n/translate.ts';
import { COMMAND_ID_FIELD } from '../ids.ts';
import { hallRuler, rulerPaths, screenRuler } from './drawing.ts';
import { escapeHtml, Markup } from './markup.ts';
import type { TemplateFunction } from './template-function.ts';

/** The only functions that return markup; each escapes its arguments. */
export const markupFunctions: Record<string, TemplateFunction> = {
  icon: ({ values: [name], named }) => icon(String(name), named),
  ruler: ({ values: [limit, remaining], named }) => ruler(limit, remaining, named),
  unknown: ({ values: [value, key], data }) => {
    if (value !== null && value !== undefined && value !== '') return value;
    const word = typeof key === 'string' && isKey(key) ? key : 'common.unknown';
    return new Markup(`<span class="unknown">${escapeHtml(translate(data.lang, word))}</span>`);
  },
  /** The hidden fields of every posted form: its token, and a command id if the page may give one and the form has none (`hasId`). */
  csrfField: ({ named, data }) =>
    new Markup(hidden('_csrf', data.csrf) + (data.commandId && !named.hasId ? hidden(COMMAND_ID_FIELD, data.commandId()) : '')),
  asset: ({ values: [name], data }) => data.asset(String(name)),
};

const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

/** Names in the SVG sprite: shapes of states, icons of actions, the logo. */
const FAMILIES = {
  state: { class: 'state-icon', box: '0 0 12 12' },
  icon: { class: 'icon', box: '0 0 24 24' },
  mark: { class: 'logo', box: '0 0 34 16' },
} as const;

function icon(name: string, named: Record<string, unknown>): Markup {
  const family = name.startsWith('mark') ? 'mark' : name.startsWith('s-') ? 'state' : 'icon';
  const { class: own, box } = FAMILIES[family];
  const size = typeof named.size === 'number' ? ` icon--${named.size}` : '';
  const extra = typeof named.class === 'string' ? ` ${named.class}` : '';
  const label = typeof named.label === 'string' ? `role="img" aria-label="${escapeHtml(named.label)}"` : 'aria-hidden="true"';
  const classes = escapeHtml(`${own}${size}${extra}`);
  return new Markup(`<svg class="${classes}" viewBox="${box}" ${label}><use href="#${escapeHtml(name)}"></use></svg>`);
}

function ruler(limit: unknown, remaining: unknown, named: Record<string, unknown>): Markup | string {
  if (typeof limit !== 'number' || limit <= 0) return '';
  const style = { ...(named.hall === true ? hallRuler : screenRuler) };
  if (typeof named.height === 'number') style.height = named.height;
  const paths = rulerPaths(limit, typeof remaining === 'number' ? remaining : limit, style);
  const box = `viewBox="0 0 1000 ${style.height}" height="${style.height}" preserveAspectRatio="none"`;
  return new Markup(`<svg class="ruler" ${box} aria-hidden="true">${paths}</svg>`);
}
