import { COMMIT_TYPES } from '../core/commit/message.ts';

/** The texts about a commit convention: the format of a message, an example, and an explanation of the parts. */
export interface Guide {
  readonly schema: string;
  readonly example: string;
  readonly info: string;
}

/** The format of a commit message. Parity: each line is commitizen's. */
const SCHEMA = `<type>(<scope>): <subject>
<BLANK LINE>
<body>
<BLANK LINE>
(BREAKING CHANGE: )<footer>
`;

/** A message that has every part. */
const EXAMPLE = `feat(search): find an order by its number

The number is on every invoice, so it is what a customer has at hand
on the phone.

Refs: #118
`;

/** The parts of a message, and how each part affects the next version. */
const INFO = `A commit message tells people what changed. relctl uses it to choose the next version.

    type(scope)!: subject

    body

    footer

The type, one of ${COMMIT_TYPES.slice(0, 6).join(', ')},
${COMMIT_TYPES.slice(6).join(', ')}:
  feat                 a new feature: MINOR
  fix, refactor, perf  a bug fix or an improvement: PATCH
  all others           no release needed

The scope is optional. It names a part of the project and contains no spaces:
  fix(parser): keep the last line

A breaking change has a ! before the colon, or a line in the body or footer
that begins with BREAKING CHANGE:. With any type, it is a MAJOR change (MINOR
if major_version_zero is set).

The subject is the rest of the first line. The body says why you made the
change. The footer lists issues and people. An empty line comes before each.

relctl example shows such a message. relctl check validates yours.
`;

const JIRA_SCHEMA = '<ignored text> <ISSUE_KEY> <ignored text> #<COMMAND> <optional COMMAND_ARGUMENTS>\n';

const JIRA_EXAMPLE = `SHOP-34 #comment the number was read as text
SHOP-35 #time 1d 3h the search box
keep the last line SHOP-36 SHOP-37 #close
SHOP-38 #time 20m #comment shown to Ada #resolve
`;

const JIRA_INFO = `A commit message tells Jira what to do with an issue (a "smart commit").

    words ISSUE-KEY words #command words

Write everything on one line. The key has capital letters, a hyphen and a
number. A space comes before each command. A line may contain several issues
and several commands:

  #comment TEXT                 adds a comment to the issue
  #time 1w 2d 4h 30m TEXT       logs the time that you spent
  #close, #resolve, … TEXT      runs a transition of the issue's workflow; write
                                hyphens for the spaces in its name

Jira finds the user by the email address of the commit's author.

relctl example shows such messages. They do not affect the next version.
`;

/** By the name of the commit convention. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  cz_conventional_commits: { schema: SCHEMA, example: EXAMPLE, info: INFO },
  cz_jira: { schema: JIRA_SCHEMA, example: JIRA_EXAMPLE, info: JIRA_INFO },
};
