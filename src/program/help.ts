import { CommandHelp, Help } from '@oclif/core';
import { HELP_GROUPS } from '../cli/line/help-groups.ts';

type Row = [left: string, right: string | undefined];

/** `relctl COMMAND --help`: a short usage line, the description before the options, the options by what they are for. */
class RelctlCommandHelp extends CommandHelp {
  /** oclif repeats every option here. */
  protected override defaultUsage(): string {
    const words = Object.values(this.command.args).map((arg) => this.arg(arg));
    return [this.command.id, ...words, '[OPTIONS]'].join(' ');
  }

  protected override sections(): ReturnType<CommandHelp['sections']> {
    const sections = super
      .sections()
      .map(({ header, generate }) => ({ header: header === 'FLAGS' ? 'OPTIONS' : header, generate }));
    const isDescription = ({ header }: { readonly header: string }): boolean => header === 'DESCRIPTION';
    return [...sections.filter(isDescription), ...sections.filter((section) => !isDescription(section))];
  }

  /** oclif orders the groups by their first option. */
  protected override groupFlags(
    flags: Parameters<CommandHelp['groupFlags']>[0],
  ): ReturnType<CommandHelp['groupFlags']> {
    const { mainFlags, flagGroups } = super.groupFlags(flags);
    const sorted = HELP_GROUPS.map((name) => [name, flagGroups[name] ?? []] as const);
    return { mainFlags, flagGroups: Object.fromEntries(sorted) };
  }

  protected override args(args: Parameters<CommandHelp['args']>[0]): Row[] | undefined {
    return super.args(args)?.map(defaultLast);
  }

  protected override flags(flags: Parameters<CommandHelp['flags']>[0]): Row[] | undefined {
    return super.flags(flags)?.map(defaultLast);
  }

  /** oclif drops the indentation of the first row. */
  override renderList(...[rows, options]: Parameters<CommandHelp['renderList']>): string {
    const [indentation = ''] = /^ */.exec(rows[0]?.[0] ?? '') ?? [];
    return `${indentation}${super.renderList(rows, options)}`;
  }
}

/** oclif puts choices and default before the description. */
function defaultLast([left, right]: Row): Row {
  return [left, right?.replace(/^((?:\([^)]*\) )?\[default: [^\]]*\]) (.*)$/, '$2 $1')];
}

/** What relctl prints for `--help`. */
export default class RelctlHelp extends Help {
  protected override CommandHelpClass = RelctlCommandHelp;
}
