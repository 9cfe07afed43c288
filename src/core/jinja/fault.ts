/** What is wrong with a template. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  /** 1-based; null as long as nobody has said where: whoever runs the template knows. */
  readonly line: number | null;

  constructor(reason: string, line: number | null) {
    super(reason);
    this.line = line;
  }
}

export function fault(reason: string, line: number | null = null): TemplateFault {
  return new TemplateFault(reason, line);
}
