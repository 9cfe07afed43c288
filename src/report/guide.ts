import { COMMIT_TYPES } from '../core/commit/message.ts';

/** The form of a commit message; parity: line by line. */
export const SCHEMA = `<type>(<scope>): <subject>
<BLANK LINE>
<body>
<BLANK LINE>
(BREAKING CHANGE: )<footer>
`;

/** A message with all its parts. */
export const EXAMPLE = `feat(search): find an order by its number

The number is on every invoice, so it is what a customer has at hand
on the telephone.

Refs: #118
`;

/** What a message is made of, and what each part does to the next version. */
export const INFO = `A commit message tells people what changed, and relctl which version comes next.

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
