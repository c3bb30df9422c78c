export { askable, authorKey, authorNames, authorOf } from './authors.ts';
export {
  authorOfRow,
  changesOfComment,
  commentsOn,
  findComment,
  insertComment,
  keepChange,
  saveComment,
  toComment,
  type StoredComment,
} from './comments.ts';
export { insertKept, keptComments, type KeptComment, type KeptComments } from './files.ts';
export { roundOf, roundsOf, saveRound } from './rounds.ts';
