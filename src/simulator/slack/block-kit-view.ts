export function faultsInView(_view: unknown): readonly { path: string; fault: string }[] {
  return [];
}
