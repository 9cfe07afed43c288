import { ARGUMENT_ERRORS } from './argument-errors.ts';
import { AUDIT_ERRORS } from './audit-errors.ts';
import { CHANGELOG_ERRORS } from './changelog-errors.ts';
import { COMMIT_ERRORS } from './commit-errors.ts';
import { CONFIG_ERRORS } from './config-errors.ts';
import type { ErrorEntry } from './entry.ts';
import { EXECUTION_ERRORS } from './execution-errors.ts';
import { HOOK_ERRORS } from './hook-errors.ts';
import { HOTFIX_ERRORS } from './hotfix-errors.ts';
import { INIT_ERRORS } from './init-errors.ts';
import { INTERRUPTION_ERRORS } from './interruption-errors.ts';
import { IMAGE_ERRORS } from './image-errors.ts';
import { MESSAGE_ERRORS } from './message-errors.ts';
import { NOTES_ERRORS } from './notes-errors.ts';
import { OUTPUT_ERRORS } from './output-errors.ts';
import { PREFLIGHT_ERRORS } from './preflight-errors.ts';
import { PROVIDER_ERRORS } from './provider-errors.ts';
import { PUSH_ERRORS } from './push-errors.ts';
import { RELEASE_ERRORS } from './release-errors.ts';
import { REPOSITORY_ERRORS } from './repository-errors.ts';
import { VERSION_ERRORS } from './version-errors.ts';

export type { ErrorEntry } from './entry.ts';

/** Every error that relctl can report, by code. */
export const catalogue = {
  ...REPOSITORY_ERRORS,
  ...CONFIG_ERRORS,
  ...PROVIDER_ERRORS,
  ...VERSION_ERRORS,
  ...ARGUMENT_ERRORS,
  ...RELEASE_ERRORS,
  ...EXECUTION_ERRORS,
  ...PUSH_ERRORS,
  ...INTERRUPTION_ERRORS,
  ...HOOK_ERRORS,
  ...HOTFIX_ERRORS,
  ...MESSAGE_ERRORS,
  ...CHANGELOG_ERRORS,
  ...COMMIT_ERRORS,
  ...IMAGE_ERRORS,
  ...NOTES_ERRORS,
  ...AUDIT_ERRORS,
  ...PREFLIGHT_ERRORS,
  ...OUTPUT_ERRORS,
  ...INIT_ERRORS,
} satisfies Record<string, ErrorEntry<never>>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorContext<K extends ErrorCode> = Parameters<(typeof catalogue)[K]['message']>[0];
