import { Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { checkMessages } from '../cli/check-run.ts';
import type { CheckAnswer } from '../cli/check-run.ts';
import { print, printJson } from '../cli/print.ts';
import { refuse } from '../core/error/error.ts';
import { checkJson, checkReport } from '../report/check.ts';
import { commitizenCheck } from '../report/commitizen.ts';

const SOURCES = ['message', 'commit-msg-file', 'rev-range', 'use-default-range'];

function otherThan(name: string): string[] {
  return SOURCES.filter((other) => other !== name);
}

export default class Check extends BaseCommand {
  static override summary = 'Judge commit messages: one that is being written, or those of a range.';
  static override description =
    'Without an option the message is read from stdin, and on a terminal all of history is judged. ' +
    'What is wrong is shown with its place and with a message that would pass.';
  static override examples = [
    { description: 'A message', command: '<%= config.bin %> check --message "feat: search"' },
    { description: 'In a commit-msg hook', command: '<%= config.bin %> check --commit-msg-file "$1"' },
    { description: 'A branch', command: '<%= config.bin %> check --rev-range origin/main..HEAD' },
  ];
  static override flags = {
    message: Flags.string({
      char: 'm',
      description: 'this message',
      helpValue: 'TEXT',
      exclusive: otherThan('message'),
    }),
    'commit-msg-file': Flags.string({
      description: 'the message in this file, which git hands to its hook',
      helpValue: 'FILE',
      exclusive: otherThan('commit-msg-file'),
    }),
    'rev-range': Flags.string({
      description: 'the commits of this range, such as main..HEAD; $VARIABLES are filled in',
      helpValue: 'RANGE',
      exclusive: otherThan('rev-range'),
    }),
    'use-default-range': Flags.boolean({
      char: 'd',
      description: 'the commits that the remote’s default branch does not have',
      exclusive: otherThan('use-default-range'),
    }),
    'allow-abort': Flags.boolean({ description: 'let an empty message pass' }),
    'allowed-prefixes': Flags.custom<readonly string[]>({
      description: 'let messages pass that begin so, in place of the configured beginnings; may be none',
      helpValue: '[TEXT…]',
      // The argument pass has made one JSON list of them.
      parse: (list) => Promise.resolve(JSON.parse(list) as readonly string[]),
    })(),
    'message-length-limit': Flags.integer({
      char: 'l',
      description: 'the most characters that the first line may have; 0: any number',
      helpValue: 'N',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const answer = await checkMessages(
      flags,
      {
        message: flags.message ?? null,
        file: flags['commit-msg-file'] ?? null,
        range: flags['rev-range'] ?? null,
        defaultRange: flags['use-default-range'],
      },
      {
        allowAbort: flags['allow-abort'],
        allowedPrefixes: flags['allowed-prefixes'] ?? null,
        lengthLimit: flags['message-length-limit'] ?? null,
      },
    );
    const refusal = refusalOf(answer);
    if (flags.json) {
      printJson(checkJson(answer.judged));
    } else if (refusal === null) {
      print('Commit validation: successful!\n');
    } else if (answer.profile === 'commitizen') {
      process.stderr.write(commitizenCheck(answer.judged, answer.rules));
    } else {
      throw refusal;
    }
    if (refusal !== null) this.endWith(refusal);
  }
}

/** Parity: where one first line is too long, that is the exit code, whatever else is wrong. */
function refusalOf({ judged, rules }: CheckAnswer): Error | null {
  if (judged.every(({ fault }) => fault === null)) return null;
  const isTooLong = judged.some(({ fault }) => fault?.problem === 'too-long');
  return refuse(isTooLong ? 'COMMIT_MESSAGE_TOO_LONG' : 'INVALID_COMMIT_MESSAGE', checkReport(judged, rules));
}
