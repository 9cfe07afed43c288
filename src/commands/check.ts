import { Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { checkMessages } from '../cli/run/check-run.ts';
import type { CheckAnswer } from '../cli/run/check-run.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { SHARED_FLAGS } from '../cli/line/shared-flags.ts';
import { refuse } from '../core/error/error.ts';
import { checkJson, checkReport, commitizenCheck } from '../report/check.ts';

const SOURCES = ['message', 'commit-msg-file', 'rev-range', 'use-default-range'];

function otherThan(name: string): string[] {
  return SOURCES.filter((other) => other !== name);
}

export default defineCommand({
  summary: 'Check commit messages: one message, or those in a range.',
  description:
    'Without options, relctl checks the message on stdin, or the whole history if stdin is a terminal. If a ' +
    'message is wrong, relctl shows where, and suggests a message that passes.',
  examples: [
    { description: 'One message', command: '<%= config.bin %> check --message "feat: search"' },
    { description: 'In a commit-msg hook', command: '<%= config.bin %> check --commit-msg-file "$1"' },
    {
      description: 'The commits of a branch',
      command: '<%= config.bin %> check --rev-range origin/main..HEAD',
    },
  ],
  flags: {
    message: Flags.string({
      char: 'm',
      description: 'check this message',
      helpValue: 'TEXT',
      exclusive: otherThan('message'),
    }),
    'commit-msg-file': Flags.string({
      description: 'check the message in this file, which git passes to a commit-msg hook',
      helpValue: 'FILE',
      exclusive: otherThan('commit-msg-file'),
    }),
    'rev-range': Flags.string({
      description: 'check the commits in this range, such as main..HEAD; $VARIABLES are expanded',
      helpValue: 'RANGE',
      exclusive: otherThan('rev-range'),
    }),
    'use-default-range': Flags.boolean({
      char: 'd',
      description: 'check the commits that are not on the remote’s default branch',
      exclusive: otherThan('use-default-range'),
    }),
    'allow-abort': Flags.boolean({ description: 'accept an empty message' }),
    'allowed-prefixes': Flags.list({
      description: 'accept messages that start with one of these, instead of the configured prefixes',
      helpValue: '[TEXT...]',
    }),
    'message-length-limit': SHARED_FLAGS['message-length-limit'],
  },
  async run({ flags, endWith }) {
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
    if (refusal !== null) endWith(refusal);
  },
});

/** Parity: if any first line is too long, that decides the exit code, whatever else is wrong. */
function refusalOf({ judged, rules }: CheckAnswer): Error | null {
  if (judged.every(({ fault }) => fault === null)) return null;
  const isTooLong = judged.some(({ fault }) => fault?.problem === 'too-long');
  return refuse(isTooLong ? 'COMMIT_MESSAGE_TOO_LONG' : 'INVALID_COMMIT_MESSAGE', checkReport(judged, rules));
}
