import module from 'node:module';
import { join } from 'node:path';

// Compiled code is kept for the next start. This must come before the modules of the server, so it imports them below.
module.enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/diem-cau-code'));
await import('./start.ts');
