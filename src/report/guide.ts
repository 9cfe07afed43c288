import { COMMIT_TYPES } from '../core/commit/message.ts';

/** What is told of commit rules: the form of a message, a message, and what a message is made of. */
export interface Guide {
  readonly schema: string;
  readonly example: string;
  readonly info: string;
}

/** The form of a commit message; parity: line by line. */
const SCHEMA = `<type>(<scope>): <subject>
<BLANK LINE>
<body>
<BLANK LINE>
(BREAKING CHANGE: )<footer>
`;

/** A message with all its parts. */
const EXAMPLE = `feat(search): find an order by its number

The number is on every invoice, so it is what a customer has at hand
on the telephone.

Refs: #118
`;

/** What a message is made of, and what each part does to the next version. */
const INFO = `A commit message tells people what changed, and relctl which version comes next.

    type(scope)!: subject

    body

    footer

The type, one of ${COMMIT_TYPES.slice(0, 6).join(', ')},
${COMMIT_TYPES.slice(6).join(', ')}:
  feat                 something new that users can do: MINOR
  fix, refactor, perf  the same as before, only better: PATCH
  all others           nothing that asks for a release

The scope may be left out. It names the part of the project, without blanks:
  fix(parser): keep the last line

A ! before the colon, or a line that begins with BREAKING CHANGE: in body or
footer, says that users have to change something, under any type: MAJOR (and
MINOR while major_version_zero is set).

The subject is the rest of the first line. The body says why, and the footer
names issues and people; each has an empty line above it.

relctl example shows such a message, relctl check judges yours.
`;

const JIRA_SCHEMA = '<ignored text> <ISSUE_KEY> <ignored text> #<COMMAND> <optional COMMAND_ARGUMENTS>\n';

const JIRA_EXAMPLE = `SHOP-34 #comment the number was read as text
SHOP-35 #time 1d 3h the search box
keep the last line SHOP-36 SHOP-37 #close
SHOP-38 #time 20m #comment shown to Ada #resolve
`;

const JIRA_INFO = `A commit message tells Jira what to do with an issue: a smart commit.

    words ISSUE-KEY words #command words

All of it stands on one line. The key has capitals, a hyphen and a number, and
a blank stands before every command. A line may name several issues and have
several commands:

  #comment TEXT                 puts a comment on the issue
  #time 1w 2d 4h 30m TEXT       logs the time that was spent
  #close, #resolve, … TEXT      moves the issue on, by the name of a transition
                                of its workflow, blanks in it as hyphens

Jira knows who it is by the address of the commit's author.

relctl example shows such messages. They say nothing about the next version.
`;

/** By the name of the rules. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  cz_conventional_commits: { schema: SCHEMA, example: EXAMPLE, info: INFO },
  cz_jira: { schema: JIRA_SCHEMA, example: JIRA_EXAMPLE, info: JIRA_INFO },
};
