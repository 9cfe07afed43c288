import { trimmedEnd } from '../text/trim.ts';

/** The URLs of a remote's pages. */
export interface Forge {
  /** `https://github.com/owner/name` */
  readonly home: string;
  readonly commit: (sha: string) => string;
  /** The comparison of two tags. */
  readonly compare: (from: string, to: string) => string;
  /** All commits that a tag reaches. */
  readonly history: (tag: string) => string;
  /** @param repository `owner/name` of another repository on this forge; null for this one */
  readonly issue: (issue: string, repository: string | null) => string;
}

/** A host whose kind is known from its CI job. */
export interface KnownHost {
  readonly host: string;
  readonly kind: ForgeKind;
}

type ForgeKind = 'github' | 'gitlab' | 'bitbucket' | 'gitea';

/**
 * The server that runs this job of GitHub Actions, GitLab CI, or the actions of Gitea and Forgejo; null outside of them. This
 * way a forge with its own host name, such as `git.example.com`, is known.
 */
export function ciHost(environment: Readonly<Record<string, string | undefined>>): KnownHost | null {
  const hostIn = (name: string): string | null =>
    /^https?:\/\/([^/:@]+)/i.exec(environment[name] ?? '')?.[1]?.toLowerCase() ?? null;
  const gitlab = hostIn('CI_SERVER_URL');
  if (gitlab !== null) return { host: gitlab, kind: 'gitlab' };
  const host = hostIn('GITHUB_SERVER_URL');
  // Gitea and Forgejo set GitHub's variables as well.
  const isGitea = environment['GITEA_ACTIONS'] === 'true' || environment['FORGEJO_ACTIONS'] === 'true';
  return host === null ? null : { host, kind: isGitea ? 'gitea' : 'github' };
}

/**
 * The pages of a remote if its host is known: GitHub, GitLab, Bitbucket, Codeberg and others with Gitea or Forgejo, and hosts
 * with such a name, like `gitlab.example.com`. User names and passwords in the URL are left out.
 *
 * @param url the URL in one of git's forms: `https://…`, `ssh://…`, `git@host:owner/name.git`
 * @param ci another known host
 * @returns null for any other host, and for a folder
 */
export function forgeOf(url: string, ci: KnownHost | null = null): Forge | null {
  const place = placeOf(url);
  const shape =
    place === null
      ? undefined
      : (SHAPES.find(({ host }) => host.test(place.host)) ??
        SHAPES.find(({ kind }) => ci?.host === place.host && ci.kind === kind));
  if (place === null || shape === undefined) return null;
  const root = `${place.scheme}://${place.host}${place.port}`;
  const home = `${root}/${place.path}`;
  return {
    home,
    commit: (sha) => `${home}${shape.commit}${sha}`,
    compare: (from, to) => `${home}${shape.compare(named(from), named(to))}`,
    history: (tag) => `${home}${shape.history}${named(tag)}`,
    issue: (issue, repository) =>
      `${repository === null ? home : `${root}/${named(repository)}`}${shape.issue}${named(issue)}`,
  };
}

interface Place {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** With its colon; '' for the default port. */
  readonly port: string;
  readonly path: string;
}

const URL_FORM = /^([a-z][a-z+]*):\/\/(?:[^/@]*@)?([^/:@]+)(:\d+)?\/+([^/].*)$/i;
/** git uses ssh if a colon comes before the first slash. */
const SHORT_FORM = /^(?:[^/@:]+@)?([^/@:]+):(?!\/\/)\/*([^/].*)$/;

function placeOf(url: string): Place | null {
  const [, protocol = '', host, port = '', path = ''] = URL_FORM.exec(url) ?? [];
  const [, shortHost, shortPath = ''] = SHORT_FORM.exec(url) ?? [];
  const found = host ?? shortHost;
  const parts = trimmedEnd(host === undefined ? shortPath : path, '/')
    .replace(/\.git$/, '')
    .split('/');
  if (found === undefined || !HOST.test(found) || parts.length < 2 || parts.includes('')) return null;
  const isWeb = /^https?$/i.test(protocol);
  return {
    scheme: protocol.toLowerCase() === 'http' ? 'http' : 'https',
    host: webHost(found.toLowerCase()),
    // The port of ssh is not that of the web pages.
    port: isWeb ? port : '',
    path: parts.map((part) => named(decoded(part))).join('/'),
  };
}

const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;

/** The web host of special ssh hosts, which exist for networks that allow only port 443. */
function webHost(host: string): string {
  return host.replace(/^(?:ssh|altssh)\.(?=(?:github\.com|gitlab\.com|bitbucket\.org)$)/, '');
}

interface Shape {
  readonly kind: ForgeKind;
  readonly host: RegExp;
  readonly commit: string;
  readonly compare: (from: string, to: string) => string;
  readonly history: string;
  readonly issue: string;
}

const dotted = (from: string, to: string): string => `${from}...${to}`;

const SHAPES: readonly Shape[] = [
  {
    kind: 'github',
    host: /^github\./,
    commit: '/commit/',
    compare: (from, to) => `/compare/${dotted(from, to)}`,
    history: '/commits/',
    issue: '/issues/',
  },
  {
    kind: 'gitlab',
    host: /(?:^|\.)gitlab\./,
    commit: '/-/commit/',
    compare: (from, to) => `/-/compare/${dotted(from, to)}`,
    history: '/-/commits/',
    issue: '/-/issues/',
  },
  {
    kind: 'bitbucket',
    host: /^bitbucket\.org$/,
    commit: '/commits/',
    compare: (from, to) => `/branches/compare/${to}%0D${from}`,
    history: '/commits/tag/',
    issue: '/issues/',
  },
  {
    kind: 'gitea',
    host: /^codeberg\.org$|(?:^|\.)(?:gitea|forgejo)\./,
    commit: '/commit/',
    compare: (from, to) => `/compare/${dotted(from, to)}`,
    history: '/commits/tag/',
    issue: '/issues/',
  },
];

/** Encodes a name for a URL in Markdown's parentheses. Slashes stay. */
function named(text: string): string {
  const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, hex);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
