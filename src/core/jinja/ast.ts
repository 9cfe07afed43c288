/** A template as it was read. */
export interface Template {
  readonly name: string;
  readonly body: readonly Statement[];
}

export type Statement = Action & {
  /** 1-based. */
  readonly line: number;
};

export type Action = Markup | Control | Definition | Reference;

type Markup =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'output'; readonly value: Expression };

type Control =
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Body }
  | For
  | { readonly kind: 'with'; readonly values: readonly Assignment[]; readonly body: Body }
  | { readonly kind: 'filter'; readonly filter: Expression; readonly body: Body };

type Definition =
  | ({ readonly kind: 'set' } & Assignment)
  | { readonly kind: 'set-block'; readonly target: Target; readonly filter: Expression; readonly body: Body }
  | ({ readonly kind: 'macro'; readonly name: string } & MacroBody)
  | ({ readonly kind: 'call'; readonly callee: Expression; readonly inputs: Inputs } & MacroBody)
  | { readonly kind: 'block'; readonly name: string; readonly scoped: boolean; readonly body: Body };

type Reference =
  | { readonly kind: 'extends'; readonly template: Expression }
  | {
      readonly kind: 'include';
      readonly template: Expression;
      readonly ignoreMissing: boolean;
      readonly withContext: boolean;
    }
  | {
      readonly kind: 'import';
      readonly template: Expression;
      readonly as: string;
      readonly withContext: boolean;
    }
  | {
      readonly kind: 'from';
      readonly template: Expression;
      readonly names: readonly { readonly name: string; readonly as: string }[];
      readonly withContext: boolean;
    };

export type Body = readonly Statement[];

export interface Branch {
  readonly condition: Expression;
  readonly body: Body;
}

export interface For {
  readonly kind: 'for';
  readonly target: Target;
  readonly over: Expression;
  /** null: every element. */
  readonly only: Expression | null;
  readonly recursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
}

export interface Assignment {
  readonly target: Target;
  readonly value: Expression;
}

/** What can be assigned to: a name, an attribute of a namespace, or several of these at once. */
export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: string; readonly name: string }
  | { readonly kind: 'several'; readonly targets: readonly Target[] };

export interface MacroBody {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
}

export interface Parameter {
  readonly name: string;
  /** null: none. */
  readonly default: Expression | null;
}

export type Expression =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'number'; readonly value: number; readonly isFloat: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
  | Slice
  | { readonly kind: 'call'; readonly callee: Expression; readonly inputs: Inputs }
  | Applied<'filter'>
  | (Applied<'test'> & { readonly negated: boolean })
  | { readonly kind: 'unary'; readonly operator: '+' | '-' | 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly (readonly [Comparison, Expression])[];
    }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly value: Expression;
      /** null: nothing. */
      readonly otherwise: Expression | null;
    };

export interface Slice {
  readonly kind: 'slice';
  readonly of: Expression;
  readonly start: Expression | null;
  readonly stop: Expression | null;
  readonly step: Expression | null;
}

interface Applied<K> {
  readonly kind: K;
  readonly name: string;
  readonly input: Expression;
  readonly inputs: Inputs;
}

/** What stands in the parentheses of a call. */
export interface Inputs {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '~';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';
