/**
 * A text without the secrets in its URLs: the user and password before `@`, and the values of parameters that look like tokens.
 *
 * If a URL has several `@`, the last one counts: a password may contain one that was not escaped. The scan takes linear time,
 * because the text may be anything that a remote has answered.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^\s'"<>]+/g, (found) => {
    const address = found.slice(Math.max('://'.length, found.lastIndexOf('@') + 1));
    return `://${address.replace(/[?&;#][^&;]*/g, withoutValue)}`;
  });
}

/** A parameter, with the separator before it, whose value is hidden if its name suggests a secret. */
function withoutValue(parameter: string): string {
  const name = /token|key|secret|pass|auth|sig/i.exec(parameter);
  const end = name === null ? -1 : parameter.indexOf('=', name.index);
  return end === -1 || end === parameter.length - 1 ? parameter : `${parameter.slice(0, end + 1)}…`;
}
