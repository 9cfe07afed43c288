import { configurationPage } from './configuration.ts';
import { exitCodesPage } from './exit-codes.ts';
import { rulesPage } from './rules.ts';
import { ANSWERING, answerSchema } from './schema/answers.ts';
import { pyprojectSchema } from './schema/configuration.ts';

/** The generated files of `docs`, by their paths in it. `npm run docs` writes them, and tests compare them. */
export function generatedPages(): ReadonlyMap<string, string> {
  return new Map([
    ['configuration.md', configurationPage()],
    ['exit-codes.md', exitCodesPage()],
    ['rules.md', rulesPage()],
    ['schema/pyproject.json', json(pyprojectSchema())],
    ...ANSWERING.map((command) => [schemaFile(command), json(answerSchema(command))] as const),
  ]);
}

function schemaFile(command: string): string {
  return `schema/${command.replaceAll(' ', '-')}.json`;
}

function json(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
