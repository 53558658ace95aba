/** In which order apps can start: each after those that it needs. */

/**
 * The wave of each app: 0 if it needs no other, otherwise one more than the last wave of those that it needs. Apps that need
 * each other share a wave.
 */
export function wavesOf<App>(apps: readonly App[], neededBy: (app: App) => readonly App[]): ReadonlyMap<App, number> {
  const waves = new Map<App, number>();
  for (const group of groupsOf(apps, neededBy)) {
    const members = new Set(group);
    const before = group.flatMap(neededBy).filter((app) => !members.has(app));
    const wave = Math.max(-1, ...before.flatMap((app) => waves.get(app) ?? [])) + 1;
    for (const app of group) waves.set(app, wave);
  }
  return waves;
}

/** Groups of apps that need each other, each after those that it needs: strongly connected components, as Tarjan finds them. */
function groupsOf<App>(apps: readonly App[], neededBy: (app: App) => readonly App[]): readonly (readonly App[])[] {
  const groups: App[][] = [];
  const indices = new Map<App, number>();
  const open: App[] = [];
  /** The earliest open app that one leads back to. */
  const visit = (app: App): number => {
    const index = indices.size;
    indices.set(app, index);
    open.push(app);
    let earliest = index;
    for (const needed of neededBy(app)) {
      const known = indices.get(needed);
      if (known === undefined) earliest = Math.min(earliest, visit(needed));
      else if (open.includes(needed)) earliest = Math.min(earliest, known);
    }
    if (earliest === index) groups.push(open.splice(open.indexOf(app)));
    return earliest;
  };
  for (const app of apps) if (!indices.has(app)) visit(app);
  return groups;
}
