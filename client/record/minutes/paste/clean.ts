import { type LeftOut, nothingLeftOut } from './left-out.ts';
import { withStarts, type Pasted, type PastedRun, type StartingLine, type PastedLine } from './lines.ts';
import { readPasted } from './read.ts';

export interface Cleaned {
  readonly html: string;
  readonly left: LeftOut;
}

/** Converts pasted HTML to the editor's own: lines, lists and tables, and nothing that minutes cannot hold. */
export function cleanClipboard(html: string): Cleaned {
  // HTML copied from minutes is already the editor's own.
  if (html.includes('data-pm-slice') && html.includes('data-line')) return { html, left: nothingLeftOut() };
  const { pasted, left } = readPasted(new DOMParser().parseFromString(html, 'text/html').body);
  return { html: written(pasted), left };
}

function written(pasted: readonly Pasted[]): string {
  const place = withStarts();
  return pasted.map((one) => (one.kind === 'line' ? lineHtml(place(one.line)) : (place(null), tableHtml(one)))).join('');
}

function tableHtml({ rows }: Extract<Pasted, { kind: 'table' }>): string {
  const cells = rows.map((row) => {
    const written = row.map(({ head, columns, rows: down, lines }) => {
      const tag = head ? 'th' : 'td';
      return `<${tag} colspan="${columns}" rowspan="${down}">${cellHtml(lines)}</${tag}>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return cells.length === 0 ? '' : `<table><tbody>${cells.join('')}</tbody></table>`;
}

function cellHtml(lines: readonly PastedLine[]): string {
  const place = withStarts();
  return lines.length === 0 ? '<p data-line></p>' : lines.map((line) => lineHtml(place(line))).join('');
}

function lineHtml(line: StartingLine | null): string {
  if (!line) return '';
  const { list, level, start, runs } = line;
  const inList = list === null ? '' : ` data-list="${list}" data-level="${level}"${start === null ? '' : ` data-start="${start}"`}`;
  return `<p data-line${inList}>${runs.map(runHtml).join('')}</p>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' };

function runHtml({ text, bold, script }: PastedRun): string {
  const words = text.replace(/[&<>\n]/g, (sign) => ESCAPES[sign] ?? sign);
  const raised = script === null ? words : script === 'super' ? `<sup>${words}</sup>` : `<sub>${words}</sub>`;
  return bold ? `<strong>${raised}</strong>` : raised;
}
