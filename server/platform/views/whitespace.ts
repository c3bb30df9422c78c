/** Where in the markup a piece of text of a template stands: between tags, inside one, or inside a quoted value of one. */
type Place = 'between' | 'tag' | '"' | "'";

/** A space that is not layout. */
const SPACE = '&#32;';
const LINE_BREAK = /[ \t]*\r?\n\s*/g;

/**
 * Takes the layout out of a template: a line break with the white space around it is no space, so that elements may stand on lines of
 * their own without a gap on the page. Between two words, inside a tag and inside a quoted value it is one space. A space that must
 * survive the end of a line is written `&#32;`. Changes the program that it is given.
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

/** The text as it was typed, but for what a tilde took away: the engine has taken lines of blocks apart in a way of its own. */
function laidOut({ original, value }: { original: unknown; value: string }): string {
  const typed = String(original);
  const begun = /^\s/.test(value) ? typed : typed.trimStart();
  return /\s$/.test(value) ? begun : begun.trimEnd();
}

/** A line break inside a text parts two words; at either end of it there is a tag or an expression. */
function between(text: string, gap: string, at: number): string {
  return at === 0 || at + gap.length === text.length ? '' : ' ';
}

function after(piece: string, place: Place): Place {
  if (place === 'between') return piece === '<' ? 'tag' : 'between';
  if (place === 'tag') return piece === '>' ? 'between' : piece === '"' || piece === "'" ? piece : 'tag';
  return piece === place ? 'tag' : place;
}
