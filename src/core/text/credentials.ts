/**
 * What git said, without what its URLs may be trusted with: user and password, and a token behind a question mark.
 *
 * The last `@` of a URL counts, so that a password in which one was not escaped is not told by half.
 */
export function withoutCredentials(said: string): string {
  return said.replace(/\b[a-z][a-z\d+.-]*:\/\/[^\s'"<>]+/gi, (url) =>
    url.replace(/^([^:]*:\/\/).*@/, '$1').replace(TOKEN, '$1…'),
  );
}

const TOKEN = /([?&;][^=&;]*(?:token|key|secret|pass|auth|sig)[^=&;]*=)[^&;]+/gi;
