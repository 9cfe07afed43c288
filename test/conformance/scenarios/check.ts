import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, czWords, each, released, scenario } from './build.ts';

const MESSAGES = [
  'feat: a',
  'feat(x)!: a',
  'bump: x',
  'revert: x',
  'feat(a)(b): c',
  'feat:  double',
  '  feat: leading',
  'feat: a\n\nbody',
  'feat: a\r\n\r\nbody',
  'feat:a',
  'Feat: a',
  'feat(x y): a',
  'feat(): a',
  'feat!(x): a',
  'feat: ',
  'feat: a\nbody',
  'wip: a',
  'tests: a',
  'BREAKING CHANGE: x',
  '   ',
  '',
  'Merge branch x',
  'Merged',
  'Revert "x"',
  'fixup! feat: a',
  '# comment\nfeat: a',
  'feat: a\n# ------------------------ >8 ------------------------\nrest',
  'feat: größe 🎉',
  'chore: a\n\n\n\nb',
];

const messages: readonly Scenario[] = MESSAGES.map((message) =>
  scenario(`message ${JSON.stringify(message)}`, released('1.0.0'), czWords('check', '--message', message)),
);

const sources = each(
  [...released('1.0.0'), ...commits('feat: good', 'bad', 'fix: folded\nsubject', 'worse')],
  {
    'a range with bad ones': cz('check --rev-range HEAD~4..HEAD'),
    'a range of a good one': cz('check --rev-range HEAD~4..HEAD~3'),
    'a folded subject in a range': cz('check --rev-range HEAD~2..HEAD~1'),
    'an empty range': cz('check --rev-range HEAD..HEAD'),
    'a range that is none': cz('check --rev-range nope..HEAD'),
    stdin: [cz('check', { stdin: 'feat: a\n' }), cz('check', { stdin: 'bad\n' }), cz('check')],
    'a file': [
      { write: { m: 'feat: a\n# comment\n', n: 'bad\n' } },
      cz('check --commit-msg-file m'),
      cz('check --commit-msg-file n'),
      cz('check --commit-msg-file none'),
    ],
    'two sources': cz('check --message x --rev-range HEAD'),
    'an empty message, allowed': czWords('check', '--allow-abort', '--message', ''),
    prefixes: [
      cz('check --message WIP --allowed-prefixes WIP'),
      cz('check --message Merge --allowed-prefixes WIP'),
      cz('check --message Merge --allowed-prefixes'),
    ],
    'a limit': [
      czWords('check', '--message', 'feat: this is a long message', '-l', '10'),
      czWords('check', '--message', 'feat: ok', '-l', '10'),
      czWords('check', '-l', '10', '--message', 'feat: ok\n\na long body here'),
    ],
  },
);

const configured = scenario(
  'what the configuration says',
  released('1.0.0', ['allow_abort = true', 'message_length_limit = 10', 'allowed_prefixes = ["WIP"]']),
  czWords('check', '--message', ''),
  czWords('check', '--message', 'feat: a long message'),
  cz('check --message WIP'),
  cz('check --message Merge'),
);

export const CHECK: readonly Scenario[] = [...messages, ...sources, configured];
