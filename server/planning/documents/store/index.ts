export {
  documentList,
  knownItems,
  storedDocument,
  storedDocuments,
  filesOfDocument,
  writeHandouts,
  type NamingItem,
  type StoredDocument,
} from './documents.ts';
export { deleteFile, fileWithBytes, hasOpened, insertFile, noteOpening, type FilePath } from './files.ts';
export { existing, participantsWhoRead, places, standsFor, technicians, userNames } from './readers.ts';
