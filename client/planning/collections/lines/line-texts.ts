/** A place in a list of lines. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

type Changed = [texts: string[], caret: Place];

/** A line broken in two; the caret begins the second. What was selected goes. */
export function split(texts: readonly string[], { line, column, end }: Place & { readonly end: number }): Changed {
  const text = texts[line] ?? '';
  const [before, after] = [text.slice(0, column).trimEnd(), text.slice(end).trimStart()];
  // An empty line is no entry: the caret only goes on.
  if (before === '') return [[...texts], { line, column: 0 }];
  return [texts.toSpliced(line, 1, before, after), { line: line + 1, column: 0 }];
}

/** A line joined to the one before it; the caret stands between the two. */
export function joined(texts: readonly string[], line: number): Changed {
  const [before, after] = [texts[line - 1] ?? '', texts[line] ?? ''];
  const space = before === '' || after === '' || /\s$/.test(before) || /^\s/.test(after) ? '' : ' ';
  const isThere = line < texts.length;
  return [texts.toSpliced(line - 1, isThere ? 2 : 1, before + space + after), { line: line - 1, column: before.length }];
}

/** What stands before an entry of a list: "- ", "• ", "3. ", "b) ". */
const SIGN = /^\s*(?:[-–—•*+▪◦]|\d{1,3}[.)]|[a-zđ]\))\s+/iu;

/** The entries of a pasted text, without the signs before them where each has one. */
export function listed(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const isList = lines.length > 1 && lines.every((line) => SIGN.test(line));
  return lines.map((line) => (isList ? line.replace(SIGN, '') : line).replace(/\s+/g, ' ').trim());
}
