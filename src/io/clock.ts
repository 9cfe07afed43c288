/**
 * Today as 'YYYY-MM-DD': the local date, or that of SOURCE_DATE_EPOCH (seconds) in UTC where it is set, so that a
 * release can be reproduced (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export function today(environment: NodeJS.ProcessEnv = process.env): string {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch)) {
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  }
  const now = new Date();
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
