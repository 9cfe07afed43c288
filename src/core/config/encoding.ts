/** The encoding of a project's files, under a name that `io/files/encoding.ts` supports. */
export type Encoding = string;

export const UTF_8: Encoding = 'utf-8';

/** UTF-8, with a byte order mark at the start of new files. */
export const UTF_8_WITH_MARK: Encoding = 'utf-8-sig';

/**
 * The encoding that has this name in Python.
 *
 * @returns null if Python does not have it, or relctl does not support it
 */
export function encodingNamed(name: string): Encoding | null {
  const plain = name.toLowerCase().replace(/[-_ .]/g, '');
  return Object.keys(NAMES).find((encoding) => NAMES[encoding]?.split(' ').includes(plain)) ?? null;
}

/** Names and aliases of Python's codecs, without case and separators. Names in one line have the same characters. */
const NAMES: Readonly<Record<Encoding, string>> = {
  [UTF_8]: 'utf8 u8 utf cp65001 utf8ucs2 utf8ucs4',
  [UTF_8_WITH_MARK]: 'utf8sig',
  'utf-16': 'utf16 u16',
  'utf-16le': 'utf16le unicodelittleunmarked',
  'utf-16be': 'utf16be unicodebigunmarked',
  ascii: 'ascii 646 ansix341968 ansix341986 cp367 csascii ibm367 iso646irv1991 iso646us isoir6 us usascii',
  latin1: 'latin1 latin l1 iso88591 iso8859 8859 cp819 csisolatin1 ibm819 iso885911987 isoir100',
  'iso-8859-2': 'iso88592 latin2 l2 csisolatin2 iso885921987 isoir101',
  'iso-8859-3': 'iso88593 latin3 l3 csisolatin3 iso885931988 isoir109',
  'iso-8859-4': 'iso88594 latin4 l4 csisolatin4 iso885941988 isoir110',
  'iso-8859-5': 'iso88595 cyrillic csisolatincyrillic iso885951988 isoir144',
  'iso-8859-6': 'iso88596 arabic asmo708 csisolatinarabic ecma114 iso885961987 isoir127',
  'iso-8859-7': 'iso88597 greek greek8 csisolatingreek ecma118 elot928 iso885971987 isoir126',
  'iso-8859-8': 'iso88598 hebrew csisolatinhebrew iso885981988 isoir138',
  'iso-8859-9': 'iso88599 latin5 l5 csisolatin5 iso885991989 isoir148',
  'iso-8859-10': 'iso885910 latin6 l6 csisolatin6 iso8859101992 isoir157',
  'iso-8859-11': 'iso885911 thai tis620 tis6200 tis62025290 tis62025291 iso8859112001 isoir166',
  'iso-8859-13': 'iso885913 latin7 l7',
  'iso-8859-14': 'iso885914 latin8 l8 isoceltic iso8859141998 isoir199',
  'iso-8859-15': 'iso885915 latin9 l9',
  'windows-1250': 'cp1250 1250 windows1250',
  'windows-1251': 'cp1251 1251 windows1251',
  'windows-1252': 'cp1252 1252 windows1252',
  'windows-1253': 'cp1253 1253 windows1253',
  'windows-1254': 'cp1254 1254 windows1254',
  'windows-1255': 'cp1255 1255 windows1255',
  'windows-1256': 'cp1256 1256 windows1256',
  'windows-1257': 'cp1257 1257 windows1257',
  'windows-1258': 'cp1258 1258 windows1258',
  'windows-874': 'cp874',
  ibm866: 'cp866 866 csibm866 ibm866',
  'koi8-r': 'koi8r cskoi8r',
  'koi8-u': 'koi8u',
  macintosh: 'macroman macintosh',
  'x-mac-cyrillic': 'maccyrillic',
  gbk: 'gbk 936 cp936 ms936',
  gb2312: 'gb2312 chinese csiso58gb231280 euccn eucgb2312cn gb23121980 gb231280 isoir58 xmacsimpchinese',
  big5: 'big5 big5tw csbig5 xmactradchinese cp950 950 ms950',
  'euc-jp': 'eucjp ujis',
  'euc-kr': 'euckr korean ksc5601 ksc56011987 ksx1001 cp949 949 ms949 uhc xmackorean',
  cp932: 'cp932 932 ms932 mskanji',
  shift_jis: 'shiftjis sjis csshiftjis xmacjapanese',
};
