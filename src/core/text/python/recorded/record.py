"""Writes patterns.jsonl: what Python's re finds with many patterns in the same texts.

Python 3.11, the one that commitizen 4.19.3 was recorded with:  python3.11 record.py > patterns.jsonl
The first line holds the texts; each other a pattern, and, if it is valid, for each text what re.search finds (start and
end in characters, then the groups) and where re.match ends.
"""

import json
import random
import re
import sys
import warnings

warnings.simplefilter("ignore")
random.seed(3)

TEXTS = [
    '', 'a', 'ab', 'aab\n', 'feat(api)!: search', 'BREAKING CHANGE: x', 'a b\nc', 'A_1 \xe9', '\u65e5\u672c \u0663',
    'x\xa0y\x1f', '[]{}-^', 'aAbB', 'sS\u017f', 'kK\u212a\u0130\u0131', '\n', 'a.b*c', 'fix: x\n\nbody',
    '\U0001d4b3z', 'aa bb aa', 'tab\there', '\ufeffx', '--', '\xc4\xe4\xdf\u1e9e\u03a3\u03c3\u03c2', 'abcabc',
    '0123', r'\n', 'a\r\nb',
]

PATTERNS = [
    r'^(feat|fix)(\(.+\))?!?:', r'(?P<t>\w+)(?:\((?P<s>[^()\r\n]*)\))?(?P<b>!)?:\s(?P<m>.*)?', '(?s).*b',
    '(?i)FEAT|SEARCH', '(?m)^b', '(?m)a$', 'a$', r'b\Z', r'\Ab', r'\A[a-z]+', r'\bb', r'\Bb', r'\B', r'\b', r'\d+',
    r'\D+', r'\w+', r'\W+', r'\s+', r'\S+', r'[\w-]+', r'[^\W\d]+', r'[\s\S]+', '[]a]+', '[^]a]+', '[[a]+',
    r'[a\]b]+', '[a-]+', '[-a]+', r'[\b]', r'\.', '\\-\\/\\"\\\'\\@', r'\x41', r'\u00e9', r'\U0001d4b3', r'\101',
    r'\0', r'\08', r'\07', r'[\101]', r'[\8]', r'\8', r'\1', r'(a)\1', r'(a)(b)\2\1', '(?P<q>a)(?P=q)', r'(a)|b\1',
    r'(a)?\1', r'(a|b)\1', r'((a)|b)\2', r'(?:(a)|(b))\1', r'(a\1)', r'(?=(a))\1', r'(?!(b))\1', 'a{2}', 'a{,2}',
    'a{1,}', 'a{,}', 'a{}', 'a{x}', 'a{2', '{2}', 'a{3,1}', 'a{1}{2}', 'a**', '*a', 'a|*', '(*)', '^*', '$*',
    r'\b*', '(?=a)*a', '(?:a)*?b', 'a??b', 'a*+', 'a++b', 'a?+', 'a{1,2}+', '(?>a+)b', '(a)?(?(1)b|c)', '(?<=a)b',
    '(?<!a)b', '(?<=ab|b)c', '(?#c)a', 'a(?#c)*', '(?#', '(?x) a  b # c', r'(?x)[ a]+ \  b', '(?x) a *', '(?i:a)b',
    '(?-i:a)b', '(?i)a(?-i:b)', '(?s-i:.)', '(?i', '(?z)', r'(?a)\w+', r'(?a:\w+)', r'(?u)\w+', '(?au)a', '(?L)a',
    '(?i-i:a)', 'a(?i)b', '(?i)(?s)A.', ' (?x)a', '(?i)|(?s)a', '((?i)a)', '(?P<n>a)(?P<n>b)', '(?P<1>a)', '(?P=x)',
    '(?P>x)', '(?P<a', '(?<n>a)', '(?', '(?:', '(', ')', 'a)', '[', '[a', '[]', '[^]', '[b-a]', r'[\d-z]',
    r'[a-\d]', r'\q', r'\z', r'\c', r'\N{DIGIT ONE}', r'[\N{DIGIT ONE}]', r'\x4', r'\u12', r'\U00110000', r'\777',
    r'[\777]', r'\400', '\\', r'[\A]', r'[\Z]', r'[\B]', r'\a\f\v\t\r\n', 'a||b', '|a', 'a|', '()', '()*a',
    '(?i)[a-z]+', '(?i)[^a]+', '(?i)\xdf', '(?i)\u03c3+', '(?i)k+', '(?i)s+', '(?i)i+', '(?ia)k+', '(?i)\xe9',
    r'(?i)(a)\1', '[&&]+', '[a&&b]', '[~~]', '[a--b]', '[+--]', '[||]', '[!-~]+', r'[^\n]*$', '(?s)a.b', '.',
    '(a*)*b', '(a*?)+?b', '(?:a|ab)(?:c|bcd)?', '(?P<\xe9t\xe9>a)', '(?P<a-b>a)', r'\Aa|\Ab', 'x*', '(?:)',
    '(?:)*a', 'a{0}b', 'a{0,0}(b)', r'(a){0}\1', '[\U0001f389-\U0001f38a\U0001d4b3]', '[^\U0001d4b3]+',
    '\u65e5\u672c?', r'\_', '\\\xe9', r'\ ', r'(?x)\ #', r'(?x)a\#b', 'a{99999999999}',
]

ATOMS = [
    'a', 'b', 'A', '.', r'\w', r'\d', r'\s', r'\W', '[ab]', '[^a]', r'[\w.]', r'\b', '^', '$', r'\B', r'\Z', '\xe9',
    'K', r'\.', '(?:a|b)', '(a)', '(a|ab)', '(?P<n>b)', r'\1', '(?=a)', '(?!b)', '(?<=a)', '(?<!b)', ' ', '[a-c]',
    r'\n', '(?i:k)', '(?i:a)', '(?s:.)', '(?m:$)', '(?m:^)', '(', '|', '-', ']', '{', '}',
]

SIGNS = [
    '', '', '', '', '*', '+', '?', '{2}', '{,1}', '{1,}', '*?', '+?', '??', '{1,2}?',
]


def some_pattern():
    pattern = "".join(random.choice(ATOMS) + random.choice(SIGNS) for _ in range(random.randint(1, 5)))
    if random.random() < 0.15:
        pattern = "(?" + random.choice(["i", "s", "m", "x", "a", "is"]) + ")" + pattern
    if random.random() < 0.2:
        pattern = "(" + pattern + ")" + random.choice(SIGNS)
    return pattern


def row(pattern):
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError):
        return {"pattern": pattern}
    found = [compiled.search(text) for text in TEXTS]
    matched = [compiled.match(text) for text in TEXTS]
    return {
        "pattern": pattern,
        "search": [m and [m.start(), m.end(), *m.groups()] for m in found],
        "match": [m and m.end() for m in matched],
    }


rows = [row(pattern) for pattern in PATTERNS]
while len(rows) < len(PATTERNS) + 250:
    more = row(some_pattern())
    # A random pattern that is not valid, or finds nothing, says little.
    if any(more.get("search", [])):
        rows.append(more)
print(json.dumps({"python": sys.version.split()[0], "texts": TEXTS}))
for one in rows:
    print(json.dumps(one, separators=(",", ":")))
