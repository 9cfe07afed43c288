import { DEV_DEPENDENCIES } from './dev-dependency.ts';
import { trimmed } from '../text/trim.ts';

/**
 * The name of a folder as a project name.
 *
 * @returns null if the name has no character that a project name may contain
 * @see https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function distributionName(folder: string): string | null {
  const name = trimmed(folder.toLowerCase().replace(/[^a-z\d]+/g, '-'), '-');
  if (name === '') return null;
  // A module with this name could not be imported, or would hide another module.
  const isTaken = /^\d/.test(name) || TAKEN.has(moduleName(name)) || DEV_DEPENDENCIES.includes(name);
  return isTaken ? `app-${name}` : name;
}

/** The name with which a project is imported. */
export function moduleName(distribution: string): string {
  return distribution.toLowerCase().replace(/[^a-z\d]+/g, '_');
}

/** Python's lowercase keywords, and names that would hide a folder of the layout or a module of the standard library. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield match case ' +
    'type src test tests ' +
    // Dependencies of pytest and its plugins.
    'coverage packaging pluggy iniconfig pygments watchdog ' +
    'abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii ' +
    'bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys ' +
    'compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses ' +
    'dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno ' +
    'faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass ' +
    'gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect ' +
    'io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math ' +
    'mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers ' +
    'opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib ' +
    'poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue ' +
    'quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex ' +
    'shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants ' +
    'sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog ' +
    'tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize ' +
    'tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu ' +
    'uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile ' +
    'zipimport zlib zoneinfo'
  ).split(' '),
);
