export { recordNames } from './names.ts';
export { personRowsOf } from './rows.ts';
export { rowsDigest, keepUndo, takeUndo } from './undo.ts';
export { writeRows } from './writing.ts';
