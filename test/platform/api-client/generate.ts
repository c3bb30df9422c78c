import { writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

// openapi-typescript calls the compiler as a library, which the native one is not: here it is given the one that ts-morph carries.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? '@ts-morph/common/dist/typescript.js' : specifier, context),
});

/** Writes the types of a client, as `npx openapi-typescript ADDRESS -o FILE` does. */
const [address = '', file = ''] = process.argv.slice(2);
const { default: openapiTS, astToString } = await import('openapi-typescript');
await writeFile(file, astToString(await openapiTS(new URL(address))));
