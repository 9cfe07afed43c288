import { BaseCommand } from '../../cli/line/base-command.ts';
import { askedByShip, RELEASE_FLAGS } from '../../cli/line/release-flags.ts';
import { plainRequest, runRelease } from '../../cli/run/release-run.ts';

export default class HotfixShip extends BaseCommand {
  static override summary = 'Release the hotfix on this branch as a patch.';
  static override description =
    'This is relctl bump --increment PATCH, but it works only on a hotfix branch. relctl pushes the branch and ' +
    'the tag together. main does not change until relctl hotfix reconcile.';
  static override examples = [
    { description: 'Preview the release', command: '<%= config.bin %> hotfix ship --dry-run' },
    { description: 'Release', command: '<%= config.bin %> hotfix ship' },
  ];
  static override flags = RELEASE_FLAGS;

  async run(): Promise<void> {
    const { flags } = await this.parse(HotfixShip);
    await runRelease(plainRequest(askedByShip(flags), flags));
  }
}
