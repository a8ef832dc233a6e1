/** A folder with reports, at any depth. */
export interface ReportFolder {
  /** Path from the folder of the window, with `/` between the names; empty for that folder itself. */
  readonly path: string;
  readonly reports: number;
}

/**
 * The folders that hold reports, each with the number of those in it and below it, in the order of their paths.
 *
 * @param files The paths of the files from the folder of the window, with the number of reports in each.
 */
export function reportFolders(
  files: readonly { readonly path: string; readonly reports: number }[],
): ReportFolder[] {
  const counts = new Map<string, number>();
  for (const { path, reports } of files) {
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, Math.max(end, 0));
      counts.set(folder, (counts.get(folder) ?? 0) + reports);
      if (end < 0) break;
    }
  }
  return [...counts]
    .map(([path, reports]) => ({ path, reports }))
    .sort((a, b) => a.path.localeCompare(b.path, 'zh', { numeric: true }));
}
