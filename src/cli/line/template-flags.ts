import { Flags } from './flags.ts';
import { refuse } from '../../core/error/error.ts';
import { trimmed } from '../../core/text/trim.ts';

/** commitizen's options for a changelog template, with the same names. */
export const TEMPLATE_FLAGS = {
  template: Flags.string({
    char: 't',
    description: 'Jinja template for the changelog',
    helpValue: 'FILE',
  }),
  extra: Flags.strings({
    char: 'e',
    description: 'variable for the template (repeatable)',
    helpValue: 'KEY=VALUE',
  }),
};

/** The variables of `--extra`. Parity: quotes around a value are removed. @throws UNKNOWN_OPTION */
export function extrasIn(extra: readonly string[] | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((extra ?? []).map(extraIn));
}

function extraIn(text: string): readonly [key: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) {
    throw refuse('UNKNOWN_OPTION', {
      problem: `--extra takes KEY=VALUE, not '${text}'`,
      hint: 'for example --extra project=shop',
    });
  }
  return [text.slice(0, at), trimmed(text.slice(at + 1), '"\'')];
}
