/**
 * Types of rows and statements, and Prisma's own values (`Prisma.DbNull`), from the SQLite client. Whatever they allow, PostgreSQL
 * supports too.
 */
export { Prisma } from '../../../prisma/generated/sqlite/client.ts';
