/** The time zone of a CronJob, by the names that Kubernetes takes: those of the IANA database. */

/** What is right, where a time zone is wrong, and the names that it may have meant; undefined where it is right. */
export function wrongTimeZone(
  zone: string,
): { readonly what: string; readonly expected: string; readonly candidates: readonly string[] } | undefined {
  if (isTimeZone(zone)) return undefined;
  return {
    what: "is not a time zone",
    expected: "a name from the IANA time zone database, like `Europe/Berlin` or `Etc/UTC`",
    candidates: [...Intl.supportedValuesOf("timeZone"), "Etc/UTC"],
  };
}

/** The list of supported values has no links, like `Asia/Kolkata` and `Etc/UTC`; a formatter takes them, and offsets too. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    // Unlike here, upper and lower case are different names to Kubernetes.
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
