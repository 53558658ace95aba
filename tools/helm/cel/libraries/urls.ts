/** Kubernetes' CEL library of URLs: what Go's `url.ParseRequestURI` accepts, an absolute URL or an absolute path. */
import { readUrl, type Url } from "../../base/url.ts";
import { ExpressionError, type Library, type Opaque, opaque, opaqueType } from "../library.ts";

const URL_TYPE = opaqueType<Url>("kubernetes.URL");
type UrlValue = Opaque<Url>;

export const URLS: Library = {
  types: [URL_TYPE],
  functions: {
    "url(string): kubernetes.URL": (text: string) => {
      const url = readUrl(text);
      if (url === undefined) throw new ExpressionError(`URL parse error: ${text}`);
      return opaque(URL_TYPE, url);
    },
    "isURL(string): bool": (text: string) => readUrl(text) !== undefined,
    "kubernetes.URL.getScheme(): string": ({ value }: UrlValue) => value.scheme,
    "kubernetes.URL.getHost(): string": ({ value }: UrlValue) => value.host,
    "kubernetes.URL.getHostname(): string": ({ value }: UrlValue) =>
      value.host.replace(/:[0-9]*$/, "").replace(/^\[(.*)\]$/, "$1"),
    "kubernetes.URL.getPort(): string": ({ value }: UrlValue) => /:([0-9]*)$/.exec(value.host)?.[1] ?? "",
    "kubernetes.URL.getEscapedPath(): string": ({ value }: UrlValue) => escaped(value.path),
    "kubernetes.URL.getQuery(): map<string, list<string>>": ({ value }: UrlValue) => parameters(value.query),
  },
  operators: {
    "kubernetes.URL == kubernetes.URL": (left: UrlValue, right: UrlValue) =>
      JSON.stringify(left.value) === JSON.stringify(right.value),
  },
};

/** What has to be escaped in a path is escaped; what is, stays. */
function escaped(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~!$&'()*+,;=:@/%[\]]/gu, encodeURIComponent);
}

function parameters(query: string): Readonly<Record<string, readonly string[]>> {
  const pairs = [...new URLSearchParams(query)];
  return Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, group]) => [name, group.map(([, value]) => value)]),
  );
}
