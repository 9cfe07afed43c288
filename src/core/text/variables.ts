const VARIABLE = /\$(?:(\w+)|\{([^}]*)\})/g;

/** A text with `$NAME` and `${NAME}` replaced, as Python's `expandvars` does; what is not set stays as it is written. */
export function expandVariables(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(VARIABLE, (written, plain?: string, braced?: string) => {
    const name = plain ?? braced ?? '';
    return (Object.hasOwn(environment, name) ? environment[name] : null) ?? written;
  });
}
