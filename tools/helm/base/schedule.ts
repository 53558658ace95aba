/**
 * Schedules of CronJobs as Kubernetes parses them: the five fields of robfig/cron's standard parser. Other parsers accept more,
 * like 7 for Sunday, `L` and `#`, so they cannot be used here.
 */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for the numbers from `least` on. */
  readonly words: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: readonly Field[] = [
  { name: "minute", least: 0, most: 59, words: [] },
  { name: "hour", least: 0, most: 23, words: [] },
  { name: "day of the month", least: 1, most: 31, words: [] },
  { name: "month", least: 1, most: 12, words: MONTHS },
  { name: "day of the week", least: 0, most: 6, words: DAYS },
];

const DESCRIPTORS = ["@annually", "@daily", "@hourly", "@midnight", "@monthly", "@weekly", "@yearly"];

/** What is wrong with a schedule and what is expected; undefined if it is valid. */
export function wrongSchedule(schedule: string): { readonly what: string; readonly expected: string } | undefined {
  if (DESCRIPTORS.includes(schedule) || /^@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(schedule)) return undefined;
  if (/^(CRON_)?TZ=/.test(schedule)) {
    return { what: "contains a time zone, which Kubernetes rejects there", expected: "only a schedule" };
  }
  const parts = schedule.trim().split(/\s+/);
  if (schedule.startsWith("@") || parts.length !== FIELDS.length) {
    return {
      what: schedule.startsWith("@")
        ? "is not a known schedule name"
        : `has ${parts.length === 1 ? "1 field" : `${parts.length} fields`}`,
      expected: "five fields, like `0 3 * * *`, or one of `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly`",
    };
  }
  const [wrong] = FIELDS.filter((field, index) => !isField(parts[index] ?? "", field));
  return wrong && { what: `has an invalid ${wrong.name}`, expected: `${takes(wrong)}` };
}

function takes({ least, most, words }: Field): string {
  const named = words.length === 0 ? "" : ` or ${words[0]} to ${words.at(-1)}`;
  return `${least} to ${most}${named}, \`*\`, ranges like \`${least}-${most}\`, steps like \`*/2\`, or a comma-separated list of these`;
}

function isField(text: string, field: Field): boolean {
  return text.split(",").every((part) => isRange(part, field));
}

function isRange(text: string, field: Field): boolean {
  const match = /^(?:[*?]|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/([0-9]+))?$/i.exec(text);
  if (match === null) return false;
  const [, first, last, step] = match;
  const from = first === undefined ? field.least : numberIn(first, field);
  const to = last === undefined ? from : numberIn(last, field);
  return from >= field.least && to <= field.most && from <= to && step !== "0" && Number(step ?? 1) > 0;
}

function numberIn(text: string, { least, words }: Field): number {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? least + word : Number(text);
}

/** A pattern, without look-arounds, of everything that is valid, and of schedules with a range whose ends are reversed. */
export function schedulePattern(): string {
  const every = "@every ([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+";
  return `^(${[...DESCRIPTORS, every, ` *${FIELDS.map(fieldPattern).join(" +")} *`].join("|")})$`;
}

function fieldPattern({ least, most, words }: Field): string {
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  const value = `(0*(${numbers.join("|")})${words.map((word) => `|${anyCase(word)}`).join("")})`;
  const part = `([*?]|${value}(-${value})?)(/0*[1-9][0-9]*)?`;
  return `${part}(,${part})*`;
}

/** A pattern of the valid schedules with a range whose ends are reversed. Words are in one field, so ranges of all fields are alike. */
export function reversedRangePattern(): string {
  const words = FIELDS.flatMap(({ least, words }) => words.map((word, index) => [word, least + index, words] as const));
  const named = words.map(([word, number, all]) => {
    const lower = all.slice(0, all.indexOf(word));
    const from = `(${anyCase(word)}|0*${number})-`;
    return lower.length === 0
      ? []
      : [`${from}(${lower.map(anyCase).join("|")})`, `${anyCase(word)}-${numberBelow(number)}`];
  });
  const numbers = Array.from({ length: 59 }, (_, index) => `0*${index + 1}-${numberBelow(index + 1)}`);
  return `(^|[ ,])(${[...numbers, ...named.flat()].join("|")})([ ,/]|$)`;
}

/** A pattern of the numbers below one of at most two digits. */
function numberBelow(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const sameTens = ones === 0 ? [] : [`${tens === 0 ? "" : tens}[0-${ones - 1}]`];
  const lowerTens = tens === 0 ? [] : [tens === 1 ? "[0-9]" : `[1-${tens - 1}]?[0-9]`];
  return `0*(${[...lowerTens, ...sameTens].join("|")})`;
}

function anyCase(word: string): string {
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}]`).join("");
}
