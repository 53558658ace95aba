/** URLs as Go reads them: what `url.ParseRequestURI` accepts, an absolute URL or an absolute path. */

export interface Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const HOST =
  /^(?:[^\s"<>[\]\\^`{}|:%/?#]|%[0-9A-Fa-f]{2})*(?::[0-9]*)?$|^\[[0-9A-Fa-f:.]+(?:%25[^\]]+)?\](?::[0-9]*)?$/;

/** Undefined if the text is no URL. */
export function readUrl(text: string): Url | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses them.
  if (text === "" || /[\x00-\x1f\x7f]/.test(text)) return undefined;
  const [, scheme = "", rest = text] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text) ?? [];
  const [before = "", ...queries] = rest.split("?");
  const query = queries.join("?");
  if (!before.startsWith("/"))
    return scheme === "" ? undefined : { scheme: scheme.toLowerCase(), host: "", path: "", query };
  const [, authority, path = before] =
    scheme !== "" || before.startsWith("///") ? (/^\/\/([^/]*)(.*)$/s.exec(before) ?? []) : [];
  const host = (authority ?? "").replace(/^.*@/s, "");
  if (!HOST.test(host) || /%(?![0-9A-Fa-f]{2})/.test(path)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path, query };
}
