/**
 * How many characters a version may have. PEP 440 sets no limit, but git keeps a tag in a file of its name, and file systems
 * allow names of 255 bytes.
 */
export const LONGEST_VERSION = 255;
