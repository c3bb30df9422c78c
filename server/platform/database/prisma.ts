/**
 * Types of rows and statements, and the values that only Prisma has (`Prisma.DbNull`), as the SQLite client has them. Whatever they
 * allow, PostgreSQL has too.
 */
export { Prisma } from '../../../prisma/generated/sqlite/client.ts';
