import { existsSync, writeFileSync } from 'node:fs';
import { providerOf } from './provider.ts';
import { sqliteFile } from './sqlite/adapter.ts';

/** A file beside the database's file: here there were data. Where it stands without them, they were lost, and nothing is made up in their place. */
const markerOf = (file: string): string => `${file}.in-use`;

const fileOf = (url: string): string | null => (providerOf(url) === 'sqlite' ? sqliteFile(url) : null);

/** @throws Error in words, when the file is gone in whose place there were data. */
export function requireKnownFile(url: string): void {
  const file = fileOf(url);
  if (file !== null && existsSync(markerOf(file)) && !existsSync(file)) throw new Error(lostWords(file));
}

/** @throws Error in words, when the database is empty in whose place there were data. */
export function requireKnownData(url: string, isEmpty: boolean): void {
  const file = fileOf(url);
  if (file !== null && isEmpty && existsSync(markerOf(file))) throw new Error(lostWords(file));
}

/** From now on there are data here. */
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
