/** A line of the index: what it is, and the file. */
export interface IndexLine {
  readonly title: string;
  readonly path: string;
  readonly note: string;
}
export interface IndexGroup {
  readonly title: string;
  readonly lines: readonly IndexLine[];
}
export interface IndexOf {
  readonly title: string;
  readonly facts: readonly string[];
  /** The level of what it holds, in words; null: none. */
  readonly mark: string | null;
  readonly groups: readonly IndexGroup[];
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

const STYLE = `body{font:16px/1.5 "Be Vietnam Pro","Noto Sans",Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #c9cfdb;padding-bottom:.25rem}
.mark{color:#b3261e;font-weight:700}li{margin:.35rem 0}small{color:#5b6475;display:block}a{color:#0b4f9e}@media print{a{color:inherit}}`;

const lineOf = ({ title, path, note }: IndexLine): string =>
  `<li><a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(title)}</a>${note ? `<small>${escaped(note)}</small>` : ''}</li>`;

const groupOf = ({ title, lines }: IndexGroup): string =>
  lines.length === 0 ? '' : `<h2>${escaped(title)}</h2>\n<ul>\n${lines.map(lineOf).join('\n')}\n</ul>`;

/** A page that opens in any browser from the unpacked folder: no script, nothing from elsewhere. */
export const indexPage = ({ title, facts, mark, groups }: IndexOf): string =>
  [
    '<!doctype html>',
    '<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    mark === null ? '' : `<p class="mark">${escaped(mark)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...facts.map((fact) => `<p>${escaped(fact)}</p>`),
    ...groups.map(groupOf),
    '</body></html>',
    '',
  ].join('\n');
