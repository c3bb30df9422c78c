import { existsSync, writeFileSync } from 'node:fs';
import { providerOf } from './provider.ts';
import { sqliteFile } from './sqlite/adapter.ts';

/** Path of the marker beside a database file that says data were stored here. If they are missing, the server refuses to start empty. */
const markerOf = (file: string): string => `${file}.in-use`;

const fileOf = (url: string): string | null => (providerOf(url) === 'sqlite' ? sqliteFile(url) : null);

/** @throws Error with a readable message if the file is missing but data were stored in it before. */
export function requireKnownFile(url: string): void {
  const file = fileOf(url);
  if (file !== null && existsSync(markerOf(file)) && !existsSync(file)) throw new Error(lostWords(file));
}

/** @throws Error with a readable message if the database is empty but data were stored in it before. */
export function requireKnownData(url: string, isEmpty: boolean): void {
  const file = fileOf(url);
  if (file !== null && isEmpty && existsSync(markerOf(file))) throw new Error(lostWords(file));
}

/** Marks the database as used: from now on it must not be missing or empty. */
export function markUsed(url: string): void {
  const file = fileOf(url);
  if (file !== null && file !== ':memory:' && !existsSync(markerOf(file))) writeFileSync(markerOf(file), '');
}

const lostWords = (file: string): string =>
  [
    `Không còn dữ liệu trong ${file}, nơi trước đây đã có. Đặt lại tệp từ bản sao lưu rồi khởi động lại.`,
    `Nếu thật sự muốn bắt đầu từ đầu, xóa tệp ${markerOf(file)}.`,
    `(The data in ${file} are gone. Put the file back from a backup and start again; to begin anew, delete ${markerOf(file)}.)`,
  ].join('\n');
