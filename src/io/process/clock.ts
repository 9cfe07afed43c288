import { refuse } from '../../core/error/error.ts';

/**
 * Today as 'YYYY-MM-DD': the local date. If SOURCE_DATE_EPOCH (seconds) is set, its date in UTC, so that a release can
 * be reproduced (https://reproducible-builds.org/specs/source-date-epoch/).
 *
 * @throws BAD_SOURCE_DATE_EPOCH: a reproducible release must not silently get today's date
 */
export function today(environment: NodeJS.ProcessEnv = process.env): string {
  const epoch = fixedSecond(environment);
  if (epoch !== null) return new Date(epoch * 1000).toISOString().slice(0, 10);
  const date = new Date();
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Seconds since 1970. If SOURCE_DATE_EPOCH is set, its value. @throws BAD_SOURCE_DATE_EPOCH */
export function now(environment: NodeJS.ProcessEnv = process.env): number {
  return fixedSecond(environment) ?? Math.floor(Date.now() / 1000);
}

/** The last second whose year has four digits. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

function fixedSecond(environment: NodeJS.ProcessEnv): number | null {
  const epoch = environment['SOURCE_DATE_EPOCH'] ?? '';
  if (epoch === '') return null;
  if (!/^\d+$/.test(epoch) || Number(epoch) > LAST) throw refuse('BAD_SOURCE_DATE_EPOCH', { found: epoch });
  return Number(epoch);
}
