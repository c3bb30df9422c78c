/** Position of a template's text in the markup: between tags, inside one, or inside a quoted attribute. */
type Place = 'between' | 'tag' | '"' | "'";

/** A space that survives at the end of a line. */
const SPACE = '&#32;';
const LINE_BREAK = /[ \t]*\r?\n\s*/g;

/**
 * Drops line breaks from a template, with the white space around them, so that elements can be on lines of their own without a gap on
 * the page. Between two words, inside a tag and inside a quoted value, a line break becomes one space. Write `&#32;` for a space that
 * must survive the end of a line. Changes the program in place.
 */
export function dropLineBreaks(program: hbs.AST.Program): void {
  readProgram(program, 'between');
}

function readProgram(program: hbs.AST.Program | undefined, start: Place): Place {
  let place = start;
  for (const statement of program?.body ?? []) place = readStatement(statement, place);
  return place;
}

function readStatement(statement: hbs.AST.Statement, place: Place): Place {
  if (statement.type === 'ContentStatement') return readContent(statement as hbs.AST.ContentStatement, place);
  if (statement.type !== 'BlockStatement' && statement.type !== 'PartialBlockStatement') return place;
  const { program, inverse } = statement as hbs.AST.BlockStatement;
  readProgram(inverse, place);
  return readProgram(program, place);
}

function readContent(statement: hbs.AST.ContentStatement, start: Place): Place {
  let place = start;
  let written = '';
  for (const piece of laidOut(statement).split(/(?<=[<>"'])|(?=[<>"'])/)) {
    if (place === 'tag' && piece === '>') written = written.trimEnd();
    written += piece.replace(LINE_BREAK, (gap: string, at: number) => (place === 'between' ? between(piece, gap, at) : ' '));
    place = after(piece, place);
  }
  statement.value = written.replaceAll(SPACE, ' ');
  return place;
}

/** The text as written, except for what a tilde removed; the engine's own handling of block lines is undone. */
function laidOut({ original, value }: { original: unknown; value: string }): string {
  const typed = String(original);
  const begun = /^\s/.test(value) ? typed : typed.trimStart();
  return /\s$/.test(value) ? begun : begun.trimEnd();
}

/** A line break inside a text separates two words; at either end of the text there is a tag or an expression. */
function between(text: string, gap: string, at: number): string {
  return at === 0 || at + gap.length === text.length ? '' : ' ';
}

function after(piece: string, place: Place): Place {
  if (place === 'between') return piece === '<' ? 'tag' : 'between';
  if (place === 'tag') return piece === '>' ? 'between' : piece === '"' || piece === "'" ? piece : 'tag';
  return piece === place ? 'tag' : place;
}
