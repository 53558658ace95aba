/** Time zones of CronJobs. Kubernetes takes the names in the IANA time zone database. */

/** What is wrong with a time zone, what is expected, and the names it may have meant; undefined if it is valid. */
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

/** The list of supported values lacks links, like `Asia/Kolkata` and `Etc/UTC`; a formatter takes them, but also offsets. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    // Unlike a formatter, Kubernetes distinguishes upper and lower case.
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
