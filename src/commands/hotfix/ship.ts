import { BaseCommand } from '../../cli/base-command.ts';
import { askedByShip, RELEASE_FLAGS } from '../../cli/release-flags.ts';
import { plainRequest, runRelease } from '../../cli/release-run.ts';

export default class HotfixShip extends BaseCommand {
  static override summary = 'Release the hotfix that is on this branch, as a patch.';
  static override description =
    'It is relctl bump --increment patch on a hotfix branch, and refused everywhere else. Branch and tag are pushed ' +
    'together; main stays as it is until relctl hotfix reconcile.';
  static override examples = [
    { description: 'Show what it would do', command: '<%= config.bin %> hotfix ship --dry-run' },
    { description: 'Release', command: '<%= config.bin %> hotfix ship' },
  ];
  static override flags = RELEASE_FLAGS;

  async run(): Promise<void> {
    const { flags } = await this.parse(HotfixShip);
    await runRelease(plainRequest(askedByShip(flags), flags));
  }
}
