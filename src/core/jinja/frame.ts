import type { Body, Statement, Template } from './ast.ts';
import { fault } from './fault.ts';
import { parseTemplate } from './parse.ts';
import type { Run, Sink } from './run.ts';
import type { Scope } from './scope.ts';

/** What all templates of one rendering share. */
export interface Rendering {
  readonly run: Run;
  /** The text of a template; null when there is none. */
  readonly load: (name: string) => string | null;
  readonly trimBlocks: boolean;
  readonly globals: Scope;
}

/** A template that is being rendered. */
export interface Frame {
  readonly rendering: Rendering;
  readonly file: string;
  readonly blocks: Blocks;
  /** What its blocks see: the names that were set at its top. */
  readonly root: Scope;
  out: Sink;
  /** What it extends; null when it extends nothing. */
  parent: Template | null;
}

/** By name, the one that counts first, then those that it overrides. */
export type Blocks = ReadonlyMap<string, readonly OwnedBlock[]>;

interface OwnedBlock {
  readonly body: Body;
  /** The template that it stands in. */
  readonly file: string;
}

/** @throws TemplateFault when there is no such template, or it can't be read */
export function loadTemplate(name: string, { load, run, trimBlocks }: Rendering): Template {
  const source = load(name);
  if (source === null) throw fault(`there is no template '${name}'`);
  return run.aside(() => {
    run.file = name;
    return parseTemplate(name, source, trimBlocks);
  });
}

/** The blocks of a template behind those of the templates that extend it. */
export function withBlocksOf({ name: file, body }: Template, inherited: Blocks): Blocks {
  const blocks = new Map(inherited);
  for (const block of blocksIn(body)) {
    blocks.set(block.name, [...(blocks.get(block.name) ?? []), { body: block.body, file }]);
  }
  return blocks;
}

type Block = Extract<Statement, { kind: 'block' }>;

function blocksIn(body: Body): readonly Block[] {
  return body.flatMap((statement) => {
    const inner = bodiesOf(statement).flatMap(blocksIn);
    return statement.kind === 'block' ? [statement, ...inner] : inner;
  });
}

/** The bodies right within a statement. */
export function bodiesOf(statement: Statement): readonly Body[] {
  if (statement.kind === 'if') return [...statement.branches.map(({ body }) => body), statement.otherwise];
  if (statement.kind === 'for') return [statement.body, statement.otherwise];
  return 'body' in statement ? [statement.body] : [];
}
