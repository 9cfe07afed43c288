import { catalogue } from './catalogue.ts';
import type { ErrorEntry } from './catalogue.ts';

/** commitizen's names for its exit codes, which `--no-raise` accepts. The index is the code. */
const NAMES = [
  'EXPECTED_EXIT',
  'NO_COMMITIZEN_FOUND',
  'NOT_A_GIT_PROJECT',
  'NO_COMMITS_FOUND',
  'NO_VERSION_SPECIFIED',
  'NO_PATTERN_MAP',
  'BUMP_COMMIT_FAILED',
  'BUMP_TAG_FAILED',
  'NO_ANSWERS',
  'COMMIT_ERROR',
  'NO_COMMIT_BACKUP',
  'NOTHING_TO_COMMIT',
  'CUSTOM_ERROR',
  'NO_COMMAND_FOUND',
  'INVALID_COMMIT_MSG',
  'MISSING_CZ_CUSTOMIZE_CONFIG',
  'NO_REVISION',
  'CURRENT_VERSION_NOT_FOUND',
  'INVALID_COMMAND_ARGUMENT',
  'INVALID_CONFIGURATION',
  'NOT_ALLOWED',
  'NO_INCREMENT',
  'CHARACTER_SET_DECODE_ERROR',
  'GIT_COMMAND_ERROR',
  'INVALID_MANUAL_VERSION',
  'INIT_FAILED',
  'RUN_HOOK_FAILED',
  'VERSION_PROVIDER_UNKNOWN',
  'VERSION_SCHEME_UNKNOWN',
  'CHANGELOG_FORMAT_UNKNOWN',
  'CONFIG_FILE_NOT_FOUND',
  'CONFIG_FILE_IS_EMPTY',
  'COMMIT_MESSAGE_LENGTH_LIMIT_EXCEEDED',
];

/** The exit codes in a `--no-raise` list, given by number or by name. Any other entry is in `unknown`. */
export function exitCodesIn(list: string): {
  readonly codes: readonly number[];
  readonly unknown: readonly string[];
} {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return {
    codes: entries.map(codeOf).filter(isKnown),
    unknown: entries.filter((entry) => !isKnown(codeOf(entry))),
  };
}

/** -1: no code has this name. */
function codeOf(entry: string): number {
  return /^\d+$/.test(entry) ? Number(entry) : NAMES.indexOf(entry.toUpperCase());
}

/** Whether relctl can exit with this code. */
function isKnown(code: number): boolean {
  return (
    code in NAMES ||
    code === INTERNAL ||
    Object.values<ErrorEntry<never>>(catalogue).some(({ exit }) => exit === code)
  );
}

/** A bug in relctl. It is not in the catalogue. */
const INTERNAL = 70;
