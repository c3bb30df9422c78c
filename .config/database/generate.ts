import { prisma, PROVIDERS } from './prisma-cli.ts';

// npm run db:generate: generates both clients from the same models.
for (const provider of PROVIDERS) await prisma(provider, ['generate', '--no-hints']);
process.stdout.write('Prisma clients generated for SQLite and PostgreSQL.\n');
