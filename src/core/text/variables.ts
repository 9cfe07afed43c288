const VARIABLE = /\$(?:(\w+)|\{([^}]*)\})/g;
const WITHOUT_BRACES = /\$(\w+)/g;

/** A text with `$NAME` and `${NAME}` replaced, as Python's `expandvars` does. A variable that is not set stays as it is written. */
export function expandVariables(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const expand = (written: string, plain?: string, braced?: string): string => {
    const name = plain ?? braced ?? '';
    return (Object.hasOwn(environment, name) ? environment[name] : null) ?? written;
  };
  // After the last closing brace, the pattern with braces would search the whole rest at each `${`, which takes quadratic time.
  const end = text.lastIndexOf('}') + 1;
  return (
    text.slice(0, end).replace(VARIABLE, expand) +
    text.slice(end).replace(WITHOUT_BRACES, (written, name: string) => expand(written, name))
  );
}
