import type { Body, Expression, MacroBody, Statement, Template } from './ast.ts';
import { called, evaluate, evaluateInputs } from './evaluate.ts';
import { fault } from './fault.ts';
import { loadTemplate, withBlocksOf } from './frame.ts';
import type { Blocks, Frame, Rendering } from './frame.ts';
import { runLoop } from './loop.ts';
import { macroValue } from './macro.ts';
import { NOWHERE, Output } from './run.ts';
import type { Sink } from './run.ts';
import { assign, Scope } from './scope.ts';
import { textOf } from './show.ts';
import { Callable, elementsOf, isTrue, Namespace, orElse, Undefined } from './value.ts';
import type { Value } from './value.ts';

/** Renders a template and what it extends. @throws TemplateFault */
export function renderInto(
  template: Template,
  scope: Scope,
  out: Sink,
  rendering: Rendering,
  inherited: Blocks = new Map(),
): void {
  rendering.run.aside(() => {
    const blocks = withBlocksOf(template, inherited);
    const frame: Frame = { rendering, file: template.name, blocks, root: scope, out, parent: null };
    const self = [...blocks.keys()].map((name) => [name, blockValue(name, frame)] as const);
    scope.values.set('self', new Namespace('self', new Map(self)));
    execute(template.body, frame, scope);
    if (frame.parent !== null) renderInto(frame.parent, scope, out, rendering, blocks);
  });
}

function execute(body: Body, frame: Frame, scope: Scope): void {
  const { run } = frame.rendering;
  for (const statement of body) {
    run.step();
    run.file = frame.file;
    run.line = statement.line;
    perform(statement, frame, scope);
  }
}

function perform(statement: Statement, frame: Frame, scope: Scope): void {
  switch (statement.kind) {
    case 'text':
      frame.out.write(statement.text);
      return;
    case 'output':
      frame.out.write(textOf(valueOf(statement.value, frame, scope)));
      return;
    case 'if': {
      const branch = statement.branches.find(({ condition }) => isTrue(valueOf(condition, frame, scope)));
      execute(branch?.body ?? statement.otherwise, frame, scope);
      return;
    }
    case 'for':
      runLoop(statement, valueOf(statement.over, frame, scope), scope, {
        run: frame.rendering.run,
        execute: (body, inner) => {
          execute(body, frame, inner);
        },
        capture: (write) => captured(frame, write),
      });
      return;
    case 'block':
      if (frame.parent !== null) return;
      frame.out.write(block(statement.name, 0, frame, statement.scoped ? scope : frame.root));
      return;
    case 'with':
    case 'filter':
    case 'set':
    case 'set-block':
    case 'macro':
    case 'call':
      define(statement, frame, scope);
      return;
    case 'extends':
    case 'include':
    case 'import':
    case 'from':
      refer(statement, frame, scope);
  }
}

function valueOf(expression: Expression, frame: Frame, scope: Scope): Value {
  return evaluate(expression, scope, frame.rendering.run);
}

/** What is written to the frame's output meanwhile. */
function captured(frame: Frame, write: () => void): string {
  const before = frame.out;
  const own = new Output();
  frame.out = own;
  write();
  frame.out = before;
  return own.text();
}

type Defining = Extract<Statement, { kind: 'with' | 'filter' | 'set' | 'set-block' | 'macro' | 'call' }>;

function define(statement: Defining, frame: Frame, scope: Scope): void {
  switch (statement.kind) {
    case 'with': {
      const inner = new Scope(scope);
      for (const { target, value } of statement.values) assign(target, valueOf(value, frame, inner), inner);
      execute(statement.body, frame, inner);
      return;
    }
    case 'filter':
      frame.out.write(textOf(filtered(statement.filter, statement.body, frame, scope)));
      return;
    case 'set':
      assign(statement.target, valueOf(statement.value, frame, scope), scope);
      return;
    case 'set-block':
      assign(statement.target, filtered(statement.filter, statement.body, frame, scope), scope);
      return;
    case 'macro':
      scope.values.set(statement.name, macro(statement.name, statement, frame, scope));
      return;
    case 'call': {
      const { run } = frame.rendering;
      const given = evaluateInputs(statement.inputs, scope, run);
      const caller = macro('caller', statement, frame, scope);
      const named = new Map([...given.named, ['caller', caller] as const]);
      frame.out.write(textOf(called(valueOf(statement.callee, frame, scope), { ...given, named })));
    }
  }
}

/** A body as the value of the nameless name that the filters begin with. */
function filtered(filter: Expression, body: Body, frame: Frame, scope: Scope): Value {
  const text = captured(frame, () => {
    execute(body, frame, new Scope(scope));
  });
  return valueOf(filter, frame, new Scope(scope, [['', text]]));
}

function macro(name: string, { parameters, body }: MacroBody, frame: Frame, scope: Scope): Callable {
  return macroValue(name, parameters, scope, {
    run: frame.rendering.run,
    body: (inner) => {
      const own = new Output();
      execute(body, { ...frame, out: own, parent: null }, inner);
      return own.text();
    },
  });
}

/** @param level how often it was overridden by what counts more */
function block(name: string, level: number, frame: Frame, scope: Scope): string {
  const own = frame.blocks.get(name)?.[level];
  if (own === undefined) throw fault(`there is no block '${name}' to be found in what is extended`);
  return frame.rendering.run.aside(() => {
    const out = new Output();
    const parent = new Callable('super', () => block(name, level + 1, frame, scope));
    const inner = new Scope(scope, [['super', parent]]);
    execute(own.body, { ...frame, file: own.file, out, parent: null }, inner);
    return out.text();
  });
}

function blockValue(name: string, frame: Frame): Callable {
  return new Callable(name, () => block(name, 0, frame, frame.root));
}

type Reference = Extract<Statement, { kind: 'extends' | 'include' | 'import' | 'from' }>;

function refer(statement: Reference, frame: Frame, scope: Scope): void {
  const { rendering } = frame;
  const named = valueOf(statement.template, frame, scope);
  if (statement.kind === 'extends') {
    if (frame.parent !== null) throw fault('a template extends one other');
    frame.parent = loadTemplate(nameOf(named), rendering);
    frame.out = NOWHERE;
    return;
  }
  const outer = statement.withContext ? scope : rendering.globals;
  if (statement.kind === 'include') {
    const name = existing(named, rendering);
    if (name === null && statement.ignoreMissing) return;
    const template = loadTemplate(name ?? nameOf(named), rendering);
    renderInto(template, new Scope(outer), frame.out, rendering);
    return;
  }
  const module = new Scope(outer);
  renderInto(loadTemplate(nameOf(named), rendering), module, NOWHERE, rendering);
  if (statement.kind === 'import') {
    scope.values.set(statement.as, new Namespace(statement.as, module.values));
    return;
  }
  for (const { name, as } of statement.names) {
    const missing = new Undefined(`'${nameOf(named)}' has no '${name}' to import`);
    scope.values.set(as, orElse(module.values.get(name), missing));
  }
}

/** The first of the named templates that exists; null when none does. */
function existing(named: Value, { load }: Rendering): string | null {
  const names = typeof named === 'string' ? [named] : elementsOf(named).map(nameOf);
  return names.find((name) => load(name) !== null) ?? null;
}

function nameOf(value: Value): string {
  const name = Array.isArray(value) ? value[0] : value;
  if (typeof name === 'string') return name;
  throw fault('a template is named by a text');
}
